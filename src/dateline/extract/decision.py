"""Evidence → the label of every line: what the line model makes of it, within what the judge makes of the page.

The judge knows pages; the model knows lines. So the judge says what is text, unless the model is nearly certain that a
line is none; and the model names everything else, and what a line of the text is: body, subhead or standfirst.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import numpy as np

from dateline.extract.datelines import read_dateline
from dateline.extract.linecues import is_furniture
from dateline.extract.lines import Verdict
from dateline.extract.plainlines import DATED
from dateline.extract.region import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from dateline.extract.evidence import Evidence
    from dateline.extract.linemodel import LineModel
    from dateline.records import LineLabel

TEXT = frozenset({"body", "subhead", "standfirst"})

_OWN_WORDS = frozenset({"credit", "correction", "legal", "standfirst"})  # whose words, or names, are theirs alone

_READ = ("line:", "page: the page's description", "page: named so", "text: above the prose")
_AROUND, _NEXT = 25, 10  # lines on either side of the text that are looked at: by their first words, and in any case
_LINKED = 0.9  # share of links of a line in a list of them
_CLEAR = frozenset({"page: equals the title", "page: repeats an earlier line", "page: a post shown in the text"})
_TAKEN, _TAKEN_PLAIN = 0.4, 0.5  # share of the judge's words of text that the model may take away
_LINES, _FEW = 0.3, 8  # the same of its lines on a page with markup, and lines that are few in any case
_HALF = 0.5  # how likely a line of the text must be something else to be so
_PROSE, _OVER = "text: prose", 0.7  # a sentence of a plain text, and the same for it to be a standfirst
_DOUBT = 0.15  # how likely a label must be to stand, where a rule reads it from the words
_HARDLY = 0.03  # how likely a line of the judge's text may be text, and yet be taken away
_HARDLY_ITEM = 0.01
_PROSE_LEAST = {"legal": 0.1, "caption": 0.1, "credit": 0.1, "correction": 0.1}
_LOOSE_LEAST = {
    "caption": 0.1,
    "byline": 0.1,
    "promo": 0.1,
    "social": 0.3,
    "legal": 0.3,
    "credit": 0.3,
    "correction": 0.3,
    "banner": 0.1,
}
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4}| uhr)?", re.IGNORECASE)
_AMONG = "page: among running text"
_ITEMS, _UNLINKED = frozenset({"li", "td", "dd", "dt"}), 0.3
_LOOSE = frozenset({_AMONG, "page: extractor", "text: among prose"})
_RATHER = 0.4  # the same, where it is no sentence
_PLAINLY = 0.05  # the same on a page without markup, of which the judge knows less
_ALONE = 0.7  # how likely a line may be text by itself, and yet be taken away
_SUMMED = 0.75  # how likely a line must be a standfirst to be one where the judge sees none
_ABOVE = "page: above the text"
_SURELY = 0.5  # how likely a line there must be text to be added to the paragraphs below


def decided(evidence: Evidence, model: LineModel) -> list[Verdict | None]:
    """Return the label of each line with what speaks most for it, None for lines that are not of the article."""
    judged = evidence.verdicts
    verdicts = list(judged)
    wanted = _wanted(evidence)
    if not wanted:
        return verdicts
    likely = [verdict.label if verdict else "none" for verdict in verdicts]
    alone, chances = model.chances(evidence, wanted, likely)
    text = np.array([label in TEXT for label in model.labels])
    other = [model.labels[best] for best in np.where(text, 0.0, chances).argmax(axis=1).tolist()]
    kept = _kept(evidence, wanted, chances[:, text].sum(axis=1), alone[:, text].sum(axis=1), other)
    summary = model.labels.index("standfirst")
    kept = [one or share > _SUMMED for one, share in zip(kept, chances[:, summary].tolist(), strict=True)]
    within = np.where(np.array(kept)[:, None] == text[None, :], chances, 0.0)
    dateline = model.labels.index("dateline")
    for number, row in zip(wanted, within.tolist(), strict=True):
        if max(row) == row[dateline] and read_dateline(evidence.outline.blocks[number].text) is None:
            row[dateline] = 0.0
        best = _best(row, verdicts[number], model.labels)
        verdicts[number] = _named(verdicts[number], model.labels[best], row[best])
    if not any(verdict is not None and verdict.label == "body" for verdict in verdicts):
        # A summary sums up what follows: where nothing does, it is the text.
        verdicts = [
            rule if one and one.label == "standfirst" else one for one, rule in zip(verdicts, judged, strict=True)
        ]
    _leave_one_headline(evidence, verdicts, dict(zip(wanted, chances.tolist(), strict=True)), model.labels)
    return _headed(evidence, verdicts) if evidence.plain else verdicts


def _leave_one_headline(
    evidence: Evidence, verdicts: list[Verdict | None], chances: Mapping[int, list[float]], labels: Sequence[str]
) -> None:
    """Name every headline but the surest what else it may be: a page has one, though it may show it twice."""
    headline, blocks = labels.index("headline"), evidence.outline.blocks
    found = {number: one for number, one in enumerate(verdicts) if one is not None and one.label == "headline"}
    sure = {number: chances[number][headline] if number in chances else 1.0 for number in found}
    if not sure:
        return
    surest = key(blocks[max(sure, key=lambda number: (sure[number], -number))].text)
    for number in found:
        if number in chances and key(blocks[number].text) != surest:
            row = [share if label != headline else 0.0 for label, share in enumerate(chances[number])]
            best = row.index(max(row))
            verdicts[number] = _named(None, labels[best], row[best])


def _headed(evidence: Evidence, verdicts: list[Verdict | None]) -> list[Verdict | None]:
    """Return the labels of a plain text, with the headline that the rules read where the model names none."""
    if not any(verdict is not None and verdict.label == "headline" for verdict in verdicts):
        read = [number for number, one in enumerate(evidence.verdicts) if one is not None and one.label == "headline"]
        if read and verdicts[read[-1]] is None:
            verdicts[read[-1]] = evidence.verdicts[read[-1]]
    return verdicts


def _told(evidence: Evidence) -> set[str]:
    """Return the lines of the text: what says the same elsewhere says nothing new."""
    return {
        block.text
        for block, verdict in zip(evidence.outline.blocks, evidence.verdicts, strict=True)
        if verdict and verdict.label == "body"
    }


def _best(row: list[float], verdict: Verdict | None, labels: Sequence[str]) -> int:
    """Return the likeliest label, or the one that the rules give while it is not unlikely.

    What a rule reads from a line's own words, or the page says of it, needs little to stand; that a line of the text
    is body, half.
    """
    best = row.index(max(row))
    if verdict is None:
        return best
    given = labels.index(verdict.label)
    if verdict.rule.startswith(_READ) and (verdict.label in _OWN_WORDS or row[given] >= _DOUBT):
        return given
    needed = _OVER if labels[best] == "standfirst" and verdict.rule == _PROSE else _HALF
    return given if verdict.label == "body" and row[given] > 0 and row[best] < needed else best


def _wanted(evidence: Evidence) -> list[int]:
    """Return the lines to name: of plain text all, of a page those in and about the article that are not clear."""
    verdicts = evidence.verdicts
    if evidence.plain:
        return [number for number, verdict in enumerate(verdicts) if verdict is None or verdict.rule not in DATED]
    first, last = evidence.bounds
    about = range(first - _AROUND, last + _AROUND + 1)
    told = _told(evidence)
    return [
        number
        for number, verdict in enumerate(verdicts)
        if number in about and _is_near(evidence, number)
        if not _is_clear(evidence, number, verdict, told)
    ]


def _is_near(evidence: Evidence, number: int) -> bool:
    """Return whether a line is of the article, next to it, or begins with telling words."""
    first, last = evidence.bounds
    if evidence.verdicts[number] is not None or first - _NEXT <= number <= last + _NEXT:
        return True
    return any(map(is_furniture, evidence.cues(number)))


def _is_clear(evidence: Evidence, number: int, verdict: Verdict | None, told: AbstractSet[str]) -> bool:
    """Return whether a line needs no second thought: running text that holds no cue, or what is clear to see."""
    block = evidence.outline.blocks[number]
    if verdict is None:
        return block.text in told
    if verdict.label == "body" and evidence.region.prose[number]:
        return not any(map(is_furniture, evidence.cues(number)))
    return verdict.rule in _CLEAR or (block.linked > _LINKED and verdict.rule == "page: in a room for related")


def _kept(
    evidence: Evidence,
    wanted: Sequence[int],
    chance: NDArray[np.float32],
    alone: NDArray[np.float32],
    other: Sequence[str],
) -> list[bool]:
    """Return for each wanted line whether it is text, given how likely that is, and was for the line ``alone``.

    ``other`` is what it is if it is none. A sentence that looks like text is not taken away for what stands around it.
    """
    verdicts = evidence.verdicts
    was = [(verdict := verdicts[number]) is not None and verdict.label in TEXT for number in wanted]
    taken = [
        one and ((share < _least(evidence, number, label) and own < _ALONE) or _is_number(evidence, number))
        for number, one, share, own, label in zip(wanted, was, chance, alone, other, strict=True)
    ]
    if _are_too_many(evidence, [number for number, one in zip(wanted, taken, strict=True) if one]):
        return was
    added = [
        share > _SURELY and _rule(verdicts[number]) == _ABOVE and _is_beside(evidence, number, evidence.bounds[0])
        for number, share in zip(wanted, chance, strict=True)
    ]
    return [(one and not less) or more for one, less, more in zip(was, taken, added, strict=True)]


def _least(evidence: Evidence, number: int, other: str) -> float:
    """Return how likely a line of the judge's text must be text to stay so, where it is else something ``other``."""
    if evidence.plain:
        return _PLAINLY
    rule, block = _rule(evidence.verdicts[number]), evidence.outline.blocks[number]
    if other == "related" and block.linked < _UNLINKED and "cue begins related" not in evidence.cues(number):
        return _HARDLY_ITEM
    # The items of lists and tables look like related pages but for the links they have not.
    if rule in _LOOSE and evidence.outline.rooms[block.room].tag not in _ITEMS:
        return _RATHER
    return (_PROSE_LEAST if evidence.region.prose[number] else _LOOSE_LEAST).get(other, _HARDLY)


