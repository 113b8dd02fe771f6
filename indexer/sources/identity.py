"""Which article is which: ids that stay the same from build to build, and duplicates found.

The id that a source gives wins, made safe for an address. Else an id is a hash of the first of these that
there is: the path of the file, the address, the title, the text. Nothing in it depends on the kind of
source or on where the place lies, so that an archive can be moved, or saved in another format; only the
name of a folder that is a place counts, so that two of them can each hold an index.html.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b

from indexer.model import Problem, RawArticle
from indexer.sources.base import Draft

_SAFE = re.compile(r"(?=[A-Za-z0-9_~-])[A-Za-z0-9._~-]{1,80}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._~-]+")
_LONGEST_STEM = 60


def safe_id(own: str) -> str:
    """Make a source's own id safe for an address.

    An id that had to be changed carries a hash of what it was: "a b" and "a/b" stay two.
    """
    if _SAFE.fullmatch(own):
        return own
    stem = _UNSAFE.sub("-", own).strip("-.")[:_LONGEST_STEM]
    return f"{stem}-{digest(own)[:8]}".lstrip("-")


def digest(*facts: str) -> str:
    """Sixteen characters that stand for these facts, in this order."""
    data = "\0".join(facts).encode("utf-8", "surrogateescape")
    return blake2b(data, digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class _Seen:
    where: str
    content: bytes


class Register:
    """The ids that are taken, by one reading or by several that make one index."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def settle(self, draft: Draft) -> RawArticle | Problem:
        """Give an article its id, or name the earlier one that it repeats."""
        article = draft.article
        content = blake2b(f"{article.title}\0{article.body}".encode(), digest_size=8).digest()
        identifier = self._choose(draft, content)
        earlier = self._seen.get(identifier)
        if earlier:
            return _repeated(draft, earlier, same=earlier.content == content)
        self._seen[identifier] = _Seen(article.where, content)
        return replace(article, id=identifier)

    def _choose(self, draft: Draft, content: bytes) -> str:
        if draft.own_id:
            return safe_id(draft.own_id)
        article = draft.article
        fact = draft.fact or article.url or article.title or article.body
        identifier = digest(fact)
        earlier = self._seen.get(identifier)
        if earlier and earlier.content != content:
            # Another article under the same title or address. Both are kept, told apart by their text.
            return digest(fact, article.title, article.body)
        return identifier


def _repeated(draft: Draft, earlier: _Seen, *, same: bool) -> Problem:
    article = draft.article
    if draft.own_id:
        reason = f"The id “{draft.own_id[:80]}” is already that of another article ({earlier.where})."
        advice = "Remove one of the two." if same else "Give one of the two another id."
        return Problem(article.where, reason, advice)
    return Problem(
        article.where,
        f"“{article.title}” stands word for word at another place as well ({earlier.where}).",
        "Remove one of the two.",
    )
