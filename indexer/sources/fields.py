"""From the named fields of a record to an article: JSON Lines, CSV rows and front matter share this.

Field names are matched without regard to case, spaces, "-" and "_". What is of the wrong shape raises
`FieldError`, which the caller turns into a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from indexer.model import RawArticle, Speaker, SpeakerKind
from indexer.sources.base import Draft, Ledger
from indexer.sources.text import clean, first_words, one_line

_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "ид", "номер"),
    "title": ("title", "headline", "заголовок", "название", "загаловак", "назва"),
    "body": ("body", "text", "content", "текст", "содержание", "тэкст", "змест", "зміст"),
    "url": ("url", "link", "permalink", "адрес", "ссылка", "адрас", "спасылка", "адреса", "посилання"),
    "date": (
        *(
            "date",
            "published",
            "publishedat",
            "publishedon",
            "publishdate",
            "publicationdate",
            "datepublished",
        ),
        *("pubdate", "дата", "датапубликации", "датапублікацыі", "датапублікації"),
    ),
    "language": ("language", "lang", "язык", "мова"),
    "speaker": (
        *("speakers", "speaker", "author", "authors", "byline"),
        *("спикер", "спикеры", "докладчик", "выступающий", "автор", "авторы"),
        *("спікер", "спікери", "спікеры", "прамоўца", "аўтар", "промовець"),
    ),
    "role": ("role", "roles", "position", "роль", "должность", "пасада", "посада"),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_SEPARATORS = re.compile(r"[\s_-]+")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?")
# Libraries and Java programs write languages in three letters, some of them in two ways (ISO 639-2).
_ISO_639_2 = """
ara=ar bel=be bul=bg ces=cs cze=cs dan=da deu=de ger=de ell=el gre=el eng=en spa=es est=et fin=fi fra=fr
fre=fr heb=he hrv=hr hun=hu hye=hy arm=hy ita=it jpn=ja kat=ka geo=ka kaz=kk lit=lt lav=lv mkd=mk mac=mk
nld=nl dut=nl nno=nn nob=nb nor=no pol=pl por=pt ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl sqi=sq alb=sq
srp=sr swe=sv tur=tr ukr=uk zho=zh chi=zh
"""
_TWO_LETTERS = dict(pair.split("=") for pair in _ISO_639_2.split())
_KINDS: dict[str, SpeakerKind] = {"": "speaker", "speaker": "speaker", "quoted": "quoted"}


class FieldError(Exception):
    """A field is of the wrong shape. `reason` and `advice` are sentences."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def field_of(name: str) -> str:
    """Which of our fields a column or key stands for ("Published_At" is "date"), or ""."""
    return _FIELD_OF.get(_plain(name), "")


def make_draft(record: Mapping[str, object], *, where: str, source: str, ledger: Ledger) -> Draft:
    """Make an article of a record.

    Raises:
        FieldError: a field is of the wrong shape, or there is neither a title nor a text.
    """
    fields = _by_field(record)
    title, body = one_line(_text(fields, "title")), clean(_text(fields, "body")).strip()
    if not title and not body:
        keys = ", ".join(f"“{one_line(key)[:40]}”" for key in list(record)[:12]) or "none"
        raise FieldError(
            f"It has neither a title nor a text (its fields: {keys}).", "Name them “title” and “body”."
        )
    if not body:
        ledger.tally(
            "1 article has a title but no text.",
            "{n} articles have a title but no text (a field “body” or “text”).",
        )
    article = RawArticle(
        id="",
        title=title or first_words(body),
        body=body,
        where=where,
        source=source,
        url=web_address(_text(fields, "url"), ledger),
        date=one_line(_text(fields, "date")),
        language=language_code(_text(fields, "language")),
        speakers=_speakers(fields),
    )
    return Draft(article, own_id=_text(fields, "id").strip())


def language_code(text: str) -> str:
    """The language of a tag ("en-GB" and "eng" are "en"), or "" for what is no tag."""
    match = _LANGUAGE.fullmatch(text.strip())
    code = match[1].lower() if match else ""
    return _TWO_LETTERS.get(code, code)


def web_address(text: str, ledger: Ledger | None = None) -> str:
    """The address, if it is one that a reader's browser may be sent to, else ""."""
    address = "".join(clean(text).split())
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc:
        return address
    if address and ledger:
        ledger.tally(
            "1 address was left out, for it does not begin with http:// or https://.",
            "{n} addresses were left out, for they do not begin with http:// or https://.",
        )
    return ""


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name).casefold()


def _by_field(record: Mapping[str, object]) -> dict[str, list[tuple[str, object]]]:
    """Field → what was given for it and under which name, in the order of preference; empty ones left out."""
    given = {_plain(key): (key, value) for key, value in record.items() if not _is_empty(value)}
    return {field: [given[name] for name in names if name in given] for field, names in _NAMES.items()}


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def _text(fields: Mapping[str, list[tuple[str, object]]], field: str) -> str:
    if not fields[field]:
        return ""
    name, value = fields[field][0]
    if isinstance(value, list) and field == "body":
        return "\n\n".join(_scalar(name, part) for part in value)
    return _scalar(name, value)


def _scalar(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    shape = {list: "a list", dict: "an object", bool: "true or false"}.get(type(value), "empty")
    raise FieldError(
        f"The field “{one_line(name)[:40]}” is {shape}, where a text was expected.", "Make it a text."
    )


def _speakers(fields: Mapping[str, list[tuple[str, object]]]) -> tuple[Speaker, ...]:
    if not fields["speaker"]:
        return ()
    name, value = fields["speaker"][0]
    people = list(_people(name, value))
    roles = _roles(fields, len(people))
    merged = (Speaker(p.name, p.role or role, p.kind) for p, role in zip(people, roles, strict=True))
    return tuple({person.name: person for person in reversed(list(merged))}.values())[::-1]


def _people(name: str, value: object) -> Iterable[Speaker]:
    if isinstance(value, list):
        for part in value:
            if isinstance(part, list):
                _scalar(name, part)  # raises
            yield from _people(name, part)
    elif isinstance(value, dict):
        yield _person(name, value)
    else:
        # A name never contains a semicolon; a comma it may ("Latushka, Pavel").
        parts = (one_line(part) for part in _scalar(name, value).split(";"))
        yield from (Speaker(part) for part in parts if part)


def _person(name: str, value: Mapping[str, object]) -> Speaker:
    given = {
        key.casefold(): _scalar(f"{name}.{key}", part) for key, part in value.items() if part is not None
    }
    person, kind = one_line(given.get("name", "")), given.get("kind", "").strip().casefold()
    if not person:
        raise FieldError(f"A person in the field “{one_line(name)[:40]}” has no name.", "Give it a “name”.")
    if kind not in _KINDS:
        raise FieldError(
            f"The kind of the person “{person[:80]}” is “{kind[:40]}”.", "It can be “speaker” or “quoted”."
        )
    return Speaker(person, one_line(given.get("role", "")), _KINDS[kind])


def _roles(fields: Mapping[str, list[tuple[str, object]]], people: int) -> list[str]:
    """A role for each person: one for one, or as many as there are people, else none."""
    if not fields["role"]:
        return [""] * people
    name, value = fields["role"][0]
    parts = [_scalar(name, part) for part in value] if isinstance(value, list) else [_scalar(name, value)]
    if people != len(parts) == 1:
        parts = parts[0].split(";")
    return [one_line(part) for part in parts] if len(parts) == people else [""] * people
