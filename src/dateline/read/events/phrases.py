"""Small questions about words in a sentence: what is joined to them, what they stand for, whether they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.syntax import Token

_NOMINAL = ("NN", "PRP", "CD", "WP", "JJ", "DT")
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
# "Is committed to open" is no passive.
_STATES = frozenset({"commit", "poise", "prepare", "determine", "suppose", "expect", "schedule", "set"})
# Verbs that need an object: without one beside a passive they are passives too.
_ACTED = frozenset({
    "arrest", "convict", "deport", "detain", "dismiss", "execute", "expel", "extradite", "free", "imprison", "jail",
    "kill", "release", "sentence", "shoot", "torture",
})  # fmt: skip
# Words that count or gather what "of" names after them.
PARTITIVES = frozenset({
    "act", "all", "amount", "barrage", "batch", "bout", "bunch", "couple", "crowd", "dozen", "flurry", "form", "group",
    "handful", "host", "hundred", "kind", "list", "lot", "majority", "many", "member", "million", "most", "number",
    "one", "package", "pair", "part", "percent", "range", "round", "score", "series", "set", "slew", "some", "spate",
    "string", "ten", "thousand", "total", "type", "wave",
})  # fmt: skip


def joined(token: Token) -> list[Token]:
    """Return the head and what "and" or commas join to it, nouns only."""
    found = [token]
    for one in found:
        found += [child for child in one.children if child.dep == "conj" and child.tag.startswith(_NOMINAL)]
    return found


def resolved(token: Token) -> Token:
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


def objects_of(verb: Token) -> list[Token]:
    """Return what stands as the verb's object, its own, that of the verb it is joined to, or the noun it hangs on."""
    found = [one for child in verb.each_child("dobj") for one in joined(resolved(child))]
    placed = any(one.tag == "WRB" for one in verb.each_child("advmod"))  # "the square where miners rallied"
    if not found and verb.dep == "relcl" and verb.child("nsubj") is not None and not placed:
        subject = verb.child("nsubj")
        if subject is not None and subject.tag not in _RELATIVE:
            # "the depot that rebels hit": the noun itself is the object.
            return joined(verb.head)
    if not found and verb.dep == "conj" and verb.head.is_verb and not verb.children:
        return objects_of(verb.head)
    return found


def phrases_of(prep: Token) -> list[Token]:
    """Return the nouns after a preposition."""
    found = [one for child in prep.children if child.dep == "pobj" for one in joined(resolved(child))]
    if len(found) == 1 and prep.lower in {"in", "by", "to"}:
        # "died in police firing" is parsed as "police that fire".
        deed = found[0].child("acl")
        if deed is not None and deed.tag == "VBG" and deed.index == found[0].index + 1 and not deed.child("dobj"):
            return [deed]
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, a bare participle after a noun included."""
    if verb.lemma in _STATES and verb.child("agent") is None and clause_of(verb) is not None:
        return False
    if any(child.dep in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    if verb.tag == "VBD" and verb.dep == "conj":
        # "was arrested in May and extradited": the parser takes the second participle for a past tense.
        bare = verb.child("nsubj", "aux", "dobj", "prt") is None
        return bare and verb.head.tag == "VBN" and is_passive(verb.head) and verb.lemma in _ACTED
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


def clause_of(verb: Token) -> Token | None:
    """Return the verb of the clause that completes the verb: "agreed to lift", "accused of hiding"."""
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
