"""How a query was read, in one sentence: `describe`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

from indexer.query.notes import shorten
from indexer.query.syntax import All, Beginning, Dated, Either, Node, Quotation, Without, Word, split

EVERYTHING = "All articles."

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ONE_DAY = datetime.timedelta(days=1)


def describe(node: Node | None) -> str:
    """The sentence for a whole query, None standing for one that asks for nothing."""
    if node is None:
        return EVERYTHING
    required, optional, excluded = split(node)
    parts = [
        *_with(_about("text", required)),
        *_said("preferably with {}", optional),
        *_said("with {} in the title", _about("title", required)),
        *_said("without {}", _about("text", excluded), " or "),
        *_said("without {} in the title", _about("title", excluded), " or "),
        *_said("by a speaker named {}", _about("speaker", required)),
        *_said("not by a speaker named {}", _about("speaker", excluded), " or "),
        *_said("dated {}", _about("date", required)),
        *_said("not dated {}", _about("date", excluded), " or "),
    ]
    return f"Articles {', '.join(parts)}."


def describe_days(first: datetime.date | None, last: datetime.date | None) -> str:
    """An interval as it stands behind "dated": "March 2024", "2023 to 2024", "20 March 2024 or later"."""
    if first is None or last is None:
        return _open_days(first, last)
    for name, begins, ends in _UNITS:
        if begins(first) and ends(last):
            return name(first) if name(first) == name(last) else f"{name(first)} to {name(last)}"
    raise AssertionError("every interval is one of days")


def _with(nodes: Sequence[Node]) -> list[str]:
    """What has to be in the text, words first."""
    words = [_mention(node) for node in nodes if isinstance(node, Word)]
    quotations = [node for node in nodes if isinstance(node, Quotation)]
    exact = [_mention(node) for node in quotations if node.words.length == 1]
    phrases = [_mention(node) for node in quotations if node.words.length > 1]
    things = [
        *_counted("the word", words),
        *_counted("the exact word", exact),
        *_counted("the phrase", phrases),
        *(
            f"a word that begins with {_mention(node).replace('*', '')}"
            for node in nodes
            if isinstance(node, Beginning)
        ),
        *(f"either {_mention(node)}" for node in nodes if isinstance(node, Either)),
    ]
    return [f"with {_listed(things)}"] if things else []


def _counted(name: str, mentions: Sequence[str]) -> list[str]:
    if not mentions:
        return []
    return [f"{name if len(mentions) == 1 else name + 's'} {_listed(mentions)}"]


def _said(pattern: str, nodes: Sequence[Node], joint: str = " and ") -> list[str]:
    if not nodes:
        return []
    is_clear = len(nodes) == 1 and not isinstance(nodes[0], All)
    mentions = [_mention(nodes[0])] if is_clear else list(map(_mention_in, nodes))
    return [pattern.format(_listed(mentions, joint))]


def _about(subject: str, nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if _subject(node) == subject]


def _subject(node: Node) -> str:
    """What a node is about: "title", "speaker" or "date"; "text" is everything else and every mixture."""
    match node:
        case Dated():
            return "date"
        case Without():
            return _subject(node.node)
        case All() | Either():
            subjects = {_subject(each) for each in node.nodes}
            return subjects.pop() if len(subjects) == 1 else "text"
    return node.scope or "text"


def _mention(node: Node, *, fully: bool = False) -> str:
    """A node inside a part of the sentence; `fully` where the part does not say what it is about."""
    match node:
        case Dated():
            days = describe_days(node.first, node.last)
            return f"dated {days}" if fully else days
        case Without():
            return f"not {_mention_in(node.node, fully=fully)}"
        case All() | Either():
            joint = " or " if isinstance(node, Either) else " and "
            fully = fully or (_subject(node) == "text")
            return _listed([_mention_in(each, fully=fully) for each in node.nodes], joint)
    word = f"“{shorten(node.text)}”"
    return _FULLY[node.scope].format(word) if fully else word


_FULLY = {"": "{}", "title": "{} in the title", "speaker": "a speaker named {}"}


def _mention_in(node: Node, *, fully: bool = False) -> str:
    """The same beside others of its kind: brackets say what belongs together."""
    mention = _mention(node, fully=fully)
    return f"({mention})" if isinstance(node, All | Either) else mention


def _listed(things: Sequence[str], joint: str = " and ") -> str:
    """a; a and b; a, b and c."""
    return joint.join([", ".join(things[:-1]), things[-1]] if len(things) > 1 else things)


def _open_days(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is not None:
        return f"{_name_of_first(first)} or later"
    return f"{_name_of_last(last)} or earlier" if last is not None else "at all"


def _name_of_first(day: datetime.date) -> str:
    return next(name(day) for name, begins, _ in _UNITS if begins(day))


def _name_of_last(day: datetime.date) -> str:
    return next(name(day) for name, _, ends in _UNITS if ends(day))


def _month_and_year(day: datetime.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _ends_month(day: datetime.date) -> bool:
    return (day + _ONE_DAY).day == 1


_UNITS: tuple[
    tuple[Callable[[datetime.date], str], Callable[[datetime.date], bool], Callable[[datetime.date], bool]],
    ...,
] = (
    (
        lambda day: str(day.year),
        lambda day: (day.month, day.day) == (1, 1),
        lambda day: (day.month, day.day) == (12, 31),
    ),
    (_month_and_year, lambda day: day.day == 1, _ends_month),
    (lambda day: f"{day.day} {_month_and_year(day)}", lambda _: True, lambda _: True),
)
"""Year, month, day: its name, and whether a date is the first and the last day of one."""
