"""Credits: who had a part in the text and in what role, from lines such as ``Reporting by X in Y; editing by Z``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from dateline import rulebook
from dateline.extract.agencies import shown
from dateline.extract.cues import Cues
from dateline.extract.moments import months
from dateline.extract.naming import named
from dateline.records import Credit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.extract.naming import Named

CreditRole = Literal["agency", "reporting", "editing", "writing", "photo", "origin", "contributor"]

_HEAD = "\x02"  # stands before a line, so that a cue can be looked for at its beginning
_LONGEST = 600  # characters of a line that can still be a credit
_CARRIED = 8  # words of a clause that can go on with the list of the one before
# A bracket with a place in it, after a name in a list, parts nothing.
_CLAUSE = re.compile(
    r"(?:[^;()\[\]|；（）【】]+|(?<=\w )\([^\W\d_a-z][\w'’ -]{2,25}\)(?=\s*(?:[,.]|and\b|$))|(?<=material )\([^()]+\))+"
)
_LISTED = re.compile(r"[^;:]+(?:; [^;:]+)*; and [^;:]+ contributed\b")  # people with their cities, parted by semicolons
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}")
_MOST_WORDS = 7
_NAMES = re.compile(r"(?:and )?(?P<names>.+)")
# What stands before the seam of two credits: a name, what leads one, or the initials of who wrote.
_MARKED = re.compile(
    r"(?i:\b(?:by|von|par|por|di|da|de|door|av|af)\b)"
    r"|[:：]|[^\W\d_a-z]\w+ [^\W\d_a-z]| / [\u3400-\u9fff]|^\W*(?-i:[a-z]{2,3})(?:/[a-z]{2,3})*$"
)
# Chinese names in a row with spaces between them; the space in a Japanese name parts nothing.
_CHINESE = re.compile(r"(?:责|编|审核|校对)[\u4e00-\u9fff]{0,3}[:：]")
_SPACED = re.compile(r"(?<=[：:、 \u4e00-\u9fff][\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2,3}(?:[ )）】\]]|$))")
_LEADING = re.compile(r"(?::|\b(?:by|von|par|por|di|door|av|af|oleh))$", re.IGNORECASE)
SIGNED = frozenset({"byline", "credit"})  # labels of the lines in which work and names stand one below the other
_LONGEST_WORK = 4  # words of what somebody did, on a line of its own


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
    surnames: bool = False


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
        _Form(rule=rule, pattern=re.compile(rulebook.filled(pattern, parts), re.IGNORECASE))
        for rule in rules()
        for pattern in ((rule.pattern,) if isinstance(rule.pattern, str) else rule.pattern)
    )


@cache
def _cues() -> Cues:
    """Return what a line must have to hold a credit: most have not, and are done with here."""
    files = ("en/credits.toml", "world/credits.toml")
    return Cues(word.replace("^", _HEAD) for file in files for word in rulebook.section(file, "cues")["any"])


def read_credits(line: str, offset: int = 0) -> tuple[Credit, ...]:
    """Return the credits in a line that begins at ``offset`` of its text; most lines hold none."""
    return tuple(replace(one, span=_moved(one.span, offset)) for one in _read(line)) if len(line) <= _LONGEST else ()


def leads(work: str) -> bool:
    """Return whether the words of a line lead to names: "Edited by", "Editors:"."""
    return _LEADING.search(work) is not None


def read_below(work: str, names: str) -> tuple[Credit, ...]:
    """Return the credits of names on the line below what was done ("Edited by", "Editor"), their spans of no text."""
    if not work[:1].isupper() or len(work.split()) > _LONGEST_WORK:
        return ()
    return read_credits(f"{work} {names}" if leads(work) else f"{work}: {names}")


def _moved(span: Span | None, offset: int) -> Span | None:
    return span and Span(start=span.start + offset, end=span.end + offset)


@lru_cache(maxsize=256)  # the lines of one page: several ask what is in each
def _read(line: str) -> tuple[Credit, ...]:
    if not _may_credit(line.lower()):
        return ()
    line = line.replace("\n", " ")  # a line of a plain text may be wrapped
    if _CHINESE.search(line):
        line = _SPACED.sub("、", line)
    found: list[Credit] = []
    listing: CreditRule | None = None
    for start, clause in _clauses(line):
        rule, credited = _in_clause(clause, start)
        goes_on = len(clause.split()) <= _CARRIED and not line[:start].rstrip().endswith(".")
        if not credited and listing and goes_on:
            credited = _carried(listing, clause, start)
        if rule is not None:
            listing = rule if ":" in clause else None
        found += credited
    return tuple(dict.fromkeys(found))


def _may_credit(lowered: str) -> bool:
    """Return whether a line has a cue, or is a byline with somebody besides."""
    return _cues().within(_HEAD + lowered) or (lowered.startswith("by ") and " with " in lowered)


def _carried(rule: CreditRule, clause: str, offset: int) -> list[Credit]:
    """Return the credits of a clause that goes on with the list of the one before: "Contributing: A; B"."""
    whole = _NAMES.match(clause)
    return _credited(rule, whole, offset) if whole else []


def _clauses(line: str) -> Iterator[tuple[int, str]]:
    """Yield the clauses of a line with their offsets: between semicolons, brackets, sentences and credits."""
    if _LISTED.match(line):
        line = line.replace(";", ",")
    for piece in _CLAUSE.finditer(line):
        start = piece.start()
        for at, end in _seamed(line, start, piece.end()):
            part = line[at:end]
            indent = len(part) - len(part.lstrip(" \t\n—–-*•·,/_"))
            if part.strip():
                yield at + indent, part[indent:].rstrip()


def _seamed(line: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a clause begin and end: at sentences, and before each credit after the first."""
    for seam in _seams().finditer(line, start, stop):
        # "Reported and written by" is one credit: before the seam somebody must be named.
        if seam["sentence"] or _MARKED.search(line, start, seam.start()):
            yield start, seam.start()
            start = seam.end()
    yield start, stop


