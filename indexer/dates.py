"""What a date is, wherever it is written: in a source's metadata, in a text, in a query.

A date may be partial ("2014", "March 2014") or a stretch of days ("20–22 March 2024"); it is kept as
an interval of days beside the words it was written in. Numeric dates are read day first, unless that
is impossible: "04/05/2024" is the 4th of May, "3/21/2024" the 21st of March.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.model import PartialDate

FIRST_YEAR, LAST_YEAR = 1000, 2999

# One line a month, January first: English, German, French, Polish, Spanish, Russian, Belarusian,
# Ukrainian; for the inflected languages the forms that stand in dates.
_MONTH_NAMES = """
january jan januar janvier styczeń stycznia enero январь января январе янв студзень студзеня студзені січень січня січні
february feb februar février luty lutego febrero февраль февраля феврале фев люты лютага лютым лютий лютого лютому
march mar märz mars marzec marca marzo март марта марте мар сакавік сакавіка сакавіку березень березня березні
april apr avril kwiecień kwietnia abril апрель апреля апреле апр красавік красавіка красавіку квітень квітня квітні
may mai maj maja mayo май мая мае травень траўня траўні травня травні
june jun juni juin czerwiec czerwca junio июнь июня июне июн чэрвень чэрвеня чэрвені червень червня червні
july jul juli juillet lipiec lipca julio июль июля июле июл ліпень ліпеня ліпені липень липня липні
august aug août sierpień sierpnia agosto август августа августе авг жнівень жніўня жніўні серпень серпня серпні
september sept sep septembre wrzesień września septiembre сентябрь сентября сентябре сен сент верасень верасня верасні вересень вересня вересні
october oct oktober octobre październik października octubre октябрь октября октябре окт кастрычнік кастрычніка кастрычніку жовтень жовтня жовтні
november nov novembre listopad listopada noviembre ноябрь ноября ноябре ноя лістапад лістапада лістападзе листопад листопада листопаді
december dec dezember décembre grudzień grudnia diciembre декабрь декабря декабре дек снежань снежня снежні грудень грудня грудні
"""  # noqa: E501  # a month keeps to its line
_MONTHS = {
    name: number for number, line in enumerate(_MONTH_NAMES.split("\n")[1:-1], 1) for name in line.split()
}

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "панядзелак аўторак серада чацвер пятніца субота нядзеля "
    "понеділок вівторок середа четвер п'ятниця неділя"
)

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|-?го|-?га)?"
_YEAR = r"[12][0-9]{3}(?![0-9])"
_WORD = r"[^\W\d_]{3,12}"  # any word: whether it is a month is looked up, which costs less than trying 200
_YEAR_WORD = r"(?:,?\s?(?:года|годзе|году|год|г\.?|року|рік|році|р\.|roku|r\.)(?!\w))?"
_DASH = r"\s?[-–—]\s?"
_GAP = r"\s{1,3}"
_OF = rf"(?:{_GAP}|-)(?:(?:of|de|del){_GAP})?"
_TO = rf"(?:\s?[,.])?{_OF}"

_ISO_DAY = r"(?P<iso>[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?![0-9]|-[0-9])"
_NUMERIC = r"(?P<a>[0-9]{1,2})(?P<sep>[./-])(?P<b>[0-9]{1,2})(?P=sep)(?P<numyear>[12][0-9]{3})(?![0-9])"
_DAY_MONTH = (
    rf"(?:(?P<day0>{_DAY}){_ORDINAL}(?:{_OF}(?P<month0>{_WORD}))?{_DASH})?"
    rf"(?P<day1>{_DAY}){_ORDINAL}{_OF}(?P<month1>{_WORD}){_TO}(?P<year1>{_YEAR}){_YEAR_WORD}"
)
_MONTH_DAY = (
    rf"(?P<month2>{_WORD})\.?{_GAP}(?P<day2>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:{_DASH}(?:(?P<month3>{_WORD})\.?{_GAP})?(?P<day3>{_DAY})(?:st|nd|rd|th)?)?"
    rf"\s?,?{_GAP}(?P<year2>{_YEAR})"
)
_MONTH_YEAR = rf"(?P<month4>{_WORD}){_TO}(?P<year4>{_YEAR}){_YEAR_WORD}"

_IN_TEXT = re.compile(
    rf"(?<![\w/-])(?<![0-9][.,])(?:{_ISO_DAY}|{_NUMERIC}|{_DAY_MONTH}|{_MONTH_DAY}|{_MONTH_YEAR})",
    re.IGNORECASE,
)
_TIME = (
    r"(?:(?:T|,?\s{1,2}(?:at\s)?)(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?"
    r"\s?(?:[A-Z]{1,4}|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_WEEKDAY = re.compile(
    rf"(?:{'|'.join(sorted(_WEEKDAYS.split(), key=len, reverse=True))})\.?,?\s+", re.IGNORECASE
)
_AFTER = re.compile(_TIME, re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([12][0-9]{3})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?" + _TIME, re.IGNORECASE)
_YEAR_ONLY = re.compile(rf"({_YEAR}){_YEAR_WORD}", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[./-]([12][0-9]{3})")
_ISO_INTERVAL = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})", re.ASCII)

_BOUNDED = re.compile(r"(>=|<=|[><≥≤])(.*)", re.DOTALL)
_BETWEEN = re.compile(r"(.*?)(?:\.{2,3}|…)(.*)", re.DOTALL)
_YEARS = re.compile(r"([12][0-9]{3})\s?[-–—]\s?([12][0-9]{3})")

# Every date in a text has a year; the rest of it is near. Looking there only is several times faster.
_YEAR_SEEN = re.compile(r"[12][0-9]{3}")
_BEFORE_YEAR, _BEHIND_YEAR = 64, 14

_LONGEST = 80  # no date is longer; whatever is need not be looked at

Interval = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `text[start:end]` are its words."""

    date: PartialDate
    start: int
    end: int