def _are_too_many(evidence: Evidence, taken: Sequence[int]) -> bool:
    """Return whether so much of the judge's text would be taken away that the model must be wrong."""
    words = evidence.region.words
    text = [number for number, one in enumerate(evidence.verdicts) if one is not None and one.label in TEXT]
    share = _TAKEN_PLAIN if evidence.plain else _TAKEN
    if sum(words[number] for number in taken) > share * sum(words[number] for number in text):
        return True
    return not evidence.plain and len(taken) > max(_FEW, _LINES * len(text))


def _is_beside(evidence: Evidence, number: int, other: int) -> bool:
    """Return whether two lines stand in one room as its paragraphs."""
    blocks, rooms = evidence.outline.blocks, evidence.outline.rooms
    return rooms[blocks[number].room].above == rooms[blocks[other].room].above


def _is_number(evidence: Evidence, number: int) -> bool:
    """Return whether a line is a number alone, as of a picture or a page, or a time of day, and no cell of a table."""
    block = evidence.outline.blocks[number]
    return (block.text.isdigit() or _CLOCK.fullmatch(block.text) is not None) and evidence.outline.rooms[
        block.room
    ].tag not in {"td", "th"}


def _rule(verdict: Verdict | None) -> str:
    return verdict.rule if verdict else ""


def _named(verdict: Verdict | None, label: str, confidence: float) -> Verdict | None:
    """Return the verdict with its confidence where the model agrees with it, else the model's."""
    if label == "none":
        return None
    if verdict is not None and verdict.label == label:
        return verdict._replace(confidence=round(confidence, 3))
    return Verdict(cast("LineLabel", label), "model: lines", round(confidence, 3))
