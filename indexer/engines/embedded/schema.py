"""The Whoosh schema: which fields there are and how their terms are written.

Whoosh pickles the schema into an index's table of contents, so the import path of these classes is
part of the format. SCHEMA_VERSION rises with every change here; an index of another version is not opened.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

from whoosh import columns
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Positions

from indexer.query.fields import BODY, BODY_EXACT, SPEAKER, TITLE, TITLE_EXACT

SCHEMA_VERSION = 1

TEXT_FIELDS = (TITLE, TITLE_EXACT, BODY, BODY_EXACT, SPEAKER)
"""The fields that are searched by their terms."""

NO_DATE = -(2**31)
"""What the date columns hold for an undated article; days are proleptic Gregorian ordinals."""

SEPARATOR = "\x1f"
"""Between the values of a column that holds several."""

TermPositions = Mapping[str, "array[int]"]
"""Term → its ascending positions in one article, `array("I")`."""


class PackedPositions(Positions):  # type: ignore[misc]  # Whoosh ships no types
    """Positions as 32-bit little-endian integers, so that a whole list is read without unpickling."""

    def encode(self, poslist: Iterable[int]) -> bytes:
        """The bytes of ascending positions."""
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """The positions of `encode`."""
        positions = array("I")
        positions.frombytes(valuestring)
        return positions.tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        """How many positions there are."""
        return len(valuestring) // array("I").itemsize


class AnalysedText(FieldType):  # type: ignore[misc]
    """A text that `indexer.analysis` has taken apart already: the value is a `TermPositions`.

    The length of the field, by which BM25F normalises, counts positions: a compound's whole and a
    word's accented form stand at positions that are counted once.
    """

    def __init__(self) -> None:
        super().__init__(PackedPositions(), analyzer=None, scorable=True, stored=False)

    def index(
        self, value: tuple[TermPositions, int], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, length, weight, positions) for each term; the lengths add up to the field's."""
        terms, length = value
        for term, positions in terms.items():
            yield term.encode("utf-8", "surrogatepass"), length, float(len(positions)), positions.tobytes()
            length = 0  # counted with the first term


def make_schema() -> Schema:
    """The schema of every index that this version writes."""
    return Schema(
        **{name: AnalysedText() for name in TEXT_FIELDS},
        id=ID(unique=True, stored=False),
        article=STORED(),
        id_column=COLUMN(columns.VarBytesColumn()),
        title_column=COLUMN(columns.VarBytesColumn()),
        speakers_column=COLUMN(columns.VarBytesColumn()),
        language_column=COLUMN(columns.VarBytesColumn()),
        first_day=COLUMN(columns.NumericColumn("i", default=NO_DATE)),
        last_day=COLUMN(columns.NumericColumn("i", default=NO_DATE)),
    )
