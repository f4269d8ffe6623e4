"""Evidence → the label of every line: what the line model makes of it, within what the judge makes of the page.

The judge says what is text, unless the model is nearly certain that a line is none (:mod:`keeping`); the model names
everything else, and what a line of the text is: body, subhead or standfirst.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from dateline.extract.authors import is_person
from dateline.extract.credits import SIGNED, read_below
from dateline.extract.datelines import read_dateline
from dateline.extract.keeping import PROSE, TEXT, Likelihood, kept
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

_OWN_WORDS = frozenset({"credit", "correction", "legal", "standfirst"})  # whose words, or names, are theirs alone
_READ = ("line:", "page: the page's description", "page: named so", "text: above the prose")
_AROUND, _NEXT = 15, 10  # lines on either side of the text that are looked at: for telling words, and in any case
_LINKED = 0.9  # share of links of a line in a list of them
_CLEAR = frozenset({"page: equals the title", "page: repeats an earlier line", "page: a post shown in the text"})
_LISTED = "line: who did what, one below the other"
_HALF = 0.5  # how likely a line of the text must be something else to be so
_OVER = 0.7  # the same for a sentence of a plain text to be a standfirst
_DOUBT = 0.15  # how likely a label must be to stand, where a rule reads it from the words
_SUMMED = 0.8  # how likely a line must be a standfirst to be one where the judge sees none


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
    stays = kept(evidence, wanted, _likelihoods(alone, chances, text, model.labels))
    summary = model.labels.index("standfirst")
    stays = [
        one or (share > _SUMMED and _is_atop(evidence, number))
        for number, one, share in zip(wanted, stays, chances[:, summary].tolist(), strict=True)
    ]
    within = np.where(np.array(stays)[:, None] == text[None, :], chances, 0.0)
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
    _sign(evidence, verdicts)
    return _headed(evidence, verdicts) if evidence.plain else verdicts


def _is_atop(evidence: Evidence, number: int) -> bool:
    """Return whether a line stands above the text and is no link."""
    return number < evidence.bounds[0] and evidence.outline.blocks[number].linked < _LINKED


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


def _sign(evidence: Evidence, verdicts: list[Verdict | None]) -> None:
    """Name the lines that say what somebody did ("Edited by"), and those below that say who, where others seem none.

    Who wrote is byline, who did anything else is credit.
    """
    blocks = evidence.outline.blocks
    first, last = evidence.bounds
    label: LineLabel | None = None  # of the names that are listed
    for number in range(max(first - _AROUND, 1), min(last + _AROUND, len(blocks))):
        names = blocks[number].text
        if not (_may_sign(verdicts[number]) and _may_sign(verdicts[number - 1]) and is_person(names)):
            label = None
            continue
        if told := read_below(blocks[number - 1].text, names):
            label = "byline" if told[0].role == "writing" else "credit"
            verdicts[number - 1] = _signing(verdicts[number - 1], label)
        if label is not None:
            verdicts[number] = _signing(verdicts[number], label)


def _may_sign(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.label in SIGNED


def _signing(verdict: Verdict | None, label: LineLabel) -> Verdict:
    return verdict if verdict is not None and verdict.label == label else Verdict(label, _LISTED, _HALF)


def _headed(evidence: Evidence, verdicts: list[Verdict | None]) -> list[Verdict | None]:
    """Return the labels of a plain text, with the headline that the rules read where the model is sure of none."""
    if not any(verdict is not None and verdict.label == "headline" for verdict in verdicts):
        read = [number for number, one in enumerate(evidence.verdicts) if one is not None and one.label == "headline"]
        if read and ((named := verdicts[read[-1]]) is None or named.confidence < _HALF):
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
    needed = _OVER if labels[best] == "standfirst" and verdict.rule == PROSE else _HALF
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
    """Return whether a line is of the article, next to it, or holds telling words."""
    first, last = evidence.bounds
    if evidence.verdicts[number] is not None or first - _NEXT <= number <= last + _NEXT:
        return True
    return _is_telling(evidence, number)


def _is_clear(evidence: Evidence, number: int, verdict: Verdict | None, told: AbstractSet[str]) -> bool:
    """Return whether a line needs no second thought: running text that holds no cue, or what is clear to see."""
    block = evidence.outline.blocks[number]
    if verdict is None:
        return block.text in told
    if verdict.label == "body" and evidence.region.prose[number]:
        return not _is_telling(evidence, number)
    return verdict.rule in _CLEAR or (block.linked > _LINKED and verdict.rule == "page: in a room for related")


def _is_telling(evidence: Evidence, number: int) -> bool:
    """Return whether a line holds a cue of what is no text."""
    return any(map(is_furniture, evidence.cues(number)))


def _likelihoods(
    alone: NDArray[np.float32], chances: NDArray[np.float32], text: NDArray[np.bool_], labels: Sequence[str]
) -> list[Likelihood]:
    """Return how likely each line is text, and what it is if it is none."""
    others = np.where(text, 0.0, chances).argmax(axis=1).tolist()
    shares = zip(chances[:, text].sum(axis=1).tolist(), alone[:, text].sum(axis=1).tolist(), others, strict=True)
    return [Likelihood(share, own, labels[other]) for share, own, other in shares]


def _named(verdict: Verdict | None, label: str, confidence: float) -> Verdict | None:
    """Return the verdict with its confidence where the model agrees with it, else the model's."""
    if label == "none":
        return None
    if verdict is not None and verdict.label == label:
        return verdict._replace(confidence=round(confidence, 3))
    return Verdict(cast("LineLabel", label), "model: lines", round(confidence, 3))
