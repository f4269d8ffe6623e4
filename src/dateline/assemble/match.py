"""Do two reports tell of one event? A sum of points, each with its reason; precision before recall.

Reports conflict, and are never joined, where their types, modes, dates, towns, polarity or named sides exclude one
another. Else each agreement adds its weight; two of them beyond type and date are needed, one of them by name.
Weights stand in for log-odds in the manner of record linkage (Fellegi & Sunter, "A Theory for Record Linkage", JASA
64, 1969); they were set by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.names import fold, same_person, surname
from dateline.records import identify

if TYPE_CHECKING:
    from dateline.assemble.told import Party, Report, Spot
    from dateline.records import When

THRESHOLD = 5.0
# An open bound says only "by then": as far as this many days it is taken to be near.
REACH = 31
# A stretch longer than this is kept apart when candidates are looked up.
NARROW = 62
_TOWN = frozenset({"point", "city"})
_MARKED = frozenset({"negated", "hypothetical", "future"})
# Types two coders give to one act.
_KIN = (frozenset({"MOBILIZE", "AID"}), frozenset({"SUPPORT", "AGREE"}), frozenset({"COERCE", "SANCTION"}))
_CONTENT = re.compile(r"[^\W\d_]{4,}|\d+")
_DAY = 10
_BOTH = 2
_AGREEMENTS = 2
# A reprinted sentence keeps so much of its content words, of which it has at least so many.
_ALL_BUT = 0.8
_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Window:
    """The days, as ISO text, within which a report's event is looked for: both inclusive."""

    first: str
    last: str

    @property
    def wide(self) -> bool:
        """Whether the window is longer than NARROW days."""
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days > NARROW

    @property
    def near(self) -> str:
        """The earliest day on which a window that is not wide and overlaps this one can begin."""
        first = date.fromisoformat(self.first)
        return (first - timedelta(days=min(NARROW, (first - date.min).days))).isoformat()


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports (by id, the smaller first) that tell of one event, with score and reasons."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


class Sketch:
    """A report with everything a comparison needs, computed once; the words only when it comes to them."""

    __slots__ = ("_words", "actors", "group", "mark", "recipients", "report", "stem", "window")

    def __init__(self, report: Report) -> None:
        self.report = report
        self.window = window(report.when)
        self.group = type_group(report.type)
        self.mark = tuple(sorted(_MARKED.intersection(report.auxiliary))), report.word.polarity
        self.actors = [(party, party.keys) for party in report.actors]
        self.recipients = [(party, party.keys) for party in report.recipients]
        self.stem = fold(report.trigger)
        self._words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The content words of the sentence, folded."""
        if self._words is None:
            self._words = frozenset(map(fold, _CONTENT.findall(self.report.quote)))
        return self._words


def window(when: When | None) -> Window | None:
    """Return the days a date leaves open, an open side taken as REACH days; None where the date is unknown."""
    if when is None:
        return None
    earliest, latest = (when.earliest or "")[:_DAY], (when.latest or "")[:_DAY]
    try:
        if not earliest:
            earliest = (date.fromisoformat(latest) - timedelta(days=REACH)).isoformat()
        if not latest:
            latest = (date.fromisoformat(earliest) + timedelta(days=REACH)).isoformat()
        date.fromisoformat(earliest), date.fromisoformat(latest)
    except (ValueError, OverflowError):
        return None
    return Window(earliest, latest) if earliest <= latest else None


def type_group(type_: str) -> str:
    """Return the name shared by types that may tell of one act."""
    return next(("/".join(sorted(kin)) for kin in _KIN if type_ in kin), type_)


def blocks(report: Report) -> frozenset[str]:
    """Return the keys under which a report looks for its like: type with a named side or a town, or the very words.

    Reports without a common key are never compared.
    """
    group = type_group(report.type)
    keys = {f"={identify(group, fold(report.quote))}"}
    for party in (*report.actors, *report.recipients):
        if party.named:
            # A surname stands for every fuller form of the name.
            keys |= {f"{group}|{surname(key) if party.kind == 'person' else key}" for key in party.keys}
    if report.place is not None and report.place.precision in _TOWN:
        keys.add(f"{group}|@{fold(report.place.name)}")
    return frozenset(keys)


def compare(one: Sketch, other: Sketch) -> Link | None:
    """Return the link between two reports, or None where they tell, or may tell, of different events."""
    if _conflict(one, other):
        return None
    shared = [
        party for party in (_shared(one.actors, other.actors), _shared(one.recipients, other.recipients)) if party
    ]
    agreements = [*_sides(one, other), *_where(one, other), *_wording(one, other)]
    points = [*agreements, *_how(one, other), *_dates(one, other)]
    score = sum(weight for weight, _ in points)
    verbatim = one.report.quote == other.report.quote and one.stem == other.stem
    # Something by name must be common, and other words for the deed are trusted only where both sides agree.
    anchored = any(party.named for party in shared) or _one_town(one, other)
    one_deed = _one_stem(one, other) or len(shared) == _BOTH
    agreed = sum(weight > 0 for weight, _ in agreements) >= _AGREEMENTS
    if not verbatim and not (score >= THRESHOLD and agreed and anchored and one_deed):
        return None
    reasons = tuple(reason for weight, reason in points if weight > 0)
    first, second = sorted((one.report.id, other.report.id))
    return Link(first, second, round(score, 2), ("same words", *reasons) if verbatim else reasons)


def _conflict(one: Sketch, other: Sketch) -> bool:
    left, right = one.report, other.report
    return (
        one.group != other.group
        or one.mark != other.mark
        or (left.mode is not None and right.mode is not None and left.mode != right.mode)
        or _dates_exclude(one, other)
        or _towns_exclude(left.place, right.place)
        or _sides_exclude(one, other)
        or (left.page == right.page and (left.quote == right.quote or not _one_stem(one, other)))
    )


def _dates_exclude(one: Sketch, other: Sketch) -> bool:
    if one.window is None or other.window is None:
        # An undated report is joined with its reprints alone, which are known by their words.
        return one.report.quote != other.report.quote and not (_one_stem(one, other) and _reprinted(one, other))
    return one.window.last < other.window.first or other.window.last < one.window.first


def _reprinted(one: Sketch, other: Sketch) -> bool:
    return min(len(one.words), len(other.words)) >= _SENTENCE and _common(one, other) >= _ALL_BUT


def _common(one: Sketch, other: Sketch) -> float:
    """Return the share of the shorter sentence's content words that the other has."""
    return len(one.words & other.words) / max(min(len(one.words), len(other.words)), 1)


