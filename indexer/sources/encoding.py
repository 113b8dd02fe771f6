"""In which encoding a text is, and whether it is a text at all.

A byte-order mark decides. Without one a text is UTF-16 if that gives letters that people use, then UTF-8 if
it can be, even with a few damaged bytes, else what charset-normalizer finds among the encodings that articles
in European languages were ever saved in.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

HEAD = 64 * 1024
"""How much of a file is looked at to tell what it is, in bytes."""

_STRETCHES = 16
_STRETCH = 64 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "cp1250", "iso8859_2")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5")

_PACKED = (
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# A sign inside a word is what a Central European letter looks like when it is read as a Western one.
_SIGN_IN_WORD = re.compile(r"[^\W\d][\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7]|"
                           r"[\u0080-\u00a9\u00ac-\u00b4\u00b6-\u00b9\u00bc-\u00be][^\W\d]")  # fmt: skip
_WRITTEN = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u024f\u0400-\u052f\u2010-\u203a\u20a0-\u20bf\u2116]")


def not_text(head: bytes) -> str:
    """Say what a file is that is not a text ("a PDF document"), or "" for a text.

    Args:
        head: the first bytes of the file, `HEAD` of them or all.
    """
    for magic, name in _PACKED:
        if head.startswith(magic):
            return name
    if mark(head) or _utf16(head):
        return ""
    nuls, controls = head.count(0), sum(1 for _ in _CONTROLS.finditer(head))
    # Texts contain a NUL now and then, from databases with fields of fixed width.
    return "a file of bytes that are no text" if nuls * 3 > len(head) or controls * 20 > len(head) else ""


def mark(head: bytes) -> str:
    """The codec that a byte-order mark at the beginning asks for, or ""."""
    return next((codec for signature, codec in _MARKS if head.startswith(signature)), "")


def find_encoding(sample: bytes) -> str:
    """The name of the codec that reads the sample best. Never empty."""
    return mark(sample) or _utf16(sample) or _utf8(sample) or _eight_bit(sample)


def find_file_encoding(path: Path) -> str:
    """The codec of a file, judged by stretches from all over it: the first line may be plain ASCII."""
    size = path.stat().st_size
    if size <= _STRETCH * _STRETCHES:
        return find_encoding(path.read_bytes())
    with path.open("rb") as file:
        head = file.read(_STRETCH)
        if mark(head) or _utf16(head):
            return find_encoding(head)
        parts = [head]
        for number in range(1, _STRETCHES):
            file.seek(number * (size - _STRETCH) // (_STRETCHES - 1))
            file.readline(_STRETCH)  # a stretch begins at a line, so that no character is cut in two
            parts.append(file.read(_STRETCH).rpartition(b"\n")[0])
    return find_encoding(b"\n".join(parts))


def decode(data: bytes) -> tuple[str, str]:
    """Decode a whole file, bytes that do not fit kept as surrogates; the text and the codec."""
    codec = find_encoding(data)
    return data.decode(codec, errors_for(codec)), codec


def errors_for(codec: str) -> str:
    """How to decode what does not fit: UTF-8 keeps the byte, so that `damaged` can name it."""
    return "surrogateescape" if codec.startswith("utf-8") else "replace"


def damaged(text: str) -> str:
    """The first byte that did not fit while decoding with surrogateescape ("0xE9"), or ""."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        return f"0x{code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else ""  # noqa: PLR2004 - PEP 383
    return ""


def _utf8(sample: bytes) -> str:
    """UTF-8 also when a byte is damaged here and there: the well-formed letters outnumber those."""
    rest = _MULTIBYTE.sub(b"", sample)
    wrong = sum(1 for _ in _HIGH.finditer(rest))
    if not wrong:
        return "utf-8"
    right = sum(1 for _ in _MULTIBYTE.finditer(sample))
    return "utf-8" if right > 2 * wrong else ""


def _utf16(sample: bytes) -> str:
    even = sample[: len(sample) // 2 * 2][:HEAD]
    for codec in ("utf-16-le", "utf-16-be"):
        text = even.decode(codec, "replace")
        # ASCII read as UTF-16 gives Chinese characters and no letter that we know.
        if text and sum(1 for _ in _WRITTEN.finditer(text)) >= 0.95 * len(text):
            return codec
    return ""


def _eight_bit(sample: bytes) -> str:
    # Imported here because it takes 40 ms, and most files are in UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    telling = b"\n".join(line for line in sample.splitlines() if _HIGH.search(line))[:HEAD]
    best = from_bytes(telling, cp_isolation=[*_CYRILLIC, *_LATIN]).best()
    return best.encoding if best and best.encoding in _CYRILLIC else _latin(telling)


def _latin(sample: bytes) -> str:
    """Western, Windows Central European or ISO Central European: the one with whole words."""
    western = sample.decode("cp1252", "replace")
    if re.search(
        "[šžŠŽ]", western
    ):  # no Western language writes these, and both Windows tables agree on them
        return "cp1250"
    return min(_LATIN, key=lambda codec: len(_SIGN_IN_WORD.findall(sample.decode(codec, "replace"))))
