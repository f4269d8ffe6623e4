"""Who stands where around a word: subject, objects and prepositions of a verb or an event noun, through the syntax.

A :class:`Frame` undoes what grammar does to a sentence before rules look at it: passives, relative clauses,
participles, shared subjects of joined verbs, infinitives with the subject of the verb above them, and participants
of event nouns ("the army's strike on the depot") all come out as subject, objects and prepositions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.read.events.phrases import clause_of, is_passive, joined, names, objects_of, phrases_of, resolved
from dateline.read.events.subjects import surface_subjects

if TYPE_CHECKING:
    from dateline.read.syntax import Token

_LONGEST_PARTICLE = 7
_NESTED = 2


@dataclass(slots=True)
class Frame:
    """A trigger with what surrounds it: heads of noun phrases, in order; ``clause`` is the verb of its complement.

    ``carrier`` is the verb that brings an event noun about ("held" in "held talks").
    """

    head: Token
    passive: bool = False
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    clause: Token | None = None
    carrier: Token | None = None
    particles: frozenset[str] = frozenset()


def frame_of(verb: Token) -> Frame:
    """Return the frame of a verb, voice undone: ``subjects`` are those who act, ``objects`` those acted on."""
    frame = Frame(head=verb, passive=is_passive(verb))
    surface = surface_subjects(verb)
    if frame.passive:
        frame.objects = surface
        for by in verb.each_child("agent"):
            frame.subjects += phrases_of(by)
        # "were granted asylum": the surface subject is given something, which stays where an object stands.
        retained = [one for child in verb.each_child("dobj") for one in joined(child)]
        if retained:
            frame.datives, frame.objects = frame.objects, retained
    else:
        frame.subjects = surface
        frame.objects = objects_of(verb)
    for child in verb.each_child("dative"):
        if child.tag == "IN" or child.lower in {"to", "for"}:
            _add(frame.preps, child)
        else:
            frame.datives += joined(child)
    for child in verb.each_child("prep"):
        _add(frame.preps, child)
    if verb.dep == "relcl" and any(one.lower == "where" for one in verb.each_child("advmod")):
        frame.preps.setdefault("in", []).append(verb.head)  # "the square where miners rallied"
    for post in verb.each_child("oprd"):
        if post.is_noun:
            frame.preps.setdefault("as", []).append(post)  # "named her governor"
    for one in frame.objects:
        _add_inner(frame.preps, one)
    frame.clause = clause_of(verb)
    frame.particles = frozenset(
        child.lower
        for child in verb.children
        if child.dep in {"prt", "advmod"} and len(child.lower) <= _LONGEST_PARTICLE
    )
    return frame


def noun_frame(noun: Token) -> Frame:
    """Return the frame of an event noun: its possessor, nationality and "by" are ``subjects``, the rest ``preps``."""
    frame = Frame(head=noun)
    for child in noun.children:
        if child.dep == "poss":
            frame.subjects += joined(resolved(child))
        elif child.dep in {"prep", "agent"}:
            _add(frame.preps, child)
        elif child.dep == "acl" and child.tag in {"VBN", "VBG"}:
            # "an attack carried out by rebels", "a raid targeting the depot".
            inner = frame_of(child)
            if child.tag == "VBN":
                frame.preps.setdefault("by", []).extend(inner.subjects)
            else:
                frame.preps.setdefault("on", []).extend(inner.objects)
    frame.subjects += frame.preps.pop("by", [])
    if not frame.subjects:
        frame.subjects += [one for one in noun.children if one.dep in {"compound", "amod", "nmod"} and names(one)]
    frame.clause = next((child for child in noun.children if child.dep == "acl" and child.tag == "VB"), None)
    return frame


def _add(preps: dict[str, list[Token]], prep: Token) -> None:
    found = phrases_of(prep)
    if not found:
        # "from within the city", "by means of".
        for inner in prep.each_child("prep"):
            found += phrases_of(inner)
    preps.setdefault(prep.lower, []).extend(found)


def _add_inner(preps: dict[str, list[Token]], noun: Token, depth: int = 0) -> None:
    """Add what hangs on an object: the parser puts "on Iran" in "imposed sanctions on Iran" there."""
    for child in noun.children:
        if child.dep == "prep":
            _add(preps, child)
            if depth < _NESTED and child.lower == "of":
                for inner in child.each_child("pobj"):
                    _add_inner(preps, inner, depth + 1)
