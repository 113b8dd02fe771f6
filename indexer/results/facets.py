"""Facets: the values to choose from, in the order in which people look for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from indexer.model import UNDATED, FacetName, FacetValue

UNDATED_LABEL = "Undated"
UNKNOWN_LABEL = "Unknown"

LANGUAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "az": "Azerbaijani",
        "be": "Belarusian",
        "bg": "Bulgarian",
        "bs": "Bosnian",
        "ca": "Catalan",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "et": "Estonian",
        "eu": "Basque",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "ga": "Irish",
        "gl": "Galician",
        "he": "Hebrew",
        "hi": "Hindi",
        "hr": "Croatian",
        "hu": "Hungarian",
        "hy": "Armenian",
        "id": "Indonesian",
        "is": "Icelandic",
        "it": "Italian",
        "ja": "Japanese",
        "ka": "Georgian",
        "kk": "Kazakh",
        "ko": "Korean",
        "ky": "Kyrgyz",
        "lt": "Lithuanian",
        "lv": "Latvian",
        "mk": "Macedonian",
        "mt": "Maltese",
        "nb": "Norwegian Bokmål",
        "nl": "Dutch",
        "nn": "Norwegian Nynorsk",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sk": "Slovak",
        "sl": "Slovenian",
        "sq": "Albanian",
        "sr": "Serbian",
        "sv": "Swedish",
        "th": "Thai",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "uz": "Uzbek",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)
"""ISO 639-1 code → name in English."""


def facet_values(
    name: FacetName,
    counts: Mapping[str, int],
    selected: Sequence[str],
    labels: Mapping[str, str] = MappingProxyType({}),
) -> tuple[FacetValue, ...]:
    """The values of a facet, in order: speakers and languages by count, then label; years newest first.

    Values without results are left out, but for selected ones: a reader must be able to take back what
    was chosen. Undated articles come last among the years.

    Args:
        name: the facet.
        counts: value → how many results there would be with it.
        selected: the values that are chosen now.
        labels: value → what to show; where it says nothing, languages have their English names and
            other values show themselves.
    """
    values = [value for value, count in counts.items() if count > 0]
    values += [value for value in dict.fromkeys(selected) if counts.get(value, 0) <= 0]
    found = [
        FacetValue(value, _label(name, value, labels), max(0, counts.get(value, 0)), value in selected)
        for value in values
    ]
    return tuple(sorted(found, key=_newest_first if name == "year" else _most_first))


def _label(name: FacetName, value: str, labels: Mapping[str, str]) -> str:
    if value in labels:
        return labels[value]
    if name == "language":
        return LANGUAGE_NAMES.get(value, value) or UNKNOWN_LABEL
    if name == "year" and value == UNDATED:
        return UNDATED_LABEL
    return value or UNKNOWN_LABEL


def _most_first(value: FacetValue) -> tuple[int, str, str]:
    return -value.count, value.label.casefold(), value.value


def _newest_first(value: FacetValue) -> tuple[bool, int, str]:
    """Undated last, and before it whatever is no year: an address can ask for anything."""
    is_year = value.value.isdecimal() and len(value.value) <= 4  # noqa: PLR2004  # digits of a year
    return value.value == UNDATED, -int(value.value) if is_year else 1, value.value
