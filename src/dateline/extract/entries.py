"""Live pages → their entries, each with its own time: by JSON-LD, by ``time`` elements, by clocks on lines.

A clock shown alone says no day. It takes one from a heading above that names its day, or from the page's own date where
the page states one, was not changed on a later day, and its entries run one way through the clock; else it has none.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.extract.authors import divided
from dateline.extract.clocks import DAY
from dateline.extract.drafts import Draft, Lines, on_lines, posted
from dateline.extract.stamps import BY_MARKUP, in_markup
from dateline.records import LiveEntry, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.elements import Elements
    from dateline.extract.metadata import Metadata
    from dateline.extract.publication import Decision
    from dateline.records import Line

_LEAST, _LEAST_SURE, _LEAST_MARKED = 3, 2, 4  # entries of a live page, of one that says so, and by markup alone
_ONE_WAY = 0.8  # share of entries that follow the one before in time, or all precede it


def live_entries(
    text: str, lines: Sequence[Line], metadata: Metadata, elements: Elements | None, decision: Decision
) -> tuple[LiveEntry, ...]:
    """Return the entries of a live page in its own order; a page that is none has none."""
    read = Lines(text, lines)
    sure = bool(metadata.postings) or _says_live(metadata, read)
    stated = posted(read, metadata.postings)
    others = (in_markup(read, elements, least=_LEAST_SURE if sure else _LEAST_MARKED), on_lines(read, run_in=sure))
    found = max((stated, *(one for one in others if _runs(one, sure=sure))), key=_weight)
    if not found or len(found) < (_LEAST_SURE if sure else _least(found[0])):
        return ()
    day = _page_day(decision, found)
    return tuple(_entry(read, draft, day) for draft in found)


def _least(draft: Draft) -> int:
    # Boxes about other articles stand in the text with their times too, and a few are in order by chance.
    return _LEAST_MARKED if draft.rule == BY_MARKUP else _LEAST


def _weight(drafts: Sequence[Draft]) -> tuple[int, int]:
    return sum(len(draft.lines) for draft in drafts), len(drafts)


def _says_live(metadata: Metadata, read: Lines) -> bool:
    title, address = _signs()
    named = metadata.title or next((read.words(number) for number, _ in read.labelled("headline")), "")
    return bool(title.search(named) or address.search(metadata.canonical or ""))


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs = rulebook.section("world/live.toml", "signs")
    return re.compile(signs["title"], re.IGNORECASE), re.compile(signs["address"], re.IGNORECASE)


def _runs(drafts: Sequence[Draft], *, sure: bool) -> bool:
    """Return whether times run one way: on a page that does not say it is live, the newest first.

    Timelines and programmes have the first first; that the newest stands first is of live pages alone.
    """
    down, up = _directions(drafts)
    steps = len(drafts) - 1
    if sure:
        return max(down, up) >= _ONE_WAY * steps
    return steps > 0 and down == steps and len({draft.order for draft in drafts}) > steps / 2


def _directions(drafts: Sequence[Draft]) -> tuple[int, int]:
    """Return how many entries are no later than the one before, and how many no earlier."""
    steps = [(one.order, other.order) for one, other in pairwise(drafts)]
    return sum(one >= other for one, other in steps), sum(one <= other for one, other in steps)


def _page_day(decision: Decision, drafts: Sequence[Draft]) -> str | None:
    """Return the day of the page where clocks alone can be of no other."""
    own, changed = decision.published, decision.updated
    if own is None or decision.basis != "stated" or (changed and changed[:DAY] != own[:DAY]):
        return None
    clocks = [draft for draft in drafts if draft.stated.clock and not draft.day]
    return own[:DAY] if len(clocks) - 1 in _directions(clocks) else None


def _entry(read: Lines, draft: Draft, page_day: str | None) -> LiveEntry:
    stated = draft.stated
    published, reason = stated.value, f"stated by {stated.where}"
    if stated.clock:
        day = draft.day or page_day
        published = f"{day}T{stated.clock}" if day else None
        reason = f"a clock ({stated.where}); {_why(draft.day, page_day)}"
    elif stated.value is None:
        reason = "no time found"
    start = read.lines[draft.timed].span.start if draft.timed is not None else 0
    return LiveEntry(
        lines=tuple(read.lines[number].span for number in draft.lines),
        rule=draft.rule,
        published=published,
        reason=reason,
        clock=stated.clock,
        heading=draft.heading,
        author=draft.author or _author(read, draft),
        span=Span(start=start + stated.start, end=start + stated.end) if draft.timed is not None else None,
    )


def _why(heading_day: str | None, page_day: str | None) -> str:
    if heading_day:
        return "the day of the heading above"
    return "the day of the page's own date" if page_day else "nothing says of which day"


def _author(read: Lines, draft: Draft) -> str | None:
    """Return the person whom a line of an entry names as its author."""
    named = [read.words(number) for number in draft.lines if read.lines[number].label == "byline"]
    people = divided([*named, draft.stated.rest], (), "line:byline").people
    return people[0] if people else None
