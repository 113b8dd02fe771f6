"""Patterns over capital letters of every alphabet, which Python's own patterns have no sign for."""

from __future__ import annotations

import re


def _capitals() -> str:
    """All capital letters of living alphabets, as the inside of a character class."""
    ranges: list[list[int]] = []
    for code in range(0x10000):
        if chr(code).isupper():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges)


_CAPITALS = _capitals()


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern in which `[:upper:]` inside a class stands for every capital letter."""
    return re.compile(pattern.replace("[:upper:]", _CAPITALS), flags)
