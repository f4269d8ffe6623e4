"""Credits: who had a part in the text and in what role, from lines such as ``Reporting by X in Y; editing by Z``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from dateline import rulebook
from dateline.extract.agencies import agency_named, shown
from dateline.extract.authors import is_person
from dateline.records import Credit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CreditRole = Literal["agency", "reporting", "editing", "writing", "photo", "origin", "contributor"]

_LONGEST = 600  # characters of a line that can still be a credit
_CLAUSE = re.compile(r"[^;()\[\]|]+")
_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z.])[.!]\s+(?=[A-Z])")
_DIVIDER = re.compile(r"\s*(?:,\s*(?:and|with)?\s+|\s+and\s+(?!\w+ (?:Service|Media)\b)|\s*&\s*|/|\s+with\s+)(?=\S)")
_PLACED = re.compile(r"^(?P<name>.+?),? (?:in|at|from) (?P<place>[^\W\d_a-z][\w'’.\- ]+)$")
_OWN = re.compile(r"['’]s\s.*$")
_TITLE = re.compile(
    r"^(?:the|our|its|correspondents?|reporters?|writers?|editors?|staff writers?|photojournalist)\s+", re.IGNORECASE
)
_CAPITALISED = re.compile(r"^[^\W\d_a-z]")
_MOST_WORDS = 6


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line and the credits in it, written ``name = role @ place``."""

    text: str
    credits: tuple[str, ...] = ()


class CreditRule(rulebook.Rule, frozen=True, kw_only=True):
    """One way to credit; see ``rules/en/credits.toml``."""

    role: CreditRole
    pattern: str
    examples: tuple[Example, ...]
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A rule with its pattern compiled."""

    rule: CreditRule
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[CreditRule, ...]:
    """Return the rules for credits."""
    return rulebook.load("en/credits.toml", CreditRule)


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(_Form(rule=rule, pattern=re.compile(rule.pattern, re.IGNORECASE)) for rule in rules())


@cache
def _cues() -> re.Pattern[str]:
    """Return what a line must have to hold a credit: most have not, and are done with here."""
    return re.compile(
        r"report|edit|writ|contribut|compil|transl|produc|publish|print|courtesy|source|photo|image|picture|video|"
        r"credit|appeared|with (?:files|inform|input|contrib|material|agenc)|permission|\bvia:|graphic|research|words",
        re.IGNORECASE,
    )


def read_credits(line: str, offset: int = 0) -> tuple[Credit, ...]:
    """Return the credits in a line that begins at ``offset`` of its text; most lines hold none."""
    if len(line) > _LONGEST or not _cues().search(line):
        return ()
    found = [one for start, clause in _clauses(line) for one in _in_clause(clause, offset + start)]
    return tuple(dict.fromkeys(found))


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


def _in_clause(clause: str, offset: int) -> list[Credit]:
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
        known = agency_named(name)
        if known is None and not _is_name(name, rule):
            return credited
        role: CreditRole = rule.role if rule.always or known is None else "agency"
        begin = offset + found.start("names") + start
        span = Span(start=begin, end=begin + len(name))
        credited.append(
            Credit(name=shown(name), role=role, rule=f"credit:{rule.name}", span=span, place=place or whole)
        )
    return credited


def _named(words: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield offset, name and place of the names in a list."""
    start = 0
    for divider in [*_DIVIDER.finditer(words), None]:
        end = divider.start() if divider else len(words)
        piece = words[start:end]
        indent = len(piece) - len(piece.lstrip())
        name = piece.strip().rstrip(".,:")
        title = _TITLE.match(name)
        if title and not agency_named(name):
            indent, name = indent + title.end(), name[title.end() :]
        placed = _PLACED.match(name)
        if placed:
            yield start + indent, placed["name"], placed["place"].strip()
        elif name:
            yield start + indent, name, None
        if divider is None:
            return
        start = divider.end()


def _is_name(name: str, rule: CreditRule) -> bool:
    if not _CAPITALISED.match(name) or len(name.split()) > _MOST_WORDS:
        return False
    if rule.role == "origin":
        return True
    return is_person(name) or bool(_OWN.search(name) and agency_named(_OWN.sub("", name)))
