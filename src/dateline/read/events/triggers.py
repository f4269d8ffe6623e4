"""Which words tell of an event: verbs, adjectives, and event nouns with the verb that carries them out.

A word is looked up by its lemma; of the rules that know it the most demanding one whose conditions hold decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.events.conditions import holds
from dateline.read.events.frames import frame_of, noun_frame
from dateline.read.events.lexicon import base_of
from dateline.read.events.phrases import PARTITIVES, is_passive, names
from dateline.read.events.subjects import surface_subjects

if TYPE_CHECKING:
    from dateline.read.events.frames import Frame
    from dateline.read.events.lexicon import Entry, EventRule, EventRules
    from dateline.read.syntax import Sentence, Token

# An event noun after these sets the scene of another event.
_BACKGROUND = frozenset({
    "about", "after", "against", "amid", "as", "because", "before", "beyond", "concerning", "despite", "during",
    "except", "following", "including", "like", "over", "regarding", "since", "than", "toward", "towards", "under",
    "until", "without",
})  # fmt: skip
_NEAR = 3
_APART = 6
_SIDES = ("on", "against", "between", "with", "by", "of", "from", "to", "at", "for", "over")


@dataclass(slots=True, kw_only=True)
class Trigger:
    """A rule that holds at a word: ``carrier`` is the verb that brings an event noun about, ``words`` what to show."""

    rule: EventRule
    head: Token
    frame: Frame
    words: list[Token]
    carrier: Token | None = None
    nominal: bool = False


def triggers_of(sentence: Sentence, rules: EventRules) -> list[Trigger]:
    """Return the triggers of a parsed sentence in the order of the text, words known as no event included."""
    found = []
    for token in sentence.tokens:
        trigger = None
        if token.is_verb:
            if token.dep not in {"aux", "auxpass", "amod", "compound"}:
                trigger = _verb(token, rules)
        elif token.is_noun and token.lemma in rules.nouns and token.dep != "compound":
            trigger = _noun(token, rules)
        elif token.lower in rules.adjectives and token.dep in {"acomp", "oprd", "ROOT", "conj"}:
            trigger = _adjective(token, rules)
        if trigger is not None:
            found.append(trigger)
    return found


def _verb(token: Token, rules: EventRules) -> Trigger | None:
    entries = rules.verbs.get(base_of(token, rules.verbs), ())
    if not entries:
        return None
    frame = frame_of(token)
    for entry in entries:
        if entry.beside and entry.beside not in frame.particles and entry.beside not in frame.preps:
            continue
        if holds(entry.rule, frame, rules):
            if entry.rule.undergoer:
                frame.passive, frame.objects, frame.subjects = True, frame.subjects, []
            return Trigger(rule=entry.rule, head=token, frame=frame, words=_shown(entry, frame, rules))
    return None


def _shown(entry: Entry, frame: Frame, rules: EventRules) -> list[Token]:
    """Return the verb, with its particle and the object the rule asks for where these follow closely."""
    head = frame.head
    last = head
    for child in head.children:
        if child.lower == entry.beside and child.dep == "prt":
            last = child
    for one in frame.objects:
        if rules.within(one.lemma, entry.rule.object) and 0 < one.index - head.index <= _NEAR:
            last = one
            break
    return head.sentence.tokens[head.index : last.index + 1]


def _adjective(token: Token, rules: EventRules) -> Trigger | None:
    frame = frame_of(token)
    verb = token.head
    if not frame.subjects and verb is not token:
        frame.subjects = surface_subjects(verb)
    if frame.clause is None:
        frame.clause = next((child for child in (*token.children, *verb.children) if child.dep == "xcomp"), None)
    for entry in rules.adjectives[token.lower]:
        if holds(entry.rule, frame, rules):
            return Trigger(rule=entry.rule, head=token, frame=frame, words=[token])
    return None


def _noun(token: Token, rules: EventRules) -> Trigger | None:
    if token.entity in {"PERSON", "ORG", "GPE", "WORK_OF_ART", "LAW"}:
        return None
    modifiers = {child.lower for child in token.children if child.dep in {"compound", "amod", "nmod"}}
    for entry in rules.nouns[token.lemma]:
        if entry.beside and not modifiers.issuperset(entry.beside.split()):
            continue
        trigger = _brought_about(entry.rule, token, rules)
        if trigger is not None:
            return trigger
    return None


def _brought_about(rule: EventRule, noun: Token, rules: EventRules) -> Trigger | None:
    """Return the noun's trigger if a verb carries it out, it is said to happen, or it names its sides."""
    frame = noun_frame(noun)
    if rule.of == "actor":
        frame.subjects += frame.preps.pop("of", [])
    verb, place = _carrier(noun)
    if verb is not None and _carries(verb, place, noun, rule, rules):
        return _carried(rule, noun, verb, frame, rules)
    for child in noun.children:
        # "sanctions imposed on", "a raid that was launched by".
        clause = child.dep in {"acl", "relcl"} and child.is_verb and is_passive(child)
        if clause and _carries(child, "nsubjpass", noun, rule, rules):
            return _carried(rule, noun, child, frame, rules)
    if rule.bare and holds(rule, frame, rules) and _happens(rule, noun, verb, place, frame, rules):
        return Trigger(rule=rule, head=noun, frame=frame, words=[noun], nominal=True)
    return None


