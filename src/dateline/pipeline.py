"""The order of the stages; nothing else knows it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract import extract as extract_article
from dateline.extract import plain
from dateline.ingest import captures
from dateline.records import Article, Capture, Problem, Reading, Time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.read.scene import Scene


class Reader:
    """Rules and model, loaded once (about a second); reads any number of articles."""

    def __init__(self, language: str = "en") -> None:
        # A command that reads nothing, and an import of the package, should not wait for the readers and numpy.
        from dateline import read  # noqa: PLC0415 -- see above
        from dateline.read.parser import Parser  # noqa: PLC0415 -- see above

        self._stage = read
        self._rules = read.Rules.load(language)
        self._parser = Parser()

    def read(self, article: Article) -> Reading:
        """Return what the article says; see :func:`dateline.read.read`."""
        return self._stage.read(article, self._parser, self._rules)

    def read_text(self, text: str, *, published: str | None = None, source: str = "text") -> Reading:
        """Return what plain ``text`` says, taken as it is: offsets index exactly this text.

        ``published`` is ISO 8601; without it relative dates stay relative.
        """
        return self.read(plain(text, source=source, published=published))

    def scene(self, article: Article) -> Scene:
        """Return the article parsed and with its times read, and nothing else."""
        return self._stage.open_scene(article, self._parser, self._rules)

    def read_all(self, sources: Iterable[str], *, published: str | None = None) -> Iterator[Reading | Problem]:
        """Yield a Reading for each page that could be read and a Problem for each that could not, in order.

        ``sources`` are paths, folders, URLs or ``-``; ``published`` overrides what the pages say of their date.
        """
        for captured in captures(sources):
            yield captured if isinstance(captured, Problem) else self._read_one(captured, published)

    def _read_one(self, capture: Capture, published: str | None) -> Reading | Problem:
        # The one boundary: whatever goes wrong in one article is that article's problem and stops no other.
        try:
            article = extract_article(capture)
            fatal = next((problem for problem in article.problems if problem.fatal), None)
            if fatal is not None:
                return fatal
            return self.read(article if published is None else dated(article, published))
        except Exception as error:  # noqa: BLE001 -- see above; the Problem names source and fault
            fault = f"{type(error).__name__}: {error}"
            message = f"{capture.source}: could not be read ({fault})"
            return Problem(source=capture.source, stage="read", code="internal", message=message, fatal=True)


def extract(content: bytes, url: str | None = None) -> Article:
    """Return the article on a page given as bytes, HTML or plain text.

    A page without text gives an article whose ``problems`` say so; nothing is raised for any bytes.
    """
    return extract_article(Capture(source=url or "bytes", content=content, url=url))


def dated(article: Article, published: str) -> Article:
    """Return the article with the publication date its reader was told."""
    return replace(article, published=published, published_basis="stated", published_reason="given by the reader")


@cache
def _reader() -> Reader:
    return Reader()


def times(text: str, published: str | None = None) -> tuple[Time, ...]:
    """Return the time expressions of plain ``text``, in order, with spans into exactly this text.

    ``published`` (ISO 8601, a day or a time) is the day that "last week" is counted from; without it relative dates
    stay relative (value ``XXXX-XX-XX``, no ``when``). Rules and model are loaded at the first call and kept.
    """
    return _reader().scene(plain(text, published=published)).times
