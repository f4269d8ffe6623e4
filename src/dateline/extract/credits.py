"""Credits: who had a part in the text and in what role, from lines such as ``Reporting by X in Y; editing by Z``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from dateline import rulebook
from dateline.extract.agencies import agency_named, shown
from dateline.extract.authors import is_body, is_person
from dateline.extract.cues import Cues
from dateline.records import Credit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CreditRole = Literal["agency", "reporting", "editing", "writing", "photo", "origin", "contributor"]

_LONGEST = 600  # characters of a line that can still be a credit
# A bracket with a place in it, after a name in a list, parts nothing.
_CLAUSE = re.compile(r"(?:[^;()\[\]|]+|(?<=\w )\([^\W\d_a-z][\w'’ -]{2,25}\)(?=\s*(?:[,.]|and\b|$)))+")
_BRACKETED = re.compile(r"^(?P<name>.+?) \((?P<place>[^()]+)\)$")
_SENTENCE = re.compile(
    r"(?<=[^\W\d_A-Z.])[.!]\s+(?=[A-Z])|,? based on (?=reporting )|,?\swith (?=(?:additional|further) reporting )"
    r"|(?:,|\sand)\s+(?=(?i:(?:additional |further )?(?:edited|editing|written|writing|reported|translated|photos?)"
    r"(?: by|:)))"
    r"|,\s+(?=(?i:redigiert von|bearbeitet von|édité par|editado por|edição|editing [A-Z]))"
)
_DIVIDER = re.compile(
    r"\s*(?:,\s*(?:and|with)?\s+|\s+(?:and|und|et|y|e|og|och|en|ve|i|и|та|і)\s+(?!\w+ (?:Service|Media)\b)"
    r"|\s*&\s*|\s+with\s+)(?=\S)"
)
_NEWSROOM = re.compile(
    r"^(?P<newsroom>.+?)(?:['’]s|s['’])? (?:(?:staff|political|senior|business|science|sports) )?"
    r"(?:writers?|journalists?|correspondents?|reporters?|photographers?|producers?|editors?) (?=[^\W\d_a-z])"
    r"|^(?P<owner>[^\s]+)['’]s (?=[^\W\d_a-z]\w+ [^\W\d_a-z])"
)
_SIGNATURE = 60
# How agencies sign: a known name in one of these places at the end of the text, or on a line alone.
_SIGNED = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?”\"]\s+([A-Z]{2,5})(?: [A-Z]{2,4}){1,3}\s*$",  # PTI SKL VGH: who wrote it
        r"[.!?”\"]\s+(\w{2,5})(?:(?: [a-z]{2,3}){2,3}| [a-z]{2,3}(?:/[a-z]{2,3}){1,2})\s*$",  # dpa hk jbr
        r"(?:^|[.!?”\"]\s*)[-–—/]{1,2}\s*([^\W\d_][\w /.&-]{1,30}?)\.?\s*$",
        r"[.!?”\"]\s*[\[(]([^\])]{2,30})[\])]\.?\s*$",
        r"[.!?”\"]\s+([A-Z]{2,5}|dpa|Reuters)\s*$",
        r"^\W*(?:[a-z]{2,3}/(?: ?[a-z]{2,3}/?)*\s+)\(([^\])]{2,30})\)\W*$",  # js/mb (AFP, Reuters)
        r"^\W*([^\W\d_][\w /.&-]{1,30}?)(?:/[a-z]{2,3})?(?: [a-z]{2,3}){0,3}\W*$",
        r"^\W*([^\W\d_][\w /.&-]{1,30}?)(?: [A-Z]{2,4}){0,3}\W*$",
    )
)
_FIRST = re.compile(r"[,/] ?")  # parts the agencies of a signature, and from one the desk that wrote
_PLACED = re.compile(
    r"^(?P<name>.+?),? (?:(?:reported|reports|reporting) )?(?:in|at|from) (?P<place>[^\W\d_a-z][\w'’.\- ]+)$"
)
_OWN = re.compile(r"['’]s\s.*$")
_TITLE = re.compile(
    r"^(?:the|(?i:our|its|correspondents?|reporters?|writers?|editors?|staff writers?|photojournalist))\s+"
)
_CAPITALISED = re.compile(r"^[^\W\d_a-z]")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}")
_BODY_NAME = re.compile(r"[^\W\d_a-z][\w.&'’/-]*(?: (?:[^\W\d_a-z][\w.&'’/-]*|of|and|the|for|de)){0,5}")
_MOST_WORDS = 6
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line and the credits in it, written ``name = role @ place``."""

    text: str
    credits: tuple[str, ...] = ()


