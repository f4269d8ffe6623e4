"""Claims that the text sets against each other: neighbours with different holders and a word of contrast.

Which claim is right is not decided; each names the other in ``against``, and both stand.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.claims.rules import ClaimRules, Contrast
    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence
    from dateline.records import Claim

_VOUCHING = ("says:", "thinks:", "shows:")
# Opposite claims are neighbours: in one sentence or the next, one remark between at the most.
_FARTHEST = 2


def opposed(scene: Scene, claims: tuple[Claim, ...], rules: ClaimRules) -> tuple[Claim, ...]:
    """Return the claims with ``against`` filled where the text sets two of them against each other."""
    against: dict[str, list[str]] = {}
    vouching = [claim for claim in claims if claim.rule.startswith(_VOUCHING)]
    for one, other in pairwise(vouching):
        if _holders_differ(one, other) and _contrasted(scene, one, other, rules.contrast):
            against.setdefault(one.id, []).append(other.id)
            against.setdefault(other.id, []).append(one.id)
    return tuple(replace(claim, against=tuple(against[claim.id])) if claim.id in against else claim for claim in claims)


def _holders_differ(one: Claim, other: Claim) -> bool:
    if not one.source or not other.source or _inside(other, one) or _inside(one, other):
        return False
    first, second = one.statement.source.holder, other.statement.source.holder
    if first is None or second is None:
        return False
    if first.actor is not None and second.actor is not None:
        return first.actor != second.actor
    return first.text.lower() != second.text.lower()


def _inside(inner: Claim, outer: Claim) -> bool:
    cue = inner.cue[0].start
    return any(part.start <= cue < part.end for part in outer.content)


def _contrasted(scene: Scene, one: Claim, other: Claim, contrast: Contrast) -> bool:
    first, second = scene.syntax.sentence_at(one.cue[0].start), scene.syntax.sentence_at(other.cue[0].start)
    if first is None or second is None or second.index - first.index > _FARTHEST:
        return False
    if other.statement.stance == "denies":
        return True
    if first is second:
        start, end = sorted((one.cue[0].start, other.cue[0].start))
        return _linked(first, start, end, contrast) or _opens(first, contrast.linking)
    return any(
        _opens(scene.syntax.sentences[place], contrast.opening) for place in range(first.index + 1, second.index + 1)
    )


def _linked(sentence: Sentence, start: int, end: int, contrast: Contrast) -> bool:
    return any(word.lower in contrast.linking for word in sentence.tokens if start < word.start < end)


def _opens(sentence: Sentence, words: frozenset[str]) -> bool:
    start = sentence.text.lower().lstrip(" \"'“‘")
    return any(start.startswith(word) and not start[len(word) : len(word) + 1].isalpha() for word in words)
