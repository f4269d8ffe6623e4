"""The order of the stages; nothing else knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline import extract
from dateline.read import Rules, read
from dateline.read.parser import Parser

if TYPE_CHECKING:
    from dateline.records import Article, Reading


class Reader:
    """Rules and model, loaded once (about a second); reads any number of articles."""

    def __init__(self, language: str = "en") -> None:
        self._rules = Rules.load(language)
        self._parser = Parser()

    def read(self, article: Article) -> Reading:
        """Return what the article says; see :func:`dateline.read.read`."""
        return read(article, self._parser, self._rules)

    def read_text(self, text: str, *, published: str | None = None, source: str = "text") -> Reading:
        """Return what plain ``text`` says, taken as it is: offsets index exactly this text."""
        return self.read(extract.plain(text, source=source, published=published))
