"""Outline, region and verdicts → evidence: what can be said of a line, by name, for the line model to weigh.

The first evidence of a line is its own (words, links, marks, the rooms around it, what rules and region make of it) and
how its neighbours look. The second is what the first made of the lines around it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extract.linecues import line_cues
from dateline.extract.region import is_ended, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.lines import LineRules, Verdict
    from dateline.extract.outline import Block, Outline
    from dateline.extract.parts import Parts
    from dateline.extract.region import Region

_LEVELS = 6  # rooms around a line that are looked at
_NEAR = 2  # of them, those that are near
_SHORT = 12  # words of a line whose words are looked at one by one
_HALF = 0.5
_SIZES = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)
_STEPS = (0, 1, 2, 3, 5, 8, 14, 25)
_SHARES = (0.0, 0.2, 0.5, 0.8, 0.999)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "td", "th"})
_TELLING = frozenset({
    "ul", "ol", "dl", "li", "table", "tr", "nav", "header", "footer", "aside", "form", "article", "main", "figure",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}|[©@#|»«•→←]")
_LETTERS = re.compile(r"[^\W\d_]+")
# Marks of which a line must hold one before its pattern is tried; "" is in every line.
_SIGNS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (name, marks, re.compile(pattern))
    for name, marks, pattern in (
        ("time", "0", r"\b\d{1,2}[:.h]\d\d\b"),
        ("year", "0", r"\b(?:19|20)\d\d\b"),
        ("date", "0", r"\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b"),
        ("digits", "0", r"\d"),
        ("digit first", "0", r"^\W*\d"),
        ("address", "./@", r"https?://|www\.|\w@\w|\.(?:com|html?|org|net)\b"),
        ("handle", "@#", r"(?:^|\s)[@#]\w"),
        ("bar", "|•·›»>", r"[|•·›»>]"),
        ("slash", "/", r"\w ?/ ?\w"),
        ("colon last", ":", r":\s*$"),
        ("colon early", ":", r"^[^:.]{2,30}: "),
        ("question", "?", r"\?\s*$"),
        ("quotation first", "\"“„«'‘", r"^\W*[\"“„«'‘]"),
        ("bracketed", ")", r"^\W*\(.*\)\W*$"),
        ("bracket last", ")", r"\)\s*$"),
        ("dash", "—–-", r"^[^—–-]{3,60} (?:—|–|-) "),
        ("dash last", "—–-", r"(?:—|–|-)\s*$"),
        ("bullet", "•*·»→«←–-", r"^[•*·»→«←–-] ?"),
        ("dots last", "….", r"(?:…|\.\.\.)\s*$"),
    )
)
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Evidence:
    """What is known of one page's lines; ``bounds`` are the first and last line of its text, if there is any.

    ``title`` and ``standfirst`` are the page's, as :func:`region.key` writes them; ``plain`` pages have no markup.
    """

    outline: Outline
    region: Region
    parts: Parts
    verdicts: Sequence[Verdict | None]
    rules: LineRules
    title: str
    standfirst: str
    bounds: tuple[int, int]
    plain: bool = False
    _around: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _known: dict[int, tuple[str, str, list[str]]] = field(default_factory=dict)

    def first(self, wanted: Sequence[int]) -> list[list[str]]:
        """Return the first evidence of the lines of these numbers, which ascend."""
        found = []
        heading = -1
        rooms, blocks = self.outline.rooms, self.outline.blocks
        for number in wanted:
            block = blocks[number]
            named = self._of(number, block)
            for step in (-2, -1, 1, 2):
                other = number + step
                look, said, _ = self._shown(other)
                if abs(step) == 1:
                    named.append(f"{step:+d} {look}")
                    if said != "edge" and self._group(other) == self._group(number):
                        named.append(f"{step:+d} same room")
                named.append(f"{step:+d} said {said}")
            if heading >= 0:
                away = bucket(number - heading, _STEPS)
                named.append(f"heading {away}")
                named += [f"heading {cue} {away}" for cue in self._shown(heading)[2]]
            if rooms[block.room].tag in _HEADINGS:
                heading = number
            found.append(named)
        return found

    def second(self, wanted: Sequence[int], likely: Sequence[str]) -> list[list[str]]:
        """Return what the labels first thought likely, of all lines, add to the evidence of those wanted."""
        text = [number for number, label in enumerate(likely) if label == "body"]
        first, last = (text[0], text[-1]) if text else (0, -1)
        head = next((number for number, label in enumerate(likely) if label == "headline"), -1)
        rooms: dict[int, Counter[str]] = {}
        for number in wanted:
            rooms.setdefault(self._group(number), Counter())[likely[number]] += 1
        found = []
        recent = "start"
        for number in wanted:
            label = likely[number]
            named = [f"first {label}", f"recent {recent}"]
            around = {
                step: likely[number + step] if 0 <= number + step < len(likely) else "edge"
                for step in (-3, -2, -1, 1, 2, 3)
            }
            named += [f"{step:+d} is {other}" for step, other in around.items()]
            named.append(f"between {around[-1]} {around[1]}")
            place, away = _place(number, first, last)
            after = "none" if head < 0 else "before" if number < head else "after" if number > head else "here"
            named += [f"text {place} {label}", f"text {place} {away}", f"head {after} {place}"]
            most = _most_of_the_others(rooms[self._group(number)], label)
            if most:
                named += [f"room mostly {most}", f"room mostly {most} {label}"]
            if label not in {"body", "none"}:
                recent = label
            found.append(named)
        return found

    def _of(self, number: int, block: Block) -> list[str]:
        region, verdict = self.region, self.verdicts[number]
        size = region.words[number]
        width, tag = bucket(size, _SIZES), self.outline.rooms[block.room].tag
        place, away = _place(number, *self.bounds)
        look, said, cued = self._shown(number)
        label = verdict.label if verdict else "none"
        named = [
            "always",
            f"size {width}",
            f"linked {bucket(block.linked, _SHARES)}",
            f"strong {bucket(block.strong, _SHARES)}",
            f"look {look}",
            f"place {place}",
            f"place {place} {away}",
            f"verdict {label}",
            f"verdict {label} {place} {width}",
            f"why {verdict.rule if verdict else 'none'}",
            f"said {said} {place}",
            f"within {region.within[block.room]} {place}",
            f"prose {region.prose[number] > 0}",
            f"part {self.parts[block.room]}",
            f"tag {tag} {place}",
            f"tag {tag} {width}",
            *(f"line kind {kind}" for kind in block.kinds),
            *self._rooms_around(block.room),
            *signs(block.text),
            *self._titled(block, key(block.text), place, size),
            *_cues(block.text, size, place, cued),
        ]
        members = self._beside(number)
        if members:
            named.append(f"room linked {sum(one.linked > _HALF for one in members)} {len(members)}")
        return named

    def _titled(self, block: Block, words: str, place: str, size: int) -> list[str]:
        if not words:
            return []
        found = []
        if words == self.title:
            found = ["is title", f"is title {place} {self.outline.rooms[block.room].tag in _HEADINGS}"]
        elif size >= _NEAR and self.title.startswith(words):
            found = ["begins title"]
        if self.standfirst and words.startswith(self.standfirst):
            found.append(f"is description {place}")
        return found

    def _beside(self, number: int) -> list[Block]:
        """Return the lines next to one that stand in the same list or box, two on each side at most."""
        group, blocks = self._group(number), self.outline.blocks
        near = range(max(0, number - _NEAR), min(len(blocks), number + _NEAR + 1))
        return [blocks[one] for one in near if one != number and self._group(one) == group]

    def _rooms_around(self, room: int) -> tuple[str, ...]:
        known = self._around.get(room)
        if known is None:
            known = self._around[room] = tuple(self._named_rooms(room))
        return known

    def _named_rooms(self, number: int) -> list[str]:
        rooms = self.outline.rooms
        named = {f"kind {kind}": None for kind in rooms[number].kinds}
        for level in range(_LEVELS):
            if not number:
                break
            number = rooms[number].above
            near = "near" if level < _NEAR else "far"
            named |= {f"in {kind} {near}": None for kind in rooms[number].kinds}
            if rooms[number].tag in _TELLING:
                named[f"in <{rooms[number].tag}> {near}"] = None
        return list(named)

    def _group(self, number: int) -> int:
        """Return the room whose lines stand together with this one: the list of an item, the box of a paragraph."""
        rooms = self.outline.rooms
        above = rooms[self.outline.blocks[number].room].above
        return rooms[above].above if rooms[above].tag in {"li", "tr"} else above

    def _shown(self, number: int) -> tuple[str, str, list[str]]:
        """Return how a line looks from afar, what the rules say of it, and its cues."""
        if not 0 <= number < len(self.outline.blocks):
            return "edge", "edge", []
        known = self._known.get(number)
        if known is None:
            block = self.outline.blocks[number]
            said = self.rules.of(block.text, "tail") or self.rules.of(block.text, "head")
            cues = line_cues().of(block.text)
            known = self._known[number] = self._look(number, block), said.label if said else "nothing", cues
        return known

    def _look(self, number: int, block: Block) -> str:
        size, tag = self.region.words[number], self.outline.rooms[block.room].tag
        kind = "heading" if tag in _HEADINGS else "item" if tag in _ITEMS else "line"
        width = bucket(size, (3, 8, 16))
        return f"{kind} {width}{' ended' if is_ended(block.text) else ''}{' linked' if block.linked > _HALF else ''}"


def bucket(value: float, edges: Sequence[float]) -> int:
    """Return how many of the edges a value reaches."""
    return sum(value >= edge for edge in edges)


def _place(number: int, first: int, last: int) -> tuple[str, int]:
    """Return where a line stands to the text that runs from ``first`` to ``last``, and how far from it in steps."""
    if first > last:
        return "nowhere", 0
    if number < first:
        return "above", bucket(first - number, _STEPS)
    return ("below", bucket(number - last, _STEPS)) if number > last else ("inside", 0)


def _most_of_the_others(room: Counter[str], label: str) -> str | None:
    """Return the commonest label of a room's lines, one of this label left out."""
    best = max(room, key=lambda other: (room[other] - (other == label), other))
    return best if room[best] - (best == label) else None


