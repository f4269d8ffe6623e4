"""Full-text search by SQLite's FTS5: the articles' words, and the folded words of the events.

Both indexes are external content: they hold no second copy of the text. Superseded versions stay in them and are
left out by the queries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from dateline.archive.errors import NoSearchError
from dateline.archive.schema import NAME, SPELLING
from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.engine import Row

_ARTICLES = (
    "CREATE VIRTUAL TABLE article_search USING fts5(title, body, content='reading', content_rowid='pk', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)
_EVENTS = (
    "CREATE VIRTUAL TABLE event_search USING fts5(words, content='event', content_rowid='pk', tokenize='unicode61')"
)
_FIND = text(
    "SELECT reading.page, snippet(article_search, -1, '[', ']', ' … ', 24) AS snippet "
    "FROM article_search JOIN reading ON reading.pk = article_search.rowid "
    "WHERE article_search MATCH :query AND reading.superseded IS NULL "
    "ORDER BY bm25(article_search, 4.0, 1.0), reading.pk LIMIT :limit"
)
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_LETTER = re.compile(r"[^\W_]")
_PREFIX = 4
_ENDING = 4


def available(connection: Connection) -> bool:
    """Whether the database has the indexes."""
    return connection.dialect.name == "sqlite"


def create(connection: Connection) -> None:
    """Make the indexes, where the database can have them."""
    if available(connection):
        connection.exec_driver_sql(_ARTICLES)
        connection.exec_driver_sql(_EVENTS)


def index(connection: Connection, reading: int) -> None:
    """Take a stored reading and its events into the indexes."""
    if available(connection):
        connection.exec_driver_sql(
            "INSERT INTO article_search (rowid, title, body) SELECT pk, title, body FROM reading WHERE pk = ?",
            (reading,),
        )
        connection.exec_driver_sql(
            "INSERT INTO event_search (rowid, words) SELECT pk, words FROM event WHERE reading = ?", (reading,)
        )


def find(connection: Connection, words: str, limit: int) -> Sequence[Row[tuple[str, str]]]:
    """Return (page, snippet) of the readings that hold all the words, best first.

    Raises NoSearchError on a database without FTS5.
    """
    if not available(connection):
        raise NoSearchError(f"search is not there yet on {connection.dialect.name}; SQLite archives have it")
    query = phrase_query(words, lambda name: _spellings(connection, name))
    return connection.execute(_FIND, {"query": query, "limit": limit}).all() if query else []


def phrase_query(words: str, spellings: Callable[[str], Iterable[str]] = lambda _: ()) -> str:
    """Return an FTS5 query for all of a user's words, whatever characters they hold; ``""`` where none has a letter.

    Each word is quoted, so none is an operator; words between double quotes stay together and are meant as they
    are written; a ``*`` at a word's end asks for all that begin so. ``spellings`` gives what else a word, if it is a
    name, is written like.
    """
    parts = []
    for phrase, word in _PHRASE.findall(printable(words)):
        plain = phrase or word.strip('*"')
        if not _LETTER.search(plain):
            continue
        if word.endswith("*"):
            parts.append(_beginning(plain))
        else:
            parts.append(_any([plain, *(() if phrase else spellings(plain))]))
    return " AND ".join(parts)


def _spellings(connection: Connection, name: str) -> list[str]:
    """Return how the archive's articles spell a name or a surname that has the same key."""
    key = fold(name)
    if not key:
        return []
    of_name = select(SPELLING.c.name).where(SPELLING.c.key == key)
    of_person = select(NAME.c.name).where(NAME.c.surname == key).distinct()
    found = [*connection.scalars(of_name), *(full.split()[-1] for full in connection.scalars(of_person))]
    return sorted({one for one in found if fold(one) == key})


def _any(words: Sequence[str]) -> str:
    alike = list(dict.fromkeys(map(_quoted, words)))
    return alike[0] if len(alike) == 1 else f"({' OR '.join(alike)})"


def _beginning(word: str) -> str:
    # The index holds stems: what begins with "demonstrat" is there as "demonstr", which the word begins with.
    stems = [word[:end] for end in range(max(len(word) - _ENDING, _PREFIX), len(word))]
    return f"({' OR '.join([_quoted(word) + '*', *map(_quoted, stems)])})"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def folded_query(words: str) -> str:
    """Return an FTS5 query over folded words: each must begin a word of the event; short ones must be whole."""
    return " AND ".join(f'"{word}"' + ("*" if len(word) >= _PREFIX else "") for word in fold(printable(words)).split())


def printable(words: str) -> str:
    """Return the words without what a database cannot take: NUL and lone surrogates."""
    return words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