def parse_date(text: str) -> PartialDate | None:
    """Read `text` as one date and nothing else.

    Years run from 1000 to 2999. A weekday may stand in front and a time of day behind; of a time with a
    zone the date is kept as written. Never raises.

    Returns:
        The date with `text` as it was written (stripped), or None when the text is not a date.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    days = _whole(_WEEKDAY.sub("", text, count=1))
    return PartialDate(*days, text=text) if days else None


def parse_interval(text: str) -> Interval | None:
    """Read an interval: `2023..2024`, `2023-05..`, `..2024`, `>2024-02`, `>=`, `<`, `<=` or a plain date.

    Both ends are inclusive: `>2024-02` begins on the 1st of March. Ends in the wrong order are put right.

    Returns:
        First and last day, None standing for an open end; None when the text is not an interval.
    """
    text = text.strip()
    if bounded := _BOUNDED.fullmatch(text):
        return _bounded(bounded[1], bounded[2])
    if between := _BETWEEN.fullmatch(text) or _YEARS.fullmatch(text):
        return _between(between[1], between[2])
    date = parse_date(text)
    return (date.first, date.last) if date else None


def find_dates(text: str) -> Iterator[FoundDate]:
    """Find the dates in a text, left to right, that name at least a month and a year."""
    position = 0
    while year := _YEAR_SEEN.search(text, position):
        match = _IN_TEXT.search(text, max(position, year.start() - _BEFORE_YEAR), year.end() + _BEHIND_YEAR)
        if match is None:
            position = year.end()
            continue
        days = _days(match)
        if days:
            yield FoundDate(PartialDate(*days, text=match[0]), match.start(), match.end())
        # A word that is no month may have stood in the way of a date that begins inside the match.
        position = match.end() if days or _names_a_month(match) else _next_word(match)


def iso(date: PartialDate) -> str:
    """Write a date for machines: "2024", "2024-03", "2024-03-20", else "2023-01-02/2023-05-06"."""
    first, last = date.first, date.last
    if first == last:
        return first.isoformat()
    if (first, last) == _month(first.year, first.month):
        return first.isoformat()[:7]
    if (first, last) == _year(first.year):
        return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


_Days = tuple[dt.date, dt.date]


def _whole(text: str) -> _Days | None:
    """The days that a text without its weekday stands for."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _year_first(match)
    if match := _YEAR_ONLY.fullmatch(text):
        return _year(int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return _month(int(match[2]), int(match[1]))
    if match := _ISO_INTERVAL.fullmatch(text):
        return _stretch(_iso_day(match[1]), _iso_day(match[2]))
    match = _IN_TEXT.match(text)
    return _days(match) if match and _AFTER.fullmatch(text, match.end()) else None


def _year_first(match: re.Match[str]) -> _Days | None:
    """2024, 2024-03, 2024-03-20, the last one with or without a time of day."""
    year, separator, month, day = match.groups()
    if separator is None:
        return _year(int(year)) if len(match[0]) == len(year) else None
    if day is None:
        return _month(int(year), int(month)) if ":" not in match[0] else None
    return _stretch(_day(int(year), int(month), int(day)))


def _days(match: re.Match[str]) -> _Days | None:
    """The days that a match of `_IN_TEXT` stands for, None when there are no such days."""
    part = match.group
    if part("iso"):
        return _stretch(_iso_day(part("iso")))
    if part("numyear"):
        return _numeric(int(part("numyear")), int(part("a")), int(part("b")))
    if part("year1"):
        return _named(part("year1"), (part("month0"), part("day0")), (part("month1"), part("day1")))
    if part("year2"):
        return _month_first(match)
    return _month(int(part("year4")), _MONTHS.get(part("month4").lower(), 0))


def _month_first(match: re.Match[str]) -> _Days | None:
    """March 20, 2024; March 20-22, 2024; March 30 - April 2, 2024."""
    year, month, day, last_month, last_day = match.group("year2", "month2", "day2", "month3", "day3")
    if last_day is None:
        return _named(year, (None, None), (month, day))
    return _named(year, (month, day), (last_month or month, last_day))


def _named(year: str, first: tuple[str | None, str | None], last: tuple[str, str]) -> _Days | None:
    """A day, or a stretch of days of which the first may leave its month to the last."""
    month, day = last
    end = _named_day(year, month, day)
    if first[1] is None:
        return _stretch(end)
    return _stretch(_named_day(year, first[0] or month, first[1]), end)


def _named_day(year: str, month: str, day: str) -> dt.date | None:
    return _day(int(year), _MONTHS.get(month.lower(), 0), int(day))


def _numeric(year: int, a: int, b: int) -> _Days | None:
    """Day first unless that is impossible."""
    return _stretch(_day(year, b, a) or _day(year, a, b))


def _iso_day(text: str) -> dt.date | None:
    year, month, day = text.split("-")
    return _day(int(year), int(month), int(day))


def _day(year: int, month: int, day: int) -> dt.date | None:
    """A day, None when the calendar has no such day."""
    month_days = _month(year, month)
    if month_days is None or not 1 <= day <= month_days[1].day:
        return None
    return dt.date(year, month, day)


def _month(year: int, month: int) -> _Days | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):  # noqa: PLR2004  # twelve months
        return None
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _year(year: int) -> _Days | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _stretch(first: dt.date | None, last: dt.date | None = None) -> _Days | None:
    """From the first day to the last, which is the same when it is not given."""
    last = last or first
    return (first, last) if first and last and first <= last else None


def _names_a_month(match: re.Match[str]) -> bool:
    names = [match[group] for group in ("month1", "month2", "month4") if match[group]]
    return not names or any(name.lower() in _MONTHS for name in names)


def _next_word(match: re.Match[str]) -> int:
    """Where the second word of a match begins: the first one begins no date."""
    gap = re.search(r"\W", match[0])
    return match.start() + gap.end() if gap else match.end()


def _bounded(sign: str, text: str) -> Interval | None:
    date = parse_date(text)
    if date is None:
        return None
    one_day = dt.timedelta(days=1)
    return {
        ">": (date.last + one_day, None),
        ">=": (date.first, None),
        "≥": (date.first, None),
        "<": (None, date.first - one_day),
        "<=": (None, date.last),
        "≤": (None, date.last),
    }[sign]


def _between(first: str, last: str) -> Interval | None:
    """An interval of two dates, of which one may be missing."""
    begin, end = parse_date(first), parse_date(last)
    if (first.strip() and begin is None) or (last.strip() and end is None):
        return None
    if begin and end:
        return min(begin.first, end.first), max(begin.last, end.last)
    if begin:
        return begin.first, None
    return (None, end.last) if end else None