def _happens(rule: EventRule, noun: Token, verb: Token | None, place: str, frame: Frame, rules: EventRules) -> bool:
    """Whether a noun that no verb carries out tells of an event: it is said to happen, or it names its sides."""
    if place == "nsubj" and verb is not None and verb.lemma in rules.words["happening"]:
        # "since the war began" sets a time.
        return not any(one.lower in {"since", "before"} for one in verb.each_child("mark", "prep"))
    if place == "pobj" and _top(noun).head.lower in _BACKGROUND:
        return False
    if frame.subjects and rule.type in {"ASSAULT", "PROTEST", "RETREAT"}:
        return True
    return any(_is_side(one, rules) for side in _SIDES for one in frame.preps.get(side, []))


def _carries(verb: Token, place: str, noun: Token, rule: EventRule, rules: EventRules) -> bool:
    """Whether the verb brings about what the noun names: "held" in "held talks", "resort" in "resorted to raids"."""
    if place not in {"dobj", "nsubjpass", "pobj", "attr"}:
        return False
    key = verb.lemma if place != "pobj" else f"{verb.lemma}_{_top(noun).head.lower}"
    return key in rules.words["light"] or rules.within(key, rule.light)


def _is_side(noun: Token, rules: EventRules) -> bool:
    return names(noun) or noun.lemma in rules.classes["parties"]


def _carried(rule: EventRule, noun: Token, verb: Token, frame: Frame, rules: EventRules) -> Trigger | None:
    outer = frame_of(verb)
    acting = outer.subjects if not is_passive(verb) else [one for one in outer.subjects if one is not noun]
    caused = verb.lemma in rules.words["causing"]
    if verb.lemma in rules.words["suffering"]:
        frame.objects += acting
    elif caused:
        # "unrest sparked by a price hike": a cause is no actor, and whom it concerns no side.
        frame.subjects = [one for one in frame.subjects if one not in acting]
    else:
        frame.subjects = acting or frame.subjects
    for place, phrases in outer.preps.items():
        kept = [one for one in phrases if one is not noun]
        if kept:
            frame.preps[place] = frame.preps.get(place, []) + kept
    frame.datives += outer.datives
    if noun not in outer.objects:
        # "placed the monk under house arrest".
        frame.objects += outer.objects
    frame.clause = frame.clause or outer.clause
    frame.carrier = verb
    if not holds(rule, frame, rules):
        return None
    first, last = sorted((verb.index, noun.index))
    words = noun.sentence.tokens[first : last + 1] if last - first <= _APART else [noun]
    return Trigger(rule=rule, head=noun, frame=frame, words=words, carrier=verb)


def _top(noun: Token) -> Token:
    """Return the noun, or the one before it that it is joined to or counted by ("a series of attacks")."""
    while True:
        head = noun.head
        if noun.dep == "conj" and head.is_noun:
            noun = head
        elif noun.dep == "pobj" and head.lower == "of" and head.head.lemma in PARTITIVES:
            noun = head.head
        else:
            return noun


def _carrier(noun: Token) -> tuple[Token | None, str]:
    top = _top(noun)
    if top.dep == "pobj":
        above = top.head.head
        if above.lemma == "part":
            # "took part in the march".
            above = above.head
        return (above if above.is_verb else None), "pobj"
    if top.dep in {"acl", "relcl"}:
        return None, top.dep
    return (top.head if top.head.is_verb else None), top.dep