@lru_cache(maxsize=4096)
def signs(text: str) -> tuple[str, ...]:
    """Return what the marks and capitals of a line say of it."""
    digits = _DIGIT.search(text) is not None
    found = [
        f"sign {name}"
        for name, marks, pattern in _SIGNS
        if (digits if marks == "0" else any(mark in text for mark in marks)) and pattern.search(text)
    ]
    if is_ended(text):
        found.append("sign ended")
    words = _LETTERS.findall(text[:200])
    if words:
        capital = sum(word[0].isupper() for word in words) / len(words)
        found.append(f"capitals {bucket(capital, (0.2, 0.5, 0.8, 0.99))}")
        if words[0][0].islower():
            found.append("sign small first")
        if text.isupper():
            found.append("all capitals")
    return tuple(found)


def _cues(text: str, size: int, place: str, cued: Sequence[str]) -> list[str]:
    """Return the telling words of a line, with its place and size, and of short lines all words."""
    width = bucket(size, (4, 9, 16))
    named = [*cued, *(f"{cue} {place}" for cue in cued), *(f"{cue} {width}" for cue in cued)]
    if not cued:
        named += ["no cue", f"no cue {place} {width}"]
    if size <= _SHORT:
        words = [word.lower() for word in _WORD.findall(text)]
        named += [f"word {word}" for word in dict.fromkeys(words)]
        if words:
            named += [f"begins {words[0]}", f"ends {words[-1]}"]
        if len(words) > 1:
            named.append(f"begins {words[0]} {words[1]}")
    return named
