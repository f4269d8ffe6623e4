"""Patterns over words: what a time expression can look like, and the best cover of a text with them.

A pattern is written in words and classes, ``month:MONTH day:DAY ( ,? year:YEAR )?``: capitals name a class of the
lexicon, other words stand for themselves, ``name:`` gives what matched to the slot of that name, ``@NAME`` is a part
defined once, and ``( | )?`` group, choose and make optional. ``;`` cuts a pattern in pieces, by turns a time and what
joins it to the next: "January 5 ; to ; 11" is two times, and each takes the slots it lacks from the others (but those
whose names begin with "own"). A pattern is
compiled to a regular expression over the scan's signs, so matching never looks at letters. Nothing repeats in it: its
length bounds the work at each word.

Where candidates overlap the cover with the most words wins, then the one with the fewest pieces, then the rule of
higher ``rank``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.read.times.lexicon import UNKNOWN
from dateline.rulebook import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.read.times.lexicon import Entry, Lexicon, Value
    from dateline.read.times.rules import TimeRule
    from dateline.read.times.scanner import Scan

_PIECE = re.compile(r"[()|?;]|@[A-Z]+|(?:(?P<slot>[a-z]\w*):)?(?P<name>[^\s()|?;]+)")
_RUN = re.compile(f"[^{UNKNOWN}]+")

Slots = dict[str, "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words ``start`` to ``end`` (exclusive) of a scan read by one rule, with what its slots hold."""

    start: int
    end: int
    rule: TimeRule
    slots: Slots


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """The words ``start`` to ``end`` as one pattern matches them; it holds one time or several."""

    start: int
    end: int
    pattern: _Pattern
    match: re.Match[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    rule: TimeRule
    regex: re.Pattern[str]
    slots: tuple[tuple[str, str], ...]  # slot and class for each group of the expression; no class: a piece


def expand(pattern: str, parts: dict[str, str]) -> str:
    """Return the pattern with each ``@NAME`` replaced by its part, in brackets."""
    for _ in range(len(parts) + 1):
        if "@" not in pattern:
            return pattern
        pattern = re.sub(r"@([A-Z]+)", lambda match: f"( {parts[match[1]]} )", pattern)
    raise RuleError(f"pattern {pattern[:60]!r}: a part contains itself")


def literals(pattern: str) -> set[str]:
    """Return the words that stand for themselves in an expanded pattern."""
    return {match["name"] for match in _PIECE.finditer(pattern) if match["name"] and not _is_class(match["name"])}


def _is_class(name: str) -> bool:
    return name[0].isalpha() and name.isupper()


class Grammar:
    """All patterns of one language, ready to match."""

    def __init__(
        self, rules: Iterable[TimeRule], parts: dict[str, str], lexicon: Lexicon, anchors: Iterable[str]
    ) -> None:
        self._by_sign: dict[str, list[_Pattern]] = {}
        for rule in rules:
            compiled = _Compiler(rule, expand(rule.pattern, parts), lexicon)
            pattern = _Pattern(rule=rule, regex=re.compile(compiled.whole.regex), slots=tuple(compiled.slots))
            for sign in compiled.whole.first:
                self._by_sign.setdefault(sign, []).append(pattern)
        # A run of known words without one of these ("the two of") can hold no time.
        self._anchor = re.compile(f"[{''.join(lexicon.of(name) for name in anchors)}]")

    def cover(self, scan: Scan) -> list[Candidate]:
        """Return the best cover of the scan, in order, no two overlapping."""
        found: list[Candidate] = []
        for run in _RUN.finditer(scan.signs):
            start, end = run.span()
            if self._anchor.search(scan.signs, start, end):
                for match in _best([self._longest(scan, index, end) for index in range(start, end)], start):
                    found += _candidates(match, scan.entries)
        return found

    def _longest(self, scan: Scan, index: int, limit: int) -> list[_Match]:
        """Return the matches that begin at the word: for each length the one of highest rank."""
        best: dict[int, _Match] = {}
        for pattern in self._by_sign.get(scan.signs[index], ()):
            match = pattern.regex.match(scan.signs, index, limit)
            if match is not None and not _ruled_out(pattern.rule, scan, index, match.end()):
                rival = best.get(match.end())
                if rival is None or pattern.rule.rank > rival.pattern.rule.rank:
                    best[match.end()] = _Match(start=index, end=match.end(), pattern=pattern, match=match)
        return list(best.values())


def _ruled_out(rule: TimeRule, scan: Scan, start: int, end: int) -> bool:
    """Say whether the words beside the match are such as the rule does not stand next to."""
    if rule.unless_next or rule.only_next:
        after = scan.word(end).lower() if end < len(scan.starts) else ""
        if after in rule.unless_next or (rule.only_next and after not in rule.only_next):
            return True
    if rule.unless_before or rule.only_before:
        before = scan.word(start - 1).lower() if start > 0 else ""
        return before in rule.unless_before or (bool(rule.only_before) and before not in rule.only_before)
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A piece of a pattern being compiled: its expression, the signs it may begin with, whether it may be empty."""

    regex: str
    first: frozenset[str]
    empty: bool = False


class _Compiler:
    """Reads one expanded pattern by recursive descent: choices of sequences of pieces."""

    def __init__(self, rule: TimeRule, pattern: str, lexicon: Lexicon) -> None:
        self._rule = rule
        self._lexicon = lexicon
        self._pieces = list(_PIECE.finditer(pattern))
        self._place = 0
        self.slots: list[tuple[str, str]] = []
        self.whole = self._series()
        if self._place < len(self._pieces) or self.whole.empty:
            raise RuleError(f"rule {rule.name!r}: its pattern may be empty or has a bracket too many")

    def _peek(self) -> str:
        return self._pieces[self._place].group() if self._place < len(self._pieces) else ""

    def _series(self) -> _Part:
        """Read pieces cut by ``;``: times are groups, what joins them is not."""
        if not any(piece.group() == ";" for piece in self._pieces):
            return self._choice()
        regex, first = "", frozenset[str]()
        for number in range(sum(piece.group() == ";" for piece in self._pieces) + 1):
            self._place += number > 0
            if number % 2 == 0:
                self.slots.append((str(number), ""))
            part = self._choice()
            regex += f"({part.regex})" if number % 2 == 0 else part.regex
            first = first or part.first
        return _Part(regex=regex, first=first)

    def _choice(self) -> _Part:
        parts = [self._sequence()]
        while self._peek() == "|":
            self._place += 1
            parts.append(self._sequence())
        regex = "|".join(part.regex for part in parts)
        first = frozenset[str]().union(*(part.first for part in parts))
        return _Part(regex=f"(?:{regex})", first=first, empty=any(part.empty for part in parts))

    def _sequence(self) -> _Part:
        regex, first, empty = "", frozenset[str](), True
        while self._peek() not in {"", "|", ")", ";"}:
            part = self._piece()
            regex += part.regex
            first |= part.first if empty else frozenset()
            empty = empty and part.empty
        return _Part(regex=regex, first=first, empty=empty)

    def _piece(self) -> _Part:
        match = self._pieces[self._place]
        self._place += 1
        if match.group() == "(":
            part = self._choice()
            if self._peek() != ")":
                raise RuleError(f"rule {self._rule.name!r}: a bracket is not closed")
            self._place += 1
        else:
            part = self._word(match)
        if self._peek() == "?":
            self._place += 1
            return _Part(regex=f"(?:{part.regex})?", first=part.first, empty=True)
        return part

    def _word(self, match: re.Match[str]) -> _Part:
        name = match["name"] or ""
        signs = self._lexicon.of(name)
        if not signs:
            raise RuleError(f"rule {self._rule.name!r}: no word is of the class {name!r}")
        if match["slot"]:
            self.slots.append((match["slot"], name))
            return _Part(regex=f"([{signs}])", first=frozenset(signs))
        return _Part(regex=f"[{signs}]", first=frozenset(signs))


def _candidates(match: _Match, entries: list[Entry | None]) -> list[Candidate]:
    """Return the times of one match: one, or one for each piece of a series."""
    pieces: list[Candidate] = []
    slots: Slots = {}
    for group, (slot, name) in enumerate(match.pattern.slots, start=1):
        start, end = match.match.span(group)
        if not name:
            slots = {}
            pieces.append(Candidate(start=start, end=end, rule=match.pattern.rule, slots=slots))
        elif start >= 0 and slot not in slots:
            entry = entries[start]
            slots[slot] = entry.values[name] if entry is not None else ""
    if not pieces:
        return [Candidate(start=match.start, end=match.end, rule=match.pattern.rule, slots=slots)]
    shared: Slots = {}
    for piece in pieces:
        shared = {**{name: value for name, value in piece.slots.items() if not name.startswith("own")}, **shared}
    return [replace(piece, slots={**shared, **piece.slots}) for piece in pieces]


def _best(candidates: list[list[_Match]], base: int) -> list[_Match]:
    """Return the cover of one run, from the candidates that begin at each of its words."""
    size = len(candidates)
    # From each word on: words covered, minus pieces, and the match that begins the best cover there.
    best: list[tuple[int, int, _Match | None]] = [(0, 0, None)] * (size + 1)
    for index in range(size - 1, -1, -1):
        covered, pieces, _ = best[index + 1]
        choice: tuple[int, int, _Match | None] = (covered, pieces, None)
        for candidate in candidates[index]:
            covered, pieces, _ = best[candidate.end - base]
            score = (covered + candidate.end - candidate.start, pieces - 1)
            if score > choice[:2] or (score == choice[:2] and choice[2] is None):
                choice = (*score, candidate)
        best[index] = choice
    found, index = [], 0
    while index < size:
        chosen = best[index][2]
        if chosen is not None:
            found.append(chosen)
        index = index + 1 if chosen is None else chosen.end - base
    return found
