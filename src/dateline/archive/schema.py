"""The tables: one row a reading, and one a told record with what it is looked up by.

``reading.record`` is the whole Reading as JSON, deflated: nothing is lost. ``told`` columns hold the flattened record
of ``assemble.told`` as JSON. Days are ISO text, cut to ten characters, so that they compare as text anywhere.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

# Which migrations this file has been through.
MIGRATION = Table(
    "dateline_migration",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied", String(32), nullable=False),
)

# A version of an article as it was read. ``superseded`` is the pk of the reading that took its place, ``copy`` the name
# of its set of copies (the pk of one of them).
READING = Table(
    "reading",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("article", String(64), nullable=False),
    Column("version", String(64), nullable=False),
    Column("digest", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text, nullable=False),
    Column("published", String(40)),
    Column("updated", String(40)),
    Column("language", String(16)),
    Column("body", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("added", String(32), nullable=False),
    Column("copy", Integer, index=True),
    Column("superseded", Integer, ForeignKey("reading.pk")),
    Index("reading_same", "article", "version", "digest", unique=True),
)


def _told(name: str, *columns: Column[str] | Column[float] | Column[bool] | Column[int]) -> Table:
    # What told records of any kind have: who says so, where in the text, and the flattened record.
    return Table(
        name,
        METADATA,
        Column("pk", Integer, primary_key=True),
        Column("id", String(16), nullable=False, index=True),
        Column("reading", Integer, ForeignKey("reading.pk"), nullable=False, index=True),
        Column("record", String(64), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("holder", Text, nullable=False),
        Column("stance", String(16), nullable=False),
        Column("told", Text, nullable=False),
        *columns,
    )


# ``words`` is what --about looks in: names under all spellings, place, country, and the sentence, folded. ``live`` is
# false for what a superseded reading told.
EVENT = _told(
    "event",
    Column("type", String(16), nullable=False),
    Column("mode", String(32)),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("place", Text, index=True),
    Column("level", String(8)),
    Column("country", String(2), index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("words", Text, nullable=False),
    Column("live", Boolean, nullable=False, default=False),
    Column("incident", String(16), index=True),
)
FIGURE = _told(
    "figure",
    Column("kind", String(24), nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("place", Text),
    Column("country", String(2)),
    Column("level", String(8)),
    Column("contested", Boolean, nullable=False),
    Column("said", String(10)),
    Column("words", Text, nullable=False),
)
CLAIM = _told(
    "claim",
    Column("kind", String(16), nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("said", String(10)),
    Column("words", Text, nullable=False),
)
TENURE = _told(
    "tenure",
    Column("change", String(16), nullable=False),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("words", Text, nullable=False),
)

# Every name of every actor of every reading, under its key (``dateline.names``) and, for a person, its surname;
# ``place`` is 0 for the main name.
NAME = Table(
    "name",
    METADATA,
    Column("reading", Integer, ForeignKey("reading.pk"), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("surname", Text, index=True),
    Column("kind", String(16), nullable=False),
    Column("country", String(2)),
    Column("mentions", Integer, nullable=False),
    Index("name_actor", "reading", "actor"),
)

# How many actors of the present readings bear each spelling of a name.
SPELLING = Table(
    "spelling",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("uses", Integer, nullable=False),
)

# Who takes part in which told record: ``kind`` event, figure, claim or tenure, ``side`` actor, holder, person ...
PARTY = Table(
    "party",
    METADATA,
    Column("reading", Integer, ForeignKey("reading.pk"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("id", String(16), nullable=False),
    Column("side", String(12), nullable=False),
    Column("key", Text, nullable=False),
    Index("party_key", "key", "reading"),
)

# Events that tell of one thing, and where their entry stands in the chronology (9999: unknown).
INCIDENT = Table(
    "incident",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Index("incident_order", "first", "last", "id"),
)

# Under which keys, and in which days, an event looks for its like (``assemble.match.blocks``); a stretch that is not
# wide and overlaps it begins on ``near`` or later.
BLOCK = Table(
    "block",
    METADATA,
    Column("key", Text, nullable=False),
    Column("event", String(16), nullable=False, index=True),
    Column("near", String(10), nullable=False),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("wide", Boolean, nullable=False),
    Index("block_key", "key", "wide", "first", "last"),
)

# Two events found to tell of one thing.
LINK = Table(
    "link",
    METADATA,
    Column("one", String(16), nullable=False, index=True),
    Column("other", String(16), nullable=False, index=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
)

# A sample of the five-word shingles of every text, by which copies are found.
SHINGLE = Table(
    "shingle",
    METADATA,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("reading", Integer, ForeignKey("reading.pk"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

PROBLEM = Table(
    "problem",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("message", Text, nullable=False),
    Column("fatal", Boolean, nullable=False),
    Column("added", String(32), nullable=False),
)
