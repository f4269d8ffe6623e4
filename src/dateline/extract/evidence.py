"""Outline, region and verdicts → evidence: what can be said of a line, by name, for the line model to weigh.

The first evidence of a line is its own (words, links, marks, the rooms around it, what rules and region make of it) and
how its neighbours look. The second is what the first made of the lines around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extract.linecues import line_cues
from dateline.extract.region import is_ended, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.lines import Verdict
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
# Marks of which a line must hold one before its pattern is tried.
_SIGNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (f"sign {name}", frozenset("0123456789" if marks == "0" else marks), re.compile(pattern))
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


@dataclass(slots=True)
class Evidence:
    """What is known of one page's lines; ``bounds`` are the first and last line of its text, if there is any.

    ``title`` and ``standfirst`` are the page's, as :func:`region.key` writes them; ``plain`` pages have no markup.
    """

    outline: Outline
    region: Region
    parts: Parts
    verdicts: Sequence[Verdict | None]
    title: str
    standfirst: str
    bounds: tuple[int, int]
    plain: bool = False
    _around: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _known: dict[int, tuple[str, list[str]]] = field(default_factory=dict)

    def first(self, wanted: Sequence[int]) -> list[list[str]]:
        """Return the first evidence of the lines of these numbers, which ascend."""
        found = []
        heading = -1
        rooms, blocks = self.outline.rooms, self.outline.blocks
        for number in wanted:
            block = blocks[number]
            named = self._of(number, block)
            group = self._group(number)
            for step, sign in ((-1, "before"), (1, "after")):
                look, cues = self._shown(number + step)
                named.append(f"{sign} {look}")
                if look != "edge" and self._group(number + step) == group:
                    named.append(f"{sign} same room")
                named += [f"{sign} {cue}" for cue in cues if not cue.startswith("cue holds")]
            if heading >= 0:
                away = bucket(number - heading, _STEPS)
                named.append(f"heading {away}")
                named += [f"heading {cue} {away}" for cue in self._shown(heading)[1]]
            if rooms[block.room].tag in _HEADINGS:
                heading = number
            found.append(named)
        return found

    def second(self, wanted: Sequence[int], likely: Sequence[str]) -> list[list[str]]:
        """Return what the labels first thought likely, of all lines, add to the evidence of those wanted."""
        text = [number for number, label in enumerate(likely) if label == "body"]
        first, last = (text[0], text[-1]) if text else (0, -1)
        head = next((number for number, label in enumerate(likely) if label == "headline"), -1)
        rooms: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for number in wanted:
            rooms[self._group(number)][likely[number]] += 1
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
        look, cued = self._shown(number)
        label = verdict.label if verdict else "none"
        return [
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
            f"within {region.within[block.room]} {place}",
            f"prose {region.prose[number] > 0}",
            f"part {self.parts[block.room]}",
            f"tag {tag} {place}",
            f"tag {tag} {width}",
            *(f"line kind {kind}" for kind in block.kinds),
            *(f"kind {kind}" for kind in self.outline.rooms[block.room].kinds),
            *self._rooms_around(block.room),
            *signs(block.text),
            *self._titled(block, key(block.text), place, size),
            *_cues(block.text, size, place, cued),
        ]

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

    def _rooms_around(self, room: int) -> tuple[str, ...]:
        """Return what the rooms around one are named for, the same for all that stand in the same room."""
        above = self.outline.rooms[room].above
        known = self._around.get(above)
        if known is None:
            known = self._around[above] = tuple(self._named_rooms(above)) if room else ()
        return known

    def _named_rooms(self, number: int) -> list[str]:
        rooms = self.outline.rooms
        named: dict[str, None] = {}
        for level in range(_LEVELS):
            room = rooms[number]
            near = "near" if level < _NEAR else "far"
            if room.names:
                named |= {f"in {kind} {near}": None for kind in room.kinds}
            if room.tag in _TELLING:
                named[f"in <{room.tag}> {near}"] = None
            if not number:
                break
            number = room.above
        return list(named)

    def _group(self, number: int) -> int:
        """Return the room whose lines stand together with this one: the list of an item, the box of a paragraph."""
        rooms = self.outline.rooms
        above = rooms[self.outline.blocks[number].room].above
        return rooms[above].above if rooms[above].tag in {"li", "tr"} else above

    def _shown(self, number: int) -> tuple[str, list[str]]:
        """Return how a line looks from afar, and its cues."""
        if not 0 <= number < len(self.outline.blocks):
            return "edge", []
        known = self._known.get(number)
        if known is None:
            block = self.outline.blocks[number]
            known = self._known[number] = self._look(number, block), line_cues().of(block.text)
        return known

    def _look(self, number: int, block: Block) -> str:
        size, tag = self.region.words[number], self.outline.rooms[block.room].tag
        kind = "heading" if tag in _HEADINGS else "item" if tag in _ITEMS else "line"
        width = bucket(size, (3, 8, 16))
        return f"{kind} {width}{' ended' if is_ended(block.text) else ''}{' linked' if block.linked > _HALF else ''}"


def bucket(value: float, edges: Sequence[float]) -> int:
    """Return how many of the edges a value reaches."""
    return bisect_right(edges, value)


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
    letters = set(text)
    found = [
        name for name, marks, pattern in _SIGNS if not marks.isdisjoint(letters) and pattern.search(text) is not None
    ]
    if is_ended(text):
        found.append("sign ended")
    words = _LETTERS.findall(text[:200])
    if words:
        capital = len([True for word in words if word[0].isupper()]) / len(words)
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
