"""From a word to the part it plays: the phrase it heads, and the actor that phrase names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.syntax import span_of
from dateline.records import Role

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token

_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "prep"})


def phrase_of(head: Token) -> list[Token]:
    """Return the words of the noun phrase that ``head`` heads, without clauses, appositions and conjuncts."""
    kept = [head]
    for child in head.children:
        if child.dep not in _CLAUSES:
            kept += child.subtree()
    return sorted(kept, key=lambda token: token.index)


def role_of(scene: Scene, head: Token) -> Role:
    """Return the Role for the noun phrase that ``head`` heads, with its actor's id where one is known."""
    span = span_of(phrase_of(head))
    actor = None
    for candidate in scene.actors:
        for mention in candidate.mentions:
            if mention.head.start <= head.start and head.end <= mention.head.end:
                actor = candidate.id
    return Role(span=span, text=scene.syntax.quote(span), actor=actor)
