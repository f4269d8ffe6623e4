"""Who stands where around a word: subject, objects and prepositions of a verb or an event noun, through the syntax.

A :class:`Frame` undoes what grammar does to a sentence before rules look at it: passives, relative clauses,
participles, shared subjects of joined verbs, infinitives with the subject of the verb above them, and participants
of event nouns ("the army's strike on the depot") all come out as subject, objects and prepositions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.syntax import Sentence, Token

_NOMINAL = ("NN", "PRP", "CD", "WP", "JJ", "DT")
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_LONGEST_PARTICLE = 7
_DATELINE = 12
_DEEPEST = 6
_NESTED = 2
# "Is committed to open" is no passive.
_PASSED = frozenset({"IN", "NNP", "NN", "CD", "DT", "JJ", "NNS"})
_STATES = frozenset({"commit", "poise", "prepare", "determine", "suppose", "expect", "schedule", "set"})
# Words that count or gather what "of" names after them.
PARTITIVES = frozenset({
    "act", "all", "barrage", "batch", "bout", "bunch", "couple", "crowd", "dozen", "flurry", "form", "group", "handful",
    "host", "hundred", "kind", "list", "lot", "majority", "many", "member", "million", "most", "number", "one",
    "package", "pair", "part", "percent", "range", "round", "score", "series", "set", "slew", "some", "spate", "string",
    "ten", "thousand", "type", "wave",
})  # fmt: skip
_DOCUMENTS = frozenset({
    "bill", "communique", "declaration", "decree", "law", "letter", "motion", "note", "order", "petition", "report",
    "resolution", "ruling", "statement",
})  # fmt: skip
# Verbs whose object does what the infinitive after them says.
_CONTROL = frozenset({
    "advise", "allow", "appeal", "ask", "authorise", "authorize", "call", "command", "compel", "direct", "enable",
    "encourage", "expect", "force", "help", "instruct", "invite", "lead", "oblige", "order", "permit", "persuade",
    "press", "pressure", "prompt", "request", "require", "tell", "urge", "want", "warn",
})  # fmt: skip


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
            frame.subjects += _phrases(by)
        # "were granted asylum": the surface subject is given something, which stays where an object stands.
        retained = [one for child in verb.each_child("dobj") for one in joined(child)]
        if retained:
            frame.datives, frame.objects = frame.objects, retained
    else:
        frame.subjects = surface
        frame.objects = _objects(verb)
    for child in verb.each_child("dative"):
        if child.tag == "IN" or child.lower in {"to", "for"}:
            _add(frame.preps, child)
        else:
            frame.datives += joined(child)
    for child in verb.each_child("prep"):
        _add(frame.preps, child)
    for one in frame.objects:
        _add_inner(frame.preps, one)
    frame.clause = _clause(verb)
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
            frame.subjects += joined(_resolved(child))
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


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, a bare participle after a noun included."""
    if verb.lemma in _STATES and verb.child("agent") is None and _clause(verb) is not None:
        return False
    if any(child.dep in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    return verb.tag == "VBN" and _is_bare_participle(verb)


def _is_bare_participle(verb: Token) -> bool:
    """Whether a participle without an auxiliary is acted on: "the men held", "had him arrested", "tried and hanged"."""
    if verb.dep == "acl":
        return verb.child("dobj", "aux") is None
    if verb.dep == "advcl":
        return verb.child("dobj", "aux", "nsubj") is None
    if verb.dep == "ccomp":
        return verb.head.lemma in {"have", "get"} and verb.child("aux") is None
    if verb.dep == "conj":
        return verb.child("nsubj", "aux", "dobj") is None and is_passive(verb.head)
    return verb.dep == "amod"


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:  # noqa: PLR0911 -- one return a construction
    """Return what stands as the verb's grammatical subject, its own or one it shares with a word above."""
    own = _own_subject(verb)
    if own is not None:
        start = _after_dateline(verb.sentence)
        return _past_dateline(own, verb, start) if own.index < start <= verb.index else joined(_resolved(own))
    head = verb.head
    if head is verb:
        return _adjacent(verb)
    if depth > _DEEPEST:
        return []
    if verb.dep in {"acl", "relcl", "amod"}:
        return _of_noun(verb, head, depth)
    if verb.dep in {"xcomp", "ccomp"}:
        return _controller(head, depth)
    if verb.dep == "pcomp":
        above = head.head
        return surface_subjects(above, depth + 1) if above.is_verb else _possessors(above, depth)
    if verb.dep in {"conj", "advcl"} and (head.is_verb or head.tag == "MD"):
        return surface_subjects(head, depth + 1)
    return []


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """Return the subject of a verb that hangs on a noun: mostly the noun, for documents and decisions their owner."""
    if verb.dep != "acl":
        return joined(noun)
    if verb.tag == "VBG" and noun.lemma in _DOCUMENTS and noun.dep in {"dobj", "nsubjpass"}:
        # "issued a declaration demanding": who issued it demands.
        return surface_subjects(noun.head, depth + 1)
    if verb.tag in {"VBG", "VBN"}:
        return surface_subjects(noun, depth + 1) if noun.is_verb else joined(noun)
    return _possessors(noun, depth)


def _controller(head: Token, depth: int) -> list[Token]:
    """Return whom "to leave" is said of: the object of "ordered", the subject of "agreed"."""
    if head.lemma in _CONTROL and not is_passive(head):
        return _objects(head) or [one for prep in head.each_child("prep") for one in _phrases(prep)][:1]
    return surface_subjects(head, depth + 1)


def _own_subject(verb: Token) -> Token | None:
    own = verb.child("nsubj", "nsubjpass")
    if own is not None:
        return own
    # The parser sometimes hangs the subject on the auxiliary: "France has however opposed".
    return next(
        (found for aux in verb.each_child("aux", "auxpass") if (found := aux.child("nsubj", "nsubjpass"))), None
    )


def _after_dateline(sentence: Sentence) -> int:
    """Return the place after "BAMAKO, Mali (AP) --" at the head of a report, 0 where there is none."""
    for token in sentence.tokens[1:_DATELINE]:
        if token.text in {"-", "--", "–", "—", ":"}:
            return token.index + 1
        if token.text[0].islower():
            return 0
    return 0


def _past_dateline(own: Token, verb: Token, start: int) -> list[Token]:
    """Return the subject that the parser hung on the place of a dateline, or the noun before the verb."""
    hung = [one for one in own.subtree() if one.dep in {"appos", "conj", "nsubj"} and one.index >= start]
    return joined(hung[0]) if hung else _adjacent(verb)


def _adjacent(verb: Token) -> list[Token]:
    """Return the noun right before a finite verb that the parser left without subject."""
    depth = 0
    for token in reversed(verb.sentence.tokens[: verb.index]):
        depth += (token.text == ")") - (token.text == "(")
        dated = token.entity in {"DATE", "TIME"} or any(child.entity == "DATE" for child in token.children)
        if depth or token.text in {"(", ","} or token.tag in {"RB", "MD"} or (dated and token.tag in _PASSED):
            continue
        if token.dep in {"aux", "auxpass", "neg"}:
            continue
        return [token] if token.is_noun or names(token) or token.dep == "advmod" else []
    return []


def _possessors(noun: Token, depth: int) -> list[Token]:
    """Return whose "decision to …" it is: the possessor, or the subject of the verb that has the noun as object."""
    owner = noun.child("poss")
    if owner is not None:
        return joined(_resolved(owner))
    if noun.dep in {"dobj", "attr", "pobj"}:
        above = noun.head if noun.dep != "pobj" else noun.head.head
        if above.is_verb:
            return surface_subjects(above, depth + 1)
    return [child for child in noun.children if child.dep in {"compound", "amod"} and names(child)]


def _objects(verb: Token) -> list[Token]:
    found = [one for child in verb.each_child("dobj") for one in joined(_resolved(child))]
    if not found and verb.dep == "relcl" and verb.child("nsubj") is not None:
        subject = verb.child("nsubj")
        if subject is not None and subject.tag not in _RELATIVE:
            # "the depot that rebels hit": the noun itself is the object.
            return joined(verb.head)
    if not found and verb.dep == "conj" and verb.head.is_verb and not verb.children:
        return _objects(verb.head)
    return found


def _resolved(token: Token) -> Token:
    """Return the noun a relative pronoun stands for, or the token itself."""
    if token.tag in _RELATIVE:
        for above in token.ancestors():
            if above.dep == "relcl":
                return _nearest(token) or above.head
    return token


def _nearest(pronoun: Token) -> Token | None:
    """Return the name right before ", who" where the verb is singular: the parser often takes a noun further off."""
    before = [one for one in pronoun.sentence.tokens[: pronoun.index] if one.text != ","][-1:]
    verb = pronoun.head
    singular = verb.tag == "VBZ" or any(one.lower in {"has", "is", "was"} for one in verb.each_child("aux", "auxpass"))
    if pronoun.lower == "who" and singular and before and before[0].tag == "NNP":
        return before[0]
    return None


def joined(token: Token) -> list[Token]:
    """Return the head and what "and" or commas join to it, nouns only."""
    found = [token]
    for one in found:
        found += [child for child in one.children if child.dep == "conj" and child.tag.startswith(_NOMINAL)]
    return found


def _phrases(prep: Token) -> list[Token]:
    found = [one for child in prep.children if child.dep == "pobj" for one in joined(_resolved(child))]
    if len(found) == 1 and prep.lower in {"in", "by", "to"}:
        # "died in police firing" is parsed as "police that fire".
        deed = found[0].child("acl")
        if deed is not None and deed.tag == "VBG" and deed.index == found[0].index + 1 and not deed.child("dobj"):
            return [deed]
    return found


def _add(preps: dict[str, list[Token]], prep: Token) -> None:
    found = _phrases(prep)
    if not found:
        # "from within the city", "by means of".
        for inner in prep.each_child("prep"):
            found += _phrases(inner)
    preps.setdefault(prep.lower, []).extend(found)


def _add_inner(preps: dict[str, list[Token]], noun: Token, depth: int = 0) -> None:
    """Add what hangs on an object: the parser puts "on Iran" in "imposed sanctions on Iran" there."""
    for child in noun.children:
        if child.dep == "prep":
            _add(preps, child)
            if depth < _NESTED and child.lower == "of":
                for inner in child.each_child("pobj"):
                    _add_inner(preps, inner, depth + 1)


def _clause(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep in {"xcomp", "ccomp"} and child.index > verb.index:
            return child
    for child in verb.children:
        if child.dep == "prep":
            inner = child.child("pcomp")
            if inner is not None:
                return inner
    for noun in verb.each_child("dobj"):
        # "opened an inquiry into whether the envoy was followed".
        for child in noun.each_child("prep"):
            inner = child.child("pcomp")
            if inner is not None:
                return inner
    return None


def names(token: Token) -> bool:
    """Whether the word names a country, a people, an organisation or a person."""
    return token.entity in {"NORP", "GPE", "ORG", "PERSON", "LOC", "FAC"}
