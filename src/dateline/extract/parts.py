"""Region → parts: which rooms of the article are furniture, and what for.

A room is furniture by its tag (aside, footer, figure), by its names, or because it is a list of links. Names mislead: a
whole story may stand in a room named "share". So they are believed of a room only while little running text stands in
it, and of a label only while its rooms together hold little.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from dateline.extract.outline import Outline, Room
    from dateline.extract.region import Region
    from dateline.records import LineLabel

Parts = list["LineLabel | None"]

_MOST = 0.35  # of the running text, in a room that is furniture by its name
_MOST_TOGETHER = 0.4  # of the running text, in all rooms that are so by one label
_BY_TAG: dict[str, LineLabel] = {
    "aside": "related",
    "nav": "related",
    "footer": "legal",
    "form": "promo",
    "figure": "caption",
    "figcaption": "caption",
}
# In this order: what is first names the label where a room's names are of several kinds.
_BY_KIND: tuple[tuple[str, LineLabel], ...] = (
    ("comment", "social"),
    ("promo", "promo"),
    ("related", "related"),
    ("social", "social"),
    ("caption", "caption"),
    ("chrome", "promo"),
    ("byline", "byline"),
)
_WEAK = frozenset({"social", "caption", "chrome", "byline"})  # not of what is also body or quote, nor of rows
_AROUND_POSTS = frozenset({None, "caption", "social"})  # parts that a post shown in the text may stand in
_LISTS = frozenset({"ul", "ol", "dl"})
_UNLINKED = 0.3  # share of links below which a room that is also named as body is of the text
_LINKED = 0.6  # share of the words of a list that are links, above which it is one of related pages


def parts_of(outline: Outline, region: Region) -> Parts:
    """Return for each room what the furniture is for that it is or stands in, None for the article's own rooms."""
    own: Parts = [None] * len(outline.rooms)
    for number, room in enumerate(outline.rooms):
        if not region.within[number] or number == region.root or not region.sized[number]:
            continue
        if region.held[number] <= _MOST * region.total:
            own[number] = (
                _as_post(room)
                or _BY_TAG.get(room.tag)
                or _by_name(room, region, number)
                or _as_list(room, region, number)
            )
    doubted = _doubted(outline, region, own)
    found: Parts = [None] * len(outline.rooms)
    for number, room in enumerate(outline.rooms):
        if number and region.within[number]:
            label, around = own[number], found[room.above]
            believed = label not in doubted or room.tag in _BY_TAG or not region.held[number]
            if label == "body" and around in _AROUND_POSTS:
                around = None
            found[number] = around or (label if believed else None)
    return found


def _by_name(room: Room, region: Region, number: int) -> LineLabel | None:
    kinds = room.kinds
    if "body" in kinds and region.linked[number] < _UNLINKED * region.sized[number]:
        return None
    for kind, label in _BY_KIND:
        if kind in kinds and not (kind in _WEAK and (kinds & {"body", "quote"} or room.tag == "tr")):
            return label
    return None


def _as_post(room: Room) -> LineLabel | None:
    """Return ``body`` of a post of a network that is shown in the text, which is quoted there."""
    return "body" if room.tag == "blockquote" and "post" in room.kinds else None


def _as_list(room: Room, region: Region, number: int) -> LineLabel | None:
    if room.tag in _LISTS and region.linked[number] > _LINKED * region.sized[number]:
        return "related"
    return None


def _doubted(outline: Outline, region: Region, own: Parts) -> AbstractSet[LineLabel | None]:
    """Return the labels whose rooms hold so much running text that their names cannot mean what they say."""
    held: defaultdict[LineLabel | None, float] = defaultdict(float)
    for number, label in enumerate(own):
        if label and label != own[outline.rooms[number].above] and outline.rooms[number].tag not in _BY_TAG:
            held[label] += region.held[number]
    return {label for label, amount in held.items() if amount > _MOST_TOGETHER * region.total}
