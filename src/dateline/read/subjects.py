"""Whose verb it is: the subject of a clause, its own or the one it shares with the verb above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLIMBING = frozenset({"conj", "xcomp", "oprd", "acomp", "attr", "ccomp", "advcl", "dep", "pcomp", "prep"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_STEPS = 4


def subjects(verb: Token, steps: int = _STEPS) -> list[Token]:
    """Return the subject of a verb or predicate, climbing to the verb it shares one with."""
    own = verb.each_child(*SUBJECTS)
    if own:
        return [_antecedent(own[0], verb)]
    if verb.dep in {"acl", "relcl"}:
        return [verb.head]
    if steps and verb.dep in _CLIMBING and verb.head is not verb:
        return subjects(verb.head, steps - 1)
    return []


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, else the subject itself."""
    if subject.lower in _RELATIVES and verb.dep in {"relcl", "acl", "ccomp"} and subject.tag.startswith("W"):
        return verb.head
    return subject
