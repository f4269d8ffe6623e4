"""Whom a verb of change affects, and who brings it about: object, subject of a passive, name before a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.offices.posts import objects_of
from dateline.read.subjects import subjects

if TYPE_CHECKING:
    from dateline.read.offices.people import People
    from dateline.read.syntax import Token

_TOWARDS = frozenset({"from", "as", "by", "in", "to"})


def affected(verb: Token, people: People) -> tuple[list[Token], Token | None]:
    """Return the words for the person and for who did it."""
    agent = verb.child("agent")
    by = agent.child("pobj") if agent is not None else None
    beside = verb.child("nsubj") if verb.head is verb else None
    if verb.tag == "VBG" and beside is not None and beside.index == verb.index - 1 and people.is_name(beside):
        return [beside], None  # "the Comey firing", which the parser takes for a verb
    objects = verb.each_child("dobj") or _before_title(verb, people) or _sought(verb)
    if objects:
        doers = subjects(verb)
        return objects, by or (_owner(doers[0], verb) if doers else None)
    if _acts_on_nobody(verb):
        return [], None
    return _undergoer(verb, by)


def _undergoer(verb: Token, by: Token | None) -> tuple[list[Token], Token | None]:
    """Return the words for the person a passive is said of, and for who did it."""
    if verb.dep == "amod":
        return [verb.head], by
    if verb.dep == "ccomp" and verb.child("nsubj") and verb.head.lemma in {"have", "see"}:
        return verb.each_child("nsubj"), next(iter(subjects(verb.head)), None)
    return subjects(verb), by


def _before_title(verb: Token, people: People) -> list[Token]:
    """Return the name that the parse hangs on the title behind it: "named Henrik Aas chief executive"."""
    title = verb.child("oprd")
    if title is None or verb.child("auxpass", "agent") is not None or not people.is_title(title):
        return []
    return [one for one in title.each_child("nmod", "compound") if people.is_name(one)][-1:]


def _acts_on_nobody(verb: Token) -> bool:
    """Whether a verb without object is active: "they elected to stay", "the chiefs fired back", "we are hiring"."""
    if verb.child("auxpass", "agent", "nsubjpass") is not None or verb.tag not in {"VBD", "VBG"}:
        return False
    if verb.tag == "VBG":
        return verb.child("aux") is not None
    own = verb.child("nsubj") is not None and not any(one.lower in _TOWARDS for one in verb.each_child("prep"))
    return own or any(one.tag == "VB" for one in verb.each_child("advcl", "xcomp"))


def _sought(verb: Token) -> list[Token]:
    """Return those sought in "recruiting for Greens to run"."""
    active = verb.tag == "VBG" and verb.child("auxpass") is None
    if not active:
        return []
    meant = [
        one for one in verb.each_child("advcl", "xcomp") if any(to.lower == "for" for to in one.each_child("mark"))
    ]
    found = [*objects_of(verb, "for"), *(who for one in meant for who in one.each_child("nsubj"))]
    return [one for one in found if one.tag in {"NNS", "NNPS"} or one.entity == "NORP"]


def _owner(doer: Token, verb: Token) -> Token:
    """Return whose "activity recruiting fighters" it is."""
    if verb.dep == "acl" and doer.dep == "pobj" and doer.entity in {"GPE", "LOC"} and doer.head.head.is_noun:
        doer = doer.head.head  # "its activity in the valley recruiting fighters"
    owner = doer.child("poss")
    doing = doer.tag == "NN" and (verb.dep == "acl" or doer.lower.endswith(("ity", "tion", "ment")))
    return owner if owner is not None and owner.is_noun and doing else doer


def doers(verb: Token) -> list[Token]:
    """Return the subject, for "plans to win the vote" that of the verb above."""
    found = subjects(verb)
    if found and verb.dep in {"acl", "relcl"} and any(one.lower == "to" for one in verb.each_child("aux")):
        return subjects(found[0].head) or found
    return found