class CreditRule(rulebook.Rule, frozen=True, kw_only=True):
    """One way to credit; see ``rules/en/credits.toml``."""

    role: CreditRole
    pattern: str | tuple[str, ...]
    examples: tuple[Example, ...]
    always: bool = False
    newsrooms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A rule with its pattern compiled."""

    rule: CreditRule
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[CreditRule, ...]:
    """Return the rules for credits, those of English first."""
    return rulebook.load("en/credits.toml", CreditRule) + rulebook.load("world/credits.toml", CreditRule)


@cache
def _forms() -> tuple[_Form, ...]:
    parts = rulebook.section("world/credits.toml", "parts")
    return tuple(
        _Form(rule=rule, pattern=re.compile(_filled(pattern, parts), re.IGNORECASE))
        for rule in rules()
        for pattern in ((rule.pattern,) if isinstance(rule.pattern, str) else rule.pattern)
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


@cache
def _cues() -> Cues:
    """Return what a line must have to hold a credit: most have not, and are done with here."""
    files = ("en/credits.toml", "world/credits.toml")
    return Cues(word for file in files for word in rulebook.section(file, "cues")["any"])


def read_credits(line: str, offset: int = 0) -> tuple[Credit, ...]:
    """Return the credits in a line that begins at ``offset`` of its text; most lines hold none."""
    if len(line) > _LONGEST or not _cues().within(line.lower()):
        return ()
    found = [one for start, clause in _clauses(line) for one in _in_clause(clause, offset + start)]
    return tuple(dict.fromkeys(found))


def read_signature(line: str, offset: int = 0) -> Credit | None:
    """Return the agency that signs a text at the end of its last line (``— Bernama``, ``[AFP]``) or on a line alone."""
    tail = line[-_SIGNATURE:]
    signed = (found[1] for pattern in _SIGNED if (found := pattern.search(tail)))
    words = next((one for words in signed if _signs(one := _FIRST.split(words)[0])), None)
    if words is None:
        return None
    start = offset + line.rindex(words)
    return Credit(
        name=shown(words), role="agency", rule="credit:signature", span=Span(start=start, end=start + len(words))
    )


def _signs(words: str) -> bool:
    known = agency_named(words)
    return known is not None and known.kind != "photo"


def _clauses(line: str) -> Iterator[tuple[int, str]]:
    """Yield the clauses of a line with their offsets: between semicolons, brackets and sentences."""
    for piece in _CLAUSE.finditer(line):
        start = piece.start()
        for part in _SENTENCE.split(piece[0]):
            at = line.index(part, start) if part else start
            indent = len(part) - len(part.lstrip(" \t—–-*•·"))
            if part.strip():
                yield at + indent, part[indent:].rstrip()
            start = at + len(part)


@cache
def _any_form() -> re.Pattern[str]:
    """Return one pattern for all rules: one look shows that most clauses hold no credit."""
    return re.compile("|".join(_NAMED_GROUP.sub("(?:", form.pattern.pattern) for form in _forms()), re.IGNORECASE)


def _in_clause(clause: str, offset: int) -> list[Credit]:
    if not _any_form().match(clause):
        return []
    for form in _forms():
        found = form.pattern.match(clause)
        if found:
            credited = _credited(form.rule, found, offset)
            if credited:
                return credited
    return []


def _credited(rule: CreditRule, found: re.Match[str], offset: int) -> list[Credit]:
    """Return the credits for the names of a clause, none where the first cannot be a name: a sentence then."""
    whole = found.groupdict().get("place")
    credited: list[Credit] = []
    for start, name, place in _named(found["names"]):
        is_newsroom = agency_named(name) is not None or (is_body(name) and _BODY_NAME.fullmatch(name) is not None)
        if not is_newsroom and (rule.newsrooms or not _is_name(name, rule)):
            return credited
        role: CreditRole = "agency" if is_newsroom and not rule.always else rule.role
        begin = offset + found.start("names") + start
        span = Span(start=begin, end=begin + len(name))
        credited.append(
            Credit(name=shown(name), role=role, rule=f"credit:{rule.name}", span=span, place=place or whole)
        )
    return credited


def _named(words: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield offset, name and place of the names in a list."""
    for start, name in _pieces(words):
        lead = _lead(name)
        placed = _PLACED.match(name[lead:]) or _BRACKETED.match(name[lead:])
        if placed and agency_named(placed["place"]):
            yield start + lead, placed["name"], None
        elif placed:
            yield start + lead, placed["name"], placed["place"].strip()
        else:
            yield start + lead, name[lead:], None


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a list: between commas and "and", and at a stroke where the whole is no one's name."""
    start = 0
    for divider in [*_DIVIDER.finditer(words), None]:
        piece = words[start : divider.start() if divider else len(words)]
        parts = [piece] if "/" not in piece or agency_named(_OWN.sub("", piece.strip())) else piece.split("/")
        for part in parts:
            if name := part.strip().rstrip(".,:"):
                yield start + part.index(name), name
            start += len(part) + 1
        if divider is None:
            return
        start = divider.end()


def _lead(name: str) -> int:
    """Return how much of a name is title or newsroom: ``the``, ``AP writer``, ``CNN's``."""
    if agency_named(name):
        return 0
    newsroom = _NEWSROOM.match(name)
    if newsroom and agency_named(newsroom["newsroom"] or newsroom["owner"]):
        return newsroom.end()
    title = _TITLE.match(name)
    return title.end() if title else 0


def _is_name(name: str, rule: CreditRule) -> bool:
    if rule.role == "origin" and _HOST.fullmatch(name):
        return True
    if not _CAPITALISED.match(name) or len(name.split()) > _MOST_WORDS:
        return False
    if rule.role == "origin":
        return True
    return is_person(name) or bool(_OWN.search(name) and agency_named(_OWN.sub("", name)))