def _towns_exclude(left: Spot | None, right: Spot | None) -> bool:
    if left is None or right is None:
        return False
    if left.country and right.country and left.country != right.country:
        return True
    return left.precision in _TOWN and right.precision in _TOWN and fold(left.name) != fold(right.name)


def _sides_exclude(one: Sketch, other: Sketch) -> bool:
    for left, right in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if left and right and not _shared(left, right):
            kinds = {party.kind for party, _ in left if party.named} & {party.kind for party, _ in right if party.named}
            if kinds or left is one.recipients:
                return True
    return False


def _shared(left: list[tuple[Party, frozenset[str]]], right: list[tuple[Party, frozenset[str]]]) -> Party | None:
    return next((mine for mine, keys in left for yours, others in right if _same(mine, keys, yours, others)), None)


def _same(mine: Party, keys: frozenset[str], yours: Party, others: frozenset[str]) -> bool:
    if mine.kind == "person" and yours.kind == "person":
        return any(same_person(key, other) for key in keys for other in others)
    return not keys.isdisjoint(others)


def _sides(one: Sketch, other: Sketch) -> list[tuple[float, str]]:
    points = []
    for side, left, right in (
        ("actor", one.actors, other.actors),
        ("recipient", one.recipients, other.recipients),
    ):
        party = _shared(left, right)
        if party is not None:
            points.append((2.0 if party.named else 1.0, f"same {side}: {party.name}"))
        elif left and right:
            points.append((-1.5, f"other {side}"))
    return points


def _where(one: Sketch, other: Sketch) -> list[tuple[float, str]]:
    return [(1.5, f"same place: {one.report.place.name}")] if one.report.place and _one_town(one, other) else []


def _one_town(one: Sketch, other: Sketch) -> bool:
    left, right = one.report.place, other.report.place
    if left is None or right is None or left.precision not in _TOWN or right.precision not in _TOWN:
        return False
    return fold(left.name) == fold(right.name)


def _wording(one: Sketch, other: Sketch) -> list[tuple[float, str]]:
    share = _common(one, other)
    if share >= 0.6:  # noqa: PLR2004 -- of the shorter sentence's content words
        return [(2.0, f"{share:.0%} of the words")]
    if share >= 0.35:  # noqa: PLR2004 -- the same
        return [(1.0, f"{share:.0%} of the words")]
    return []


def _how(one: Sketch, other: Sketch) -> list[tuple[float, str]]:
    points = [(0.0 if one.report.type == other.report.type else -1.0, "kindred type")]
    if one.report.mode is not None and one.report.mode == other.report.mode:
        points.append((0.5, f"same mode: {one.report.mode}"))
    if _one_stem(one, other):
        points.append((1.0, f"same deed: {one.report.trigger}"))
    return points


def _one_stem(one: Sketch, other: Sketch) -> bool:
    # Inflections differ at the end: "dismissed", "dismissing"; "arrest", "arrests".
    shorter = min(len(one.stem), len(other.stem))
    need = max(shorter - 3, min(shorter, 4))
    return shorter > 0 and one.stem[:need] == other.stem[:need]


def _dates(one: Sketch, other: Sketch) -> list[tuple[float, str]]:
    left, right = one.window, other.window
    if left is None or right is None:
        return []
    if left == right and left.first == left.last:
        return [(2.0, f"same day: {left.first}")]
    if not left.wide and not right.wide:
        return [(0.5, "dates overlap")]
    return [(0.0, "dates overlap")]
