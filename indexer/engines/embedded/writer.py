"""The writing side: one new generation, whole or not at all. The only place that opens a Whoosh writer."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from indexer.engines.base import IndexStats, Writer
from indexer.engines.embedded import generations
from indexer.engines.embedded.documents import to_document
from indexer.engines.embedded.schema import make_schema
from indexer.extraction.names import speaker_key
from indexer.model import Article
from indexer.query.fields import BODY_EXACT, TITLE_EXACT

MEMORY_MB = 256
"""What Whoosh's posting pool holds in memory before it sorts a run to disk."""


class EmbeddedWriter(Writer):
    """Builds a generation beside the current one; holds the build lock until `switch` or `abort`.

    Raises:
        BuildRefusedError: another build is running on the same folder.
    """

    def __init__(self, data: Path, *, keep: int) -> None:
        self._data = data
        self._keep = keep
        self.name = generations.new_name()
        self._final = generations.generations(data) / self.name
        self._temporary = self._final.with_name(f".{self.name}.tmp")
        with ExitStack() as held:
            held.enter_context(generations.build_lock(data))
            held.callback(self._discard)
            self._temporary.mkdir()
            self._index = FileStorage(str(self._temporary)).create_index(make_schema())
            self._writer = self._index.writer(limitmb=MEMORY_MB, procs=1)
            self._open = True
            held.callback(self._cancel)
            self._held = held.pop_all()
        self._articles = self._words = self._dated = self._attributed = 0
        self._languages: Counter[str] = Counter()
        self._names: dict[str, Counter[str]] = {}

    def add(self, article: Article) -> None:
        """Index one article."""
        document = to_document(article)
        self._writer.add_document(**document)
        self._articles += 1
        self._words += document[BODY_EXACT][1] + document[TITLE_EXACT][1]  # type: ignore[index]
        self._dated += article.date is not None
        self._attributed += bool(article.speakers)
        self._languages[article.language] += 1
        for speaker in article.speakers:
            self._names.setdefault(speaker_key(speaker.name), Counter())[speaker.name] += 1

    def commit(self, places: tuple[str, ...]) -> IndexStats:
        """Write one segment, seal it with a manifest, and verify it by reading it back."""
        self._writer.commit(optimize=True)
        self._open = False
        stats = self._stats(places)
        (self._temporary / "MAIN_WRITELOCK").unlink(missing_ok=True)
        generations.seal(self._temporary, stats)
        generations.publish(self._temporary, self._final)
        return generations.verify(self._final)

    def switch(self) -> None:
        """Make the generation the current one, and let the oldest go."""
        generations.switch(self._data, self.name)
        generations.prune(self._data, self._keep)
        self._held.close()

    def abort(self) -> None:
        """Throw away what was not switched to, and give the lock back."""
        self._held.close()

    def _cancel(self) -> None:
        if self._open:
            self._open = False
            # Interrupted in a commit, or on a full disk, Whoosh's writer may stumble over what it has
            # half written. The folder goes all the same, and what went wrong first is what is told.
            with suppress(Exception):
                self._writer.cancel()

    def _discard(self) -> None:
        """Delete the generation under both its names, unless CURRENT has come to name it."""
        if not generations.is_current(self._data, self.name):
            shutil.rmtree(self._temporary, ignore_errors=True)
            shutil.rmtree(self._final, ignore_errors=True)

    def _stats(self, places: tuple[str, ...]) -> IndexStats:
        with self._index.reader() as reader:
            terms = sum(1 for _ in reader.lexicon(BODY_EXACT))
        return IndexStats(
            generation=self.name,
            articles=self._articles,
            words=self._words,
            terms=terms,
            bytes=sum(path.stat().st_size for path in self._temporary.iterdir()),
            dated=self._dated,
            attributed=self._attributed,
            languages=dict(self._languages.most_common()),
            speakers={key: _usual(names) for key, names in self._names.items()},
            places=places,
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def _usual(names: Counter[str]) -> str:
    """The spelling to show: the most frequent; of equally frequent ones, one that does not shout."""
    return min(names, key=lambda name: (-names[name], any(word.isupper() for word in name.split()), name))
