"""Did it happen? Tense, modals, negation and the verbs above a trigger, as PLOVER's auxiliary modes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.events.lexicon import EventRules
    from dateline.read.syntax import Token

_FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll"})
_CONDITIONAL = frozenset({"would", "could", "might", "may", "'d", "’d"})
_WOULD = frozenset({"would", "'d", "’d"})
_DEONTIC = frozenset({"must", "should", "ought"})
_IF = frozenset({"if", "unless", "whether"})
_DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How real a trigger is: ``aim`` is a purpose or an attempt, ``modal`` "must" or "should" over the verb."""

    future: bool = False
    hypothetical: bool = False
    negated: bool = False
    aim: bool = False
    modal: bool = False


def factuality_of(word: Token, rules: EventRules) -> Factuality:
    """Return how real what ``word`` (a verb, noun or adjective) tells of is, from its own clause and those above."""
    future = hypothetical = negated = aim = modal = False
    token, level = word, 0
    while level < _DEEPEST:
        if token.is_verb or token.tag == "MD" or token.dep in {"acomp", "attr"}:
            marks = {child.lower for child in token.children if child.dep in {"aux", "neg", "mark", "advmod"}}
            foretold = bool(marks & _WOULD) and not marks & _IF and not _has_condition(token)
            future |= bool(marks & _FUTURE) or foretold
            hypothetical |= bool(marks & (_CONDITIONAL | _IF)) and not foretold
            modal |= bool(marks & _DEONTIC)
        if level == 0 or _carries(token, word):
            negated |= any(one.dep == "neg" or (one.dep == "det" and one.lower == "no") for one in token.children)
        head = token.head
        if head is token or _is_told(token):
            break
        if token.is_verb and _to(token) and token.dep in {"advcl", "acl"}:
            decided = token.dep == "acl" and head.lemma in rules.words["decisions"]
            future |= decided
            aim |= not decided
        if token.dep == "xcomp" and _to(token) and head.lower in {"is", "are"}:
            # "The governor is to be sworn in" tells what is to come, "the aim is to end it" an aim.
            sought = any(one.lemma in rules.words["aims"] for one in head.each_child("nsubj"))
            aim, future = aim or sought, future or not sought
        if token.dep in {"xcomp", "ccomp", "pcomp", "dobj", "pobj"}:
            above = head.head if head.dep == "prep" else head
            for one in {head, above}:
                future |= one.lemma in rules.words["future"]
                hypothetical |= one.lemma in rules.words["hypothetical"]
                aim |= one.lemma in rules.words["aims"] and not (one.is_verb and one.lemma == "attempt")
            negated |= head.lemma in rules.words["denials"]
        if token.dep in {"relcl", "acl"} and not _to(token):
            break
        token, level = head, level + 1
    return Factuality(future=future, hypothetical=hypothetical, negated=negated, aim=aim, modal=modal)


def _is_told(verb: Token) -> bool:
    """Whether a clause beside the main one tells what was: "after police opened fire" is so whatever is yet to come."""
    if verb.tag != "VBD" or verb.dep not in {"advcl", "pcomp"} or verb.child("nsubj", "nsubjpass") is None:
        return False
    return not any(one.lower in _IF for one in verb.each_child("mark", "advmod"))


def _has_condition(verb: Token) -> bool:
    """Whether a clause with "if" hangs on the verb: without one, "would leave" is the future seen from the past."""
    for token in (verb, verb.head):
        for child in token.children:
            if child.dep == "advcl" and any(
                one.lower in _IF for one in child.children if one.dep in {"mark", "advmod"}
            ):
                return True
    return False


def _to(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _carries(token: Token, word: Token) -> bool:
    """Whether a negation of ``token`` also negates ``word`` below it: through "begin to" and a verb's own object."""
    return word.dep in {"xcomp", "dobj", "acomp", "attr", "nsubjpass"} and word.head is token
