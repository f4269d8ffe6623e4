"""Cues of an article → claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.contents import Content, Contents, Frame
from dateline.read.claims.quotes import Quotes, find_quotes
from dateline.read.claims.rules import CueRule
from dateline.read.claims.sources import carriers, class_of, holder_of, phrase
from dateline.read.claims.stance import statement_of
from dateline.read.syntax import span_of
from dateline.records import Claim, ClaimKind, Span, identify

if TYPE_CHECKING:
    from dateline.read.claims.rules import ClaimRules
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token

_DIRECT, _MIXED = 0.9, 0.05
_RULED_BY = {"around": "clause"}
_NEAR = 2
ACCORDING = CueRule(name="according to", form="verb", words=("according",), frames=("clause",), kind="says")
_CUE_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})


class ClaimReader:
    """Reads the claims of one article."""

    def __init__(self, scene: Scene, rules: ClaimRules) -> None:
        self._scene = scene
        self._rules = rules
        body = [line.span for line in scene.article.lines if line.label == "body"]
        self._quotes: Quotes = find_quotes(scene.syntax.text, body)
        telling = {lemma for lemma, frames in rules.verbs.items() if "clause" in frames and frames["clause"].kind == "says"}
        self._contents = Contents(scene.syntax, self._quotes, telling)
        self.claims: list[Claim] = []

    def read(self) -> tuple[Claim, ...]:
        """Return the claims in the order of their cues."""
        verbs = self._rules.verbs
        for sentence in self._scene.syntax.sentences:
            for token in sentence.tokens:
                if token.lower == "according":
                    self._according(token)
                elif token.tag.startswith("VB"):
                    frames = verbs.get(token.lemma)
                    if frames is not None and token.dep not in {"aux", "auxpass", "amod", "compound"}:
                        self._verb(token, frames)
        return tuple(self.claims)

    def _verb(self, verb: Token, frames: dict[str, CueRule]) -> None:
        head = holder_of(verb)
        source = phrase(head, verb) if head is not None and head.sentence is verb.sentence else []
        cue = cue_words(verb)
        beside = source if _beside(source, cue) else []
        words = sorted([*beside, *cue], key=lambda word: word.index)
        frame = Frame(verb, words[0].start, words[-1].end, words[0].index, words[-1].index)
        content = self._contents.of_verb(frame, frames)
        if content is not None:
            preposition = content.preposition
            if preposition is not None and preposition.index - cue[-1].index <= _NEAR:
                cue = verb.sentence.tokens[cue[0].index : preposition.index + 1]
            rule = frames[_RULED_BY.get(content.frame, content.frame)]
            self._add(verb, head, source, cue, content, rule)

    def _according(self, token: Token) -> None:
        preposition = token.child("prep")
        head = preposition.child("pobj") if preposition is not None else None
        if preposition is None or preposition.lower != "to" or head is None:
            return
        source = phrase(head, token)
        cue = [token, preposition]
        words = sorted([*source, *cue], key=lambda word: word.index)
        frame = Frame(token, words[0].start, words[-1].end, words[0].index, words[-1].index)
        content = self._contents.clause_of(token, frame)
        if content is not None:
            self._add(token, head, source, cue, content, ACCORDING)

    def _add(
        self, cue: Token, head: Token | None, source: list[Token], words: list[Token], content: Content, rule: CueRule
    ) -> None:
        pieces = tuple(Span(start=start, end=end) for start, end in content.pieces if start < end)
        if not pieces:
            return
        text = " … ".join(self._scene.syntax.quote(piece) for piece in pieces)
        version = self._scene.article.version
        cue_span = span_of(words)
        id_ = identify(version, "claim", cue_span.start, *((piece.start, piece.end) for piece in pieces))
        anonymous = class_of(head, self._rules) if head is not None else None
        via = carriers(self._scene, cue, head, self._rules)
        statement = statement_of(self._scene, cue, rule, head=head, anonymous=anonymous, via=via, claim=id_)
        self.claims.append(
            Claim(
                id=id_,
                content=pieces,
                cue=(cue_span,),
                source=(span_of(source),) if source else (),
                kind=self._kind(pieces),
                text=text,
                statement=statement,
                rule=f"{rule.kind}: {rule.name} + {content.frame}",
            )
        )

    def _kind(self, pieces: tuple[Span, ...]) -> ClaimKind:
        share = self._quotes.share(self._scene.syntax.text, pieces)
        return "direct" if share > _DIRECT else "mixed" if share > _MIXED else "indirect"


def cue_words(verb: Token) -> list[Token]:
    """Return the verb with its auxiliaries, negation and particle, without gaps."""
    words = [child for child in verb.children if child.dep in _CUE_DEPS]
    before = min([word.index for word in words if word.index < verb.index], default=verb.index)
    after = max([word.index for word in words if word.index == verb.index + 1], default=verb.index)
    run = verb.sentence.tokens[before : after + 1]
    if any(word.dep in {"nsubj", "nsubjpass"} or word.is_noun for word in run):
        return verb.sentence.tokens[verb.index : after + 1]
    return run


def _beside(source: list[Token], cue: list[Token]) -> bool:
    """Whether nothing but adverbs and a few short words stand between the holder's phrase and the cue."""
    if not source:
        return False
    gap = source[0].index - cue[-1].index if source[0].index > cue[-1].index else cue[0].index - source[-1].index
    return gap <= 4  # noqa: PLR2004 -- "she also repeatedly said", "he later, in Paris," is too far
