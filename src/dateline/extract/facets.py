"""What is told of a line in names, and the companies that names keep: facets, each made once and weighed once.

Most names recur on every page in the same company: how a line looks, where it stands, what the rooms around it are
named for, what its own words say. Sites repeat their lines on every page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.linecues import line_cues
from dateline.extract.linemarks import signs
from dateline.extract.linereadings import readings
from dateline.extract.linewords import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

Names = tuple[str, ...]

_KEPT = 4096  # facets of each kind
_SHORT = 30  # words of a line whose words are looked at one by one
_TELLING = frozenset({
    "ul", "ol", "dl", "li", "table", "tr", "nav", "header", "footer", "aside", "form", "article", "main", "figure",
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """Names that are told together. It is made once and the same ever after, so a look knows its weight at sight."""

    names: Names


class Told(NamedTuple):
    """What is told of one line: facets, and names that keep no company."""

    facets: list[Facet]
    names: list[str]

    def and_also(self, more: Told) -> Told:
        """Return what is told of the line here and there."""
        return Told(self.facets + more.facets, self.names + more.names)

    def all(self) -> dict[str, None]:
        """Return all names, each once."""
        return dict.fromkeys(chain.from_iterable((*(facet.names for facet in self.facets), self.names)))


@lru_cache(maxsize=_KEPT)
def form(look: str, width: int, linked: int, strong: int) -> Facet:
    """Return how a line looks: size in steps, share of links and of bold."""
    return Facet(("always", f"look {look}", f"size {width}", f"linked {linked}", f"strong {strong}"))


@lru_cache(maxsize=_KEPT)
def standing(place: str, away: int, tag: str, width: int) -> Facet:
    """Return where a line stands to the text, and in what element."""
    return Facet((f"place {place}", f"place {place} {away}", f"tag {tag} {place}", f"tag {tag} {width}"))


@lru_cache(maxsize=_KEPT)
def judged(label: str, rule: str, place: str, width: int) -> Facet:
    """Return what the rules make of a line."""
    return Facet((f"verdict {label}", f"verdict {label} {place} {width}", f"why {rule}"))


@lru_cache(maxsize=_KEPT)
def housed(within: bool, place: str, part: str | None, prose: bool) -> Facet:  # noqa: FBT001 -- parts of a key
    """Return what the region makes of a line."""
    return Facet((f"within {within} {place}", f"prose {prose}", f"part {part}"))


@lru_cache(maxsize=_KEPT)
def named(line: AbstractSet[str], room: AbstractSet[str]) -> Facet:
    """Return what the line's own names, and those of its room, say it is for."""
    return Facet((*(f"line kind {kind}" for kind in line), *(f"kind {kind}" for kind in room)))


@lru_cache(maxsize=_KEPT)
def in_room(kinds: AbstractSet[str], tag: str, near: str) -> dict[str, None]:
    """Return the names for a room around a line, near or far."""
    told = [f"in {kind} {near}" for kind in kinds]
    return dict.fromkeys([*told, f"in <{tag}> {near}"] if tag in _TELLING else told)


@lru_cache(maxsize=_KEPT)
def rooms_named(names: Names) -> Facet:
    """Return what the rooms around a line are named for."""
    return Facet(names)


@lru_cache(maxsize=_KEPT)
def neighbour(sign: str, look: str, cues: Names, beside: bool) -> Facet:  # noqa: FBT001 -- part of a key
    """Return how the line before or after one looks and begins."""
    near = (f"{sign} same room",) if beside else ()
    return Facet((f"{sign} {look}", *near, *(f"{sign} {cue}" for cue in cues if not cue.startswith("cue holds"))))


@lru_cache(maxsize=_KEPT)
def among_links(linked: int, group: int, place: str) -> Facet:
    """Return how much of a line is links, and of the lines it stands among."""
    return Facet((f"group linked {group}", f"group linked {group} {place}", f"linked {linked} among {group} {place}"))


@lru_cache(maxsize=_KEPT)
def below_heading(away: int, cues: Names) -> Facet:
    """Return how far above a line the last heading stands, and what that says."""
    return Facet((f"heading {away}", *(f"heading {cue} {away}" for cue in cues)))


@lru_cache(maxsize=_KEPT)
def in_text(label: str, place: str, away: int, after: str, most: str | None) -> Facet:
    """Return where a line stands to what is likely text and headline, and what its room mostly is."""
    room = (f"room mostly {most}", f"room mostly {most} {label}") if most else ()
    return Facet((f"text {place} {label}", f"text {place} {away}", f"head {after} {place}", *room))


def among_labels(around: Sequence[str], recent: str) -> tuple[Facet, Facet, Facet]:
    """Return what the labels say of the line in their middle; ``recent`` is the last before it that is not body."""
    third, second, before, own, after, *beyond = around
    return _after_labels(third, second, before, recent), _between(before, own, after), _before_labels(*beyond)


@lru_cache(maxsize=_KEPT)
def _after_labels(third: str, second: str, first: str, recent: str) -> Facet:
    return Facet((f"-3 is {third}", f"-2 is {second}", f"-1 is {first}", f"recent {recent}"))


@lru_cache(maxsize=_KEPT)
def _between(before: str, own: str, after: str) -> Facet:
    return Facet((f"first {own}", f"+1 is {after}", f"between {before} {after}"))


@lru_cache(maxsize=_KEPT)
def _before_labels(second: str, third: str) -> Facet:
    return Facet((f"+2 is {second}", f"+3 is {third}"))


@lru_cache(maxsize=_KEPT)
def telling(cued: Names, place: str, width: int) -> Facet:
    """Return the telling words of a line, with its place and size."""
    if not cued:
        return Facet(("no cue", f"no cue {place} {width}"))
    return Facet((*cued, *(f"{cue} {place}" for cue in cued), *(f"{cue} {width}" for cue in cued)))


@lru_cache(maxsize=_KEPT)
def cues_of(text: str) -> Names:
    """Return what the telling words of a line say."""
    return line_cues().of(text)


@lru_cache(maxsize=_KEPT)
def words(text: str, size: int) -> Facet:
    """Return what the words of a line of ``size`` words tell; of short lines, word by word."""
    return Facet((*signs(text), *readings(text, size), *(words_of(text) if size <= _SHORT else ())))
