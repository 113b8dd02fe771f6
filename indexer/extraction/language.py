"""Which language a text is in: by its letters and its commonest small words.

Enough for whole articles and most titles; a text with nothing to go by has no language.
"""

from __future__ import annotations

import re
from collections import Counter

from indexer.model import Evidence

_SAMPLE = 4_000  # characters; more would not change the answer
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")

# Small words that are common in one of these languages and rare in the others.
_COMMON = {
    "en": "the of and to in is that for it with as was on are be this have from by not which we you at or an "
    "has will would their they been its how why what who new our can",
    "de": "der die das und ist nicht ein eine mit für auf den dem des im von zu sich auch als wird sind wir "
    "ich es an bei über nach aus wie oder haben hat dass",
    "fr": "le la les des est une dans que qui pour pas sur avec plus sont aux cette ce il elle nous vous au "
    "du et ne par leur mais ou été ont être",
    "pl": "i w nie na się z do jest to że jak ale po co tak za od przez dla być czy jego są ich oraz który "
    "która które przy może tym tego już",
    "es": "el los las de que y en un una por con para es del se lo como más pero sus le ha este sí porque "
    "esta son entre está cuando muy sin sobre también hay donde fue",
    "it": "il di che e la per un non sono una è si con da del della dei gli nel alla anche come più ma delle "
    "questo essere ha i al",
    "pt": "o de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem "
    "à seu sua ou ser são também pelo",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog naar door "
    "wordt werd hebben deze over uit",
    "ru": "и в не на что с по это как но к у из за от так же для или бы был была было были мы его они только "
    "ещё еще уже если может который которые при чтобы",
    "be": "і у ў не на што з па гэта як але да за ад так жа для ці быў была было былі мы яго яны толькі яшчэ "
    "ужо калі можа які якія пры каб таксама гэтага",
    "uk": "і в у не на що з по це як але до за від так же для чи був була було були ми його вони тільки ще "
    "вже якщо може який які при щоб та також є",
}
_LATIN = ("en", "de", "fr", "pl", "es", "it", "pt", "nl")
_CYRILLIC = ("ru", "be", "uk")

# Letters that one language has and its neighbours lack; a letter weighs as much as half a small word.
_LETTERS = {
    "de": "äöüß", "fr": "çœêèàùîû", "pl": "ąęłńśźż", "es": "ñ¿¡", "pt": "ãõ",
    "ru": "ъщыэ", "be": "ўы", "uk": "їєґщ",
}  # fmt: skip
_NOT_LETTERS = {"ru": "іўїєґ", "be": "ищъїєґ", "uk": "ыэъёў"}
_FEWEST = 2  # small words without which a text in Latin letters may be in any language
_SHORT = 30  # characters
_FOREIGN = 2  # what a letter costs that the language does not have
_LEAD = 1.25  # how far the first language must be ahead of the second


def find_language(text: str) -> str:
    """The language of a text as an ISO 639-1 code, "" when there is nothing to go by."""
    evidence = language_evidence(text)
    return evidence.value if evidence else ""


def language_evidence(text: str) -> Evidence | None:
    """The language of a text, and the words that say so."""
    sample = text[:_SAMPLE]
    low = sample.lower()
    words = Counter(_WORD.findall(low))
    letters = Counter(low)
    codes = _CYRILLIC if _is_cyrillic(letters) else _LATIN
    ranked = sorted(((_score(code, words, letters), code) for code in codes), reverse=True)
    (best, code), (second, _) = ranked[:2]
    clear = best > 0 and best >= second * _LEAD
    if codes is _LATIN and best < _FEWEST:
        return None
    if not clear and (len(low) < _SHORT or best < 0 or best - second < _FOREIGN):
        return None
    return _evidence(code, sample, words, best)


def _is_cyrillic(letters: Counter[str]) -> bool:
    cyrillic = sum(count for letter, count in letters.items() if "Ѐ" <= letter <= "ӿ")
    latin = sum(count for letter, count in letters.items() if letter.isalpha() and letter < "ɐ")
    return cyrillic > latin


def _score(code: str, words: Counter[str], letters: Counter[str]) -> float:
    common = sum(words[word] for word in _COMMON_SETS[code])
    own = sum(letters[letter] for letter in _LETTERS.get(code, ""))
    foreign = sum(letters[letter] for letter in _NOT_LETTERS.get(code, ""))
    missing = code in {"be", "uk"} and not letters["і"] and sum(letters.values()) > _SHORT
    return common + own / 2 - (foreign + missing) * _FOREIGN


_COMMON_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def _evidence(code: str, sample: str, words: Counter[str], score: float) -> Evidence:
    seen = sorted(_COMMON_SETS[code] & words.keys(), key=lambda word: -words[word])[:5]
    rule = "small-words" if seen else "letters"
    confidence = round(min(0.99, 0.5 + score / 40), 2)
    return Evidence("language", code, rule, " ".join(seen) or sample[:40].strip(), -1, -1, confidence)
