"""News agencies and other newsrooms that pages credit, one entry under its several names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import rulebook

_EDGES = re.compile(r"^(?:the|via|from)\s+|^[\W_]+|[\W_]+$", re.IGNORECASE)
_QUOTES = re.compile(r"[«»„“”]")  # inside a name, as in "РИА «Новости»"
_SERVICE = re.compile(r"(?:['’]s)?\s+(?:\w+\s+){0,2}(?:Service|Bureau|Desk|correspondents?|staff|reporters?)$")
_TELLING = re.compile(r"\b(?:Wire|News Agency|Press Agency|News Service|Newswire|Agence|Agentur|Agencia)\b")
_DOMAIN = re.compile(r"(?<=\w)\.(?:com|org|net|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})$", re.IGNORECASE)
_FORMS = re.compile(r",?\s+(?:Inc|Ltd|LLC|GmbH|Corp|Limited|plc)\.?$", re.IGNORECASE)
# How words end that one of the two patterns may shorten: of most, one look shows that neither does.
_SHORTENED = ("Service", "Bureau", "Desk", "correspondent", "correspondents", "staff", "reporter", "reporters")
_FORMED = ("inc", "ltd", "llc", "gmbh", "corp", "limited", "plc")
_LED = ("the", "via", "from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A newsroom: ``name`` as dateline shows it, ``kind`` agency, broadcaster, newspaper, magazine or photo."""

    name: str
    kind: str


@cache
def _agencies() -> dict[str, Agency]:
    known: dict[str, Agency] = {}
    for name, kind, also in rulebook.rows("world/agencies.tsv"):
        agency = Agency(name=name, kind=kind)
        for one in (name, *filter(None, also.split("|"))):
            known.setdefault(_key(one), agency)
    return known


@lru_cache(maxsize=4096)  # a page names the same ones again and again
def agency_named(words: str) -> Agency | None:
    """Return the newsroom that words name, or None: ``RFE/RL's Kazakh Service`` and ``Radio Liberty`` are RFE/RL."""
    known = _agencies()
    if found := known.get(_key(words)):
        return found
    end = words.rstrip("\n.")
    if end.endswith(_SHORTENED) and (found := known.get(_key(_SERVICE.sub("", words)))):
        return found
    return known.get(_key(_FORMS.sub("", words))) if end.lower().endswith(_FORMED) else None


def shown(words: str) -> str:
    """Return the name dateline shows for a newsroom: the known one, else the words without company forms."""
    found = agency_named(words)
    return found.name if found else _FORMS.sub("", words).strip()


def is_agency(words: str) -> bool:
    """Return whether words name an agency: a known newsroom, or a name that says so, such as "Caspian Wire"."""
    found = agency_named(words)
    return _TELLING.search(words) is not None if found is None else found.kind != "photo"


def is_same(name: str, outlet: str) -> bool:
    """Return whether a newsroom is an outlet, or goes by a part of its name: "WHDH" and "WHDH 7News"."""
    one, other = (" ".join(re.findall(r"\w+", _key(_DOMAIN.sub("", shown(words))))) for words in (name, outlet))
    if not one or not other:
        return False
    squashed = one.replace(" ", ""), other.replace(" ", "")
    return squashed[0] == squashed[1] or f" {one} " in f" {other} " or one.startswith(f"{other} ")


def _key(words: str) -> str:
    words = words.strip()
    if not (words[:1].isalnum() and words[-1:].isalnum()) or words[:4].lower().startswith(_LED):
        words = _EDGES.sub("", words)
    return " ".join(_QUOTES.sub("", words.replace(".", " ")).split()).casefold()
