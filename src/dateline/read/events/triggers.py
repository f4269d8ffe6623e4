"""Which words tell of an event: verbs, adjectives, and event nouns with the verb that carries them out.

A word is looked up by its lemma; of the rules that know it the most demanding one whose conditions hold decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.events.frames import PARTITIVES, frame_of, is_passive, names, noun_frame, surface_subjects
from dateline.read.events.lexicon import base_of, is_agent_noun

if TYPE_CHECKING:
    from dateline.read.events.frames import Frame
    from dateline.read.events.lexicon import Entry, EventRule, EventRules, Words
    from dateline.read.syntax import Sentence, Token

_BACKGROUND = frozenset(
    [
        "after",
        "following",
        "since",
        "amid",
        "during",
        "despite",
        "because",
        "over",
        "before",
        "about",
        "until",
        "without",
        "against",
        "beyond",
        "under",
        "like",
        "including",
        "as",
        "except",
        "than",
        "regarding",
        "concerning",
        "towards",
        "toward",
    ]
)
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
        if _holds(entry.rule, frame, rules):
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
        if _holds(entry.rule, frame, rules):
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
    if rule.bare and _holds(rule, frame, rules) and _happens(rule, noun, verb, place, frame, rules):
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
    if verb.lemma in rules.words["suffering"]:
        frame.objects += acting
    elif verb.lemma not in rules.words["causing"]:
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
    if not _holds(rule, frame, rules):
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
        return (above if above.is_verb else None), "pobj"
    if top.dep in {"acl", "relcl"}:
        return None, top.dep
    return (top.head if top.head.is_verb else None), top.dep


def _holds(rule: EventRule, frame: Frame, rules: EventRules) -> bool:
    """Whether what stands around the word is what the rule asks for."""
    clause = [] if frame.clause is None else [frame.clause]
    if "*" not in rule.complement:
        # "Sent a team to investigate": the purpose tells what was done.
        clause += [one for one in frame.head.children if one.dep == "advcl" and one.tag == "VB"]
        clause += [one for noun in frame.objects for one in noun.children if one.dep in {"acl", "relcl"}]
    named = [one for phrases in frame.preps.values() for one in phrases]
    asked = (
        (rule.object, frame.objects),
        (rule.subject, frame.subjects),
        (rule.complement, clause),
        (rule.prep_object, named),
    )
    if any(wanted and not any(_is(one, wanted, rules) for one in found) for wanted, found in asked):
        return False
    if rule.passive_only and not frame.passive:
        return False
    if rule.no_object and any(_is(one, rule.no_object, rules) for one in frame.objects):
        return False
    barred = [one for place in rule.no_prep for one in frame.preps.get(place, []) if one.entity not in {"DATE", "TIME"}]
    if any(one.index > frame.head.index for one in barred):
        return False
    return not rule.prep or any(place in frame.preps for place in rule.prep)


def _is(token: Token, wanted: Words, rules: EventRules) -> bool:
    """Whether the word is wanted: by lemma, class, entity label ("#PERSON") or, with "*", whatever it is."""
    if "*" in wanted or (token.entity and f"#{token.entity}" in wanted) or rules.within(token.lemma, wanted):
        return True
    if (token.tag == "PRP" and "#PERSON" in wanted) or (
        token.tag == "NNP" and token.index and token.entity in {"", "DATE"} and any(one[0] == "#" for one in wanted)
    ):
        # Whomever a pronoun, or a name the parser does not know, stands for, it can act.
        return True
    if token.tag == "NNS" and "@parties" in wanted and is_agent_noun(token, rules):
        return True
    if "<must>" in wanted and _is_obliged(token):
        return True
    if token.lemma in rules.classes["carriers"]:
        # "mediation efforts", "curfew hours": the word before says what it is.
        return any(one.dep == "compound" and _is(one, wanted, rules) for one in token.children)
    return _is_otherwise(token, wanted, rules)


def _is_otherwise(token: Token, wanted: Words, rules: EventRules) -> bool:
    """Whether the word is wanted as a gerund, as a plural the parser took for a name, or as what it counts."""
    if token.tag == "VBG":
        return rules.within(token.lower, wanted)
    if token.tag in {"NNP", "NNPS"} and token.lemma.endswith("s"):
        return rules.within(token.lemma[:-1], wanted)
    if token.lemma in PARTITIVES:
        of = next((child for child in token.children if child.dep == "prep" and child.lower == "of"), None)
        counted = of.child("pobj") if of is not None else None
        return counted is not None and _is(counted, wanted, rules)
    return False


def _is_obliged(verb: Token) -> bool:
    """Whether the verb says what somebody must do: "must act", "has to act", "needs to act"."""
    if any(child.dep == "aux" and child.lower == "must" for child in verb.children):
        return verb.child("nsubj", "nsubjpass") is not None
    return verb.lemma in {"need", "have"} and verb.child("xcomp") is not None and verb.child("nsubj") is not None
