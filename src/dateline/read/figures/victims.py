"""From a trigger to the words for those it counts: who was killed, who lay dead, whose lives were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.subjects import SUBJECTS, subjects

if TYPE_CHECKING:
    from dateline.read.figures.lexicon import FigureRules, Trigger
    from dateline.read.syntax import Token

_ADJACENT = 3


def victims_of(trigger: Trigger, rules: FigureRules) -> list[Token]:
    """Return the heads of the phrases that name those counted; empty where the parse shows none."""
    token, part = trigger.token, trigger.part
    if part in {"verb", "deadly"}:
        found = _done_to(token, rules) + _along_with(token)
    elif part in {"middle", "light", "setting"}:
        found = _befallen(token) + _along_with(token)
    elif part == "state":
        found = _in_state(token, rules)
    elif part in {"count", "share"}:
        found = [token, *_suffering(token)]
    elif part in {"group", "weak"}:
        found = [*_named_by_group(token, rules), *_suffering(token)]
    else:
        found = _suffering(token) if part == "act" else []
    found = [named for one in found for named in _among(one, rules)]
    return [wider for one in found for wider in _joined_before(one, token)]


def _among(head: Token, rules: FigureRules) -> list[Token]:
    """Return the head, or for "among those killed was a nurse" the nurse."""
    if head.lower in {"those", "people"} and head.dep == "pobj" and head.head.lower == "among":
        return _named_by_group(head, rules)
    return [head]


def _joined_before(head: Token, word: Token) -> list[Token]:
    """Return the head, and for a state that follows joined phrases all of them: "two pilots and a cook injured"."""
    if word.index < head.index or word.head is not head or word.dep not in {"amod", "acl"}:
        return [head]
    found = [head]
    while found[-1].dep in {"conj", "appos"} and found[-1].head.is_noun:
        found.append(found[-1].head)
    return found


def _along_with(verb: Token) -> list[Token]:
    """Return those who shared it: "was killed along with two aides"."""
    if verb.each_child("dobj"):
        return []
    return [
        inner
        for preposition in verb.each_child("prep")
        if preposition.lower == "with" and any(one.lower in {"along", "together"} for one in preposition.children)
        for inner in preposition.each_child("pobj")
    ]


def _suffering(noun: Token) -> list[Token]:
    """Return those an act was done to: "the murder of three monks"."""
    return [
        inner
        for preposition in noun.each_child("prep")
        if preposition.lower == "of"
        for inner in preposition.each_child("pobj")
    ]


def _done_to(verb: Token, rules: FigureRules) -> list[Token]:  # noqa: PLR0911 -- one construction a line
    """Return the object of the active or the subject of the passive."""
    objects = verb.each_child("dobj")
    if objects:
        return objects[:1]
    if verb.dep == "amod":
        return [verb.head]
    if verb.child("auxpass") or verb.child("nsubjpass"):
        return subjects(verb)
    shared = _shared_object(verb)
    if shared:
        return shared
    if verb.dep in {"oprd", "ccomp", "xcomp"} and verb.head.lemma in rules.words["resultatives"]:
        return _small_clause(verb)
    if verb.tag == "VBN" or (verb.tag == "VBD" and verb.dep in {"acl", "ROOT", "conj", "relcl", "ccomp"}):
        return subjects(verb)
    return []


def _shared_object(verb: Token) -> list[Token]:
    """Return the object two joined verbs share: "killed and wounded 12"."""
    for other in verb.each_child("conj"):
        if other.index - verb.index <= _ADJACENT and not other.each_child(*SUBJECTS):
            return other.each_child("dobj")[:1]
    return []


def _befallen(verb: Token) -> list[Token]:
    if verb.is_noun or verb.tag == "CD":
        return [verb]
    if verb.tag == "VBG" and verb.dep == "amod":
        return [verb.head]
    if verb.tag in {"VBN", "VBD"} and verb.each_child("dobj") and not verb.each_child(*SUBJECTS):
        return verb.each_child("dobj")[:1]
    return subjects(verb)


def _in_state(word: Token, rules: FigureRules) -> list[Token]:  # noqa: PLR0911 -- one construction a line
    """Return what a state is said of; a state with a number of its own ("nine dead") stands for those in it."""
    if word.dep == "amod" and word.head is not word:
        return [word.head]
    if word.child("nummod", "quantmod") is not None or (word.is_noun and word.dep != "oprd"):
        return [word]
    own = word.each_child(*SUBJECTS)
    if own:
        return own[:1]
    if word.head.lemma in rules.words["resultatives"] and word.dep in {
        "oprd",
        "acomp",
        "xcomp",
        "ccomp",
        "advmod",
        "dobj",
    }:
        return _small_clause(word)
    if word.head.lemma in rules.words["copulas"] and word.dep in {"acomp", "attr", "oprd", "advmod", "xcomp"}:
        return subjects(word.head)
    if word.dep in {"acomp", "oprd", "conj", "relcl", "acl", "appos", "advcl"}:
        return subjects(word) or ([word.head] if word.dep == "appos" else [])
    return [word]


def _small_clause(word: Token) -> list[Token]:
    """Return the object of "left … dead", or the subject of "are feared dead"."""
    own = word.each_child(*SUBJECTS)
    if own:
        return own[:1]
    others = [one for one in word.head.each_child("dobj") if one is not word]
    return others[:1] or subjects(word.head)


def _named_by_group(noun: Token, rules: FigureRules) -> list[Token]:
    """Return who is said to be in the group ("the victims were …", "among the dead were …"), or the group itself."""
    verb = noun.head
    if noun.dep == "nsubj" and verb.lemma in rules.words["carriers"]:
        found = verb.each_child("attr", "dobj")
        return [one for one in found if one is not noun][:1] or [noun]
    if noun.dep == "pobj" and verb.lower == "among":
        carrier = verb.head
        if carrier.lemma in rules.words["carriers"]:
            return [one for one in carrier.children if one.dep in {"nsubj", "attr", "dobj"}][:1]
    return [noun]
