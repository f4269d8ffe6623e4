"""On whose word, and how firmly: the statement that holds at a place in the text.

The innermost claim whose content holds the words gives holder and stance; without one the article speaks in its own
voice. Modals, negation and hedges above the words then weaken the certainty or turn the polarity.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from dateline import rulebook
from dateline.records import Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.scene import Scene
    from dateline.read.syntax import Token
    from dateline.records import Claim, Span

Certainty = Literal["certain", "probable", "possible", "unclear"]
_WEAKER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unclear")
_RANK = {name: rank for rank, name in enumerate(_WEAKER)}
_BESIDE = frozenset({"aux", "advmod", "amod", "neg", "det", "mark", "preconj"})
_HIGHEST = 12


def statement_at(scene: Scene, span: Span) -> Statement:
    """Return the statement on which the words of ``span`` stand: the innermost claim's, else the article's own."""
    index = scene.holding
    if index is None or index.claims is not scene.claims:
        index = scene.holding = ClaimIndex.of(scene.claims)
    claim = index.innermost(span)
    base = claim.statement if claim is not None else own_voice(scene)
    return _weighed(scene, span, base, claim)


def own_voice(scene: Scene) -> Statement:
    """Return the statement of an article that speaks for itself."""
    return Statement(
        source=Source(holder=None),
        stance="asserts",
        certainty="certain",
        polarity="positive",
        rule="own voice",
        reported_at=scene.article.published,
    )


@dataclass(slots=True)
class ClaimIndex:
    """The content pieces of claims by where they start, each with the nearest piece that holds it."""

    claims: tuple[Claim, ...]
    _starts: list[int]
    _pieces: list[tuple[int, int, Claim]]
    _outer: list[int]

    @classmethod
    def of(cls, claims: tuple[Claim, ...]) -> ClaimIndex:
        """Return the index of ``claims``; attitudes to a thing ("condemned the attack") vouch for nothing in it."""
        pieces = [(part.start, part.end, claim) for claim in claims if _vouches(claim) for part in claim.content]
        pieces.sort(key=lambda piece: (piece[0], -piece[1]))
        outer, open_pieces = [], list[int]()
        for place, (start, _, _) in enumerate(pieces):
            while open_pieces and pieces[open_pieces[-1]][1] <= start:
                open_pieces.pop()
            outer.append(open_pieces[-1] if open_pieces else -1)
            open_pieces.append(place)
        return cls(claims, [piece[0] for piece in pieces], pieces, outer)

    def innermost(self, span: Span) -> Claim | None:
        """Return the claim whose content holds the span most closely, or None."""
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0:
            start, end, claim = self._pieces[place]
            if start <= span.start and span.end <= end and not _in_cue(claim, span):
                return claim
            place = self._outer[place]
        return None


def _vouches(claim: Claim) -> bool:
    return not claim.rule.startswith("judges:") or claim.rule.endswith(("+ clause", "+ quote"))


def _in_cue(claim: Claim, span: Span) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in (*claim.cue, *claim.source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """What weakens or turns a statement, by lower-case word or lemma."""

    beside: dict[str, Certainty]
    raising: dict[str, Certainty]
    negations: frozenset[str]
    negative_verbs: frozenset[str]
    unsettled: frozenset[str]
    settled: frozenset[str]

    @classmethod
    def load(cls, language: str) -> Hedges:
        """Return the hedges of ``language``; raises RuleError where the rule file is at fault."""
        path = f"{language}/claims.toml"
        beside, raising = rulebook.section(path, "certainty"), rulebook.section(path, "raising")
        negation, unsettled = rulebook.section(path, "negation"), rulebook.section(path, "unsettled")
        return cls(
            beside={word: level for level in _WEAKER for word in beside.get(level, [])},
            raising={word: level for level in _WEAKER for word in raising.get(level, [])},
            negations=frozenset(negation["words"]),
            negative_verbs=frozenset(negation["verbs"]),
            unsettled=frozenset(unsettled["words"]),
            settled=frozenset(unsettled["when_negated"]),
        )


@cache
def _hedges() -> Hedges:
    return Hedges.load("en")


def _weighed(scene: Scene, span: Span, base: Statement, claim: Claim | None) -> Statement:
    tokens = scene.syntax.tokens_in(span)
    if not tokens:
        return base
    head = next((token for token in tokens if token.head is token or token.head not in tokens), tokens[0])
    certainty: Certainty = "certain"
    negative = False
    for token in _upwards(head, claim):
        level, turned = _marks(token, is_head=token is head)
        certainty = max(certainty, level, key=_RANK.__getitem__)
        negative ^= turned
    if certainty == "certain" and not negative:
        return base
    firmness = max(base.certainty, certainty, key=_RANK.__getitem__)
    polarity = base.polarity
    if negative:
        polarity = "positive" if base.polarity == "negative" else "negative"
    return replace(base, certainty=firmness, polarity=polarity)


def _upwards(head: Token, claim: Claim | None) -> Iterator[Token]:
    """Yield the word and those above it, as far as the claim's content or the clause they are in goes."""
    yield head
    token = head
    for _ in range(_HIGHEST):
        if token.head is token or token.dep in {"relcl", "conj", "parataxis", "appos"}:
            return
        if token.dep in {"advcl", "nsubj", "npadvmod"} and token is not head:
            return
        if token.dep in {"advcl", "pcomp"} and token.tag == "VBD" and token.child("nsubj", "nsubjpass") is not None:
            return  # "a day after police opened fire" is told for a fact, whatever it stands beside
        token = token.head
        if claim is not None and not any(part.start <= token.start < part.end for part in claim.content):
            return
        yield token


def _marks(token: Token, *, is_head: bool) -> tuple[Certainty, bool]:
    """Return how firm the words beside ``token`` leave it, and whether they turn it into its contrary."""
    hedges = _hedges()
    certainty: Certainty = "certain"
    negative = False
    for child in token.children:
        if child.dep not in _BESIDE:
            continue
        if child.lower in hedges.negations:
            negative = not negative
        elif child.dep == "mark" and child.lower in hedges.unsettled:
            certainty = max(certainty, "possible", key=_RANK.__getitem__)
        else:
            certainty = max(certainty, hedges.beside.get(child.lower, "certain"), key=_RANK.__getitem__)
    if not is_head:
        level = hedges.raising.get(token.lemma) or hedges.beside.get(token.lemma, "certain")
        certainty = max(certainty, level, key=_RANK.__getitem__)
        negative ^= token.lemma in hedges.negative_verbs
        state = token.child("acomp", "attr")
        if state is not None and hedges.beside.get(state.lower) == "unclear":
            certainty = "unclear"
        elif negative and (token.lemma in hedges.settled or (state is not None and state.lower in hedges.settled)):
            certainty, negative = "unclear", False  # "could not confirm", "it is not clear whether"
    return certainty, negative
