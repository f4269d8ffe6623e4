"""Lines of a plain-text page → labels: there is no markup, so words, order and the lines around tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.lines import LineRules, Place, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import LineLabel

_LONE_DATE = re.compile(
    r"(?:\w{3,9},? )?(?:\d{1,2}(?:st|nd|rd|th)? \w{3,9},?|\w{3,9} \d{1,2},?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./])"
    r" ?(?:\d{4})?(?:[, ]+\d{1,2}[:.]\d\d.{0,12})?"
)
_SLOGAN = frozenset({"promo", "social", "related"})
_TOP, _BESIDE = "text: a date alone at the top", "text: a date beside the headline"
DATED = frozenset({_TOP, _BESIDE})  # rules of which there is no doubt
_PROSE = 8  # words of a line that can be running text


def label_plain(texts: Sequence[str], rules: LineRules) -> list[Verdict]:
    """Return the label of each line: a banner above, prose, and what stands around and below it."""
    prose = [number for number, text in enumerate(texts) if _is_prose(text) and not rules.of(text, "tail")]
    first, last = (prose[0], prose[-1]) if prose else (0, len(texts) - 1)
    found: list[Verdict] = []
    for number, text in enumerate(texts):
        place: Place = "head" if number < first else "tail" if number > last else "inside"
        before = found[-1].label if found else None
        found.append(_verdict(text, place, before, rules, top=number == 0))
    return [_beside_headline(found, number, text, first) for number, text in enumerate(texts)]


def _beside_headline(found: Sequence[Verdict], number: int, text: str, first: int) -> Verdict:
    """Return the label of a line, which is byline where it is a date alone right above the headline or below it."""
    verdict = found[number]
    around = {found[place].label for place in (number - 1, number + 1) if 0 < place < first}
    if verdict.label in {"headline", "byline"} and "headline" in around and _LONE_DATE.fullmatch(text):
        return Verdict("byline", _BESIDE)
    return verdict


def _verdict(text: str, place: Place, before: LineLabel | None, rules: LineRules, *, top: bool) -> Verdict:
    if top and place == "head" and _LONE_DATE.fullmatch(text):
        return Verdict("banner", _TOP)
    said = rules.of(text, place)
    if said is not None:
        return said
    if place == "head" and not text.endswith((".", ":", ",")):
        return Verdict("headline", "text: above the prose, no sentence", 0.8)
    if place == "tail" and before in _SLOGAN and not text[:1].isupper():
        return Verdict("promo", "text: goes on from the line above", 0.8)
    if place == "tail" and before in _SLOGAN | {"legal"} and not _is_prose(text):
        return Verdict("promo", "text: below the notices", 0.7)
    return Verdict("body", "text: prose") if _is_prose(text) else Verdict("body", "text: among prose", 0.7)


def _is_prose(text: str) -> bool:
    ended = text.rstrip("\"'”’)")[-1:] in {".", "!", "?", ":", "…"}
    return ended and len(text.split()) >= _PROSE and not text[:1].islower() and text[:1] != "©"