@cache
def _seams() -> re.Pattern[str]:
    parts = rulebook.section("world/credits.toml", "parts")
    return re.compile(rulebook.filled(rulebook.section("world/credits.toml", "seams")["pattern"], parts))


@cache
def _any_form() -> re.Pattern[str]:
    """Return one pattern for all rules: one look shows that most clauses hold no credit."""
    return re.compile(rulebook.any_of(form.pattern.pattern for form in _forms()), re.IGNORECASE)


def _in_clause(clause: str, offset: int) -> tuple[CreditRule | None, list[Credit]]:
    if _any_form().match(clause):
        for form in _forms():
            found = form.pattern.match(clause)
            if found and (credited := _credited(form.rule, found, offset)):
                return form.rule, credited
    return None, []


def _credited(rule: CreditRule, found: re.Match[str], offset: int) -> list[Credit]:
    """Return the credits for the names of a clause, none where they run into a sentence."""
    whole = found.groupdict().get("place")
    credited: list[Credit] = []
    before = None
    for one in named(found["names"]):
        if one.kind == "words" and _is_sentence(one.name, rule):
            return []
        if not _counts(one, rule):
            break
        if one.kind != "body" or before != "person" or rule.always:  # a person's own paper is no credit
            newsroom = one.kind in ("agency", "body")
            begin = offset + found.start("names") + one.start
            credited.append(
                Credit(
                    name=shown(one.name),
                    role="agency" if newsroom and not rule.always else rule.role,
                    rule=f"credit:{rule.name}",
                    span=Span(start=begin, end=begin + len(one.name)),
                    place=one.place or whole,
                )
            )
        before = one.kind
    return credited


def _is_sentence(words: str, rule: CreditRule) -> bool:
    return rule.role not in ("photo", "origin") and words[:1].islower() and " " in words


def _counts(one: Named, rule: CreditRule) -> bool:
    """Return whether a name can be credited by a rule."""
    if one.kind in ("agency", "body"):
        return True
    if rule.newsrooms:
        return False
    if rule.role == "origin":
        return _is_outlet(one)
    return one.kind == "person" or (rule.surnames and one.kind == "name" and " " not in one.name)


def _is_outlet(one: Named) -> bool:
    """Return whether a name can be an outlet's: no day, language or platform."""
    if _HOST.fullmatch(one.name):
        return True
    if one.kind not in ("person", "name") or len(one.name.split()) > _MOST_WORDS:
        return False
    return one.name.split()[0].strip(".").casefold() not in _no_outlets()


@cache
def _no_outlets() -> frozenset[str]:
    words = rulebook.section("world/credits.toml", "words")["no_outlets"]
    return frozenset(words) | frozenset(map(str.casefold, months()))
