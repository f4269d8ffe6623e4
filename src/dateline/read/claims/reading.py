"""Cues of an article → claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.contents import Contents
from dateline.read.claims.marks import Marks
from dateline.read.claims.nominals import Nominals
from dateline.read.claims.quotes import find_quotes
from dateline.read.claims.stance import statement_of
from dateline.read.claims.verbs import Verbs
from dateline.read.syntax import span_of
from dateline.records import Claim, ClaimKind, Span, identify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.claims.finding import Finding
    from dateline.read.claims.rules import ClaimRules
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token

_DIRECT, _MIXED = 0.9, 0.05


class ClaimReader:
    """Reads the claims of one article."""

    def __init__(self, scene: Scene, rules: ClaimRules) -> None:
        self._scene = scene
        self._rules = rules
        text = scene.syntax.text
        self._quotes = find_quotes(text, [line.span for line in scene.article.lines if line.label == "body"])
        contents = Contents(text, self._quotes, rules)
        self._verbs = Verbs(rules, contents, self._quotes)
        self._nominals = Nominals(rules, contents)
        self._marks = Marks(rules, contents, self._quotes, text)

    def read(self) -> tuple[Claim, ...]:
        """Return the claims in the order of their cues."""
        found: dict[str, Claim] = {}
        for finding in self._findings():
            claim = self._claim(finding)
            if claim is not None:
                found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=lambda claim: (claim.cue, claim.content)))

    def _findings(self) -> Iterator[Finding]:
        for sentence in self._scene.syntax.sentences:
            taken: set[int] = set()  # words that are part of a cue already
            outside = [token for token in sentence.tokens if self._quotes.closed_at(token.start) is None]
            found = [one for one in map(self._nominals.find, outside) if one is not None]
            for finding in found:
                taken.update(word.index for word in finding.cue)
            for token in sentence.tokens:
                one = self._at(token) if token.index not in taken else None
                if one is not None:
                    found.append(one)
            spoken = any(finding.content.frame == "quote" for finding in found)
            mark = None if spoken else self._marks.find(sentence)
            yield from found
            if mark is not None:
                yield mark
        yield from self._marks.signed(self._scene.syntax)

    def _at(self, token: Token) -> Finding | None:
        if token.lower == "according":
            return self._marks.according(token)
        return self._verbs.find(token) if token.tag.startswith("VB") else None

    def _claim(self, finding: Finding) -> Claim | None:
        pieces = tuple(Span(start=start, end=end) for start, end in finding.content.pieces if start < end)
        if not pieces:
            return None
        scene, rule, head = self._scene, finding.rule, finding.head
        cue = span_of(finding.cue)
        id_ = identify(scene.article.version, "claim", cue.start, *((piece.start, piece.end) for piece in pieces))
        statement = statement_of(
            scene, finding.verb, rule, rules=self._rules, head=head, unnamed=finding.unnamed, claim=id_
        )
        return Claim(
            id=id_,
            content=pieces,
            cue=(cue,),
            source=(span_of(finding.source),) if finding.source else (),
            kind=self._kind(pieces),
            text=" … ".join(scene.syntax.quote(piece) for piece in pieces),
            statement=statement,
            rule=f"{rule.kind}: {rule.name} + {finding.content.frame}",
        )

    def _kind(self, pieces: tuple[Span, ...]) -> ClaimKind:
        share = self._quotes.share(self._scene.syntax.text, pieces)
        return "direct" if share > _DIRECT else "mixed" if share > _MIXED else "indirect"
