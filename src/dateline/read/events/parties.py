"""Who acts and on whom: from a frame and a rule to the words that name the two sides."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from dateline.read.events.frames import frame_of, noun_frame
from dateline.read.events.lexicon import base_of, is_agent_noun
from dateline.read.events.phrases import PARTITIVES, joined, names
from dateline.read.events.subjects import surface_subjects

if TYPE_CHECKING:
    from dateline.read.events.frames import Frame
    from dateline.read.events.lexicon import EventRule, EventRules
    from dateline.read.syntax import Token

_DEFAULT = ("object", "dative", "to", "against", "on", "upon", "at", "with", "toward", "towards", "from", "into", "for",
            "over", "of", "between", "clause", "in", "near")  # fmt: skip
# Where the other side may stand whatever the rule says, after the rule's own places.
_ELSEWHERE = (
    "against",
    "on",
    "to",
    "with",
    "from",
    "at",
    "aim",
    "in",
    "near",
    "across",
    "along",
    "over",
    "toward",
    "for",
)
_CALENDAR = frozenset(
    (*map(str.lower, calendar.month_name), *map(str.lower, calendar.month_abbr), *map(str.lower, calendar.day_name))
)
_JOINT = ("with", "between", "against")
_OWN = frozenset({"country", "government", "party", "administration", "nation", "side", "forces", "army", "office"})
_INSIDE = ("on", "against", "to", "with", "from", "for", "of", "between", "toward", "by", "in", "over")
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "them", "him", "her"})
_BACKDROP = frozenset({"amid", "amidst"})  # what they bring in is no side
_REASONS = frozenset({"cite"})  # "resigned, citing ill health"
_DEEPEST = 2
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL", "MONEY", "QUANTITY"})


def actors_of(frame: Frame, rules: EventRules) -> list[Token]:
    """Return the heads of the phrases that name who acts, "it" in reported speech replaced by the speaker."""
    found: list[Token] = []
    for subject in frame.subjects:
        if subject.lower in _PRONOUNS or _is_speakers(subject):
            found += _speaker(subject, rules) or [subject]
        elif _is_deed(subject, rules):
            found += _doers(subject, rules)
        elif not _is_time(subject):
            found += _peoples(_counted(subject))
    if not found and frame.passive:
        # "killed in police firing", "murdered in an attack by gunmen".
        for place in ("in", "during"):
            for one in frame.preps.get(place, []):
                found += _doers(one, rules) if _is_deed(one, rules) else []
    return found


def _doers(deed: Token, rules: EventRules) -> list[Token]:
    """Return who did what an event noun names: "police" in "police firing", "rebels" in "an attack by rebels"."""
    found = [deed.head] if deed.dep == "acl" else noun_frame(deed).subjects
    if not found:
        modifiers = [one for one in deed.children if one.dep in {"compound", "amod"}]
        found = [one for one in modifiers if one.lemma in rules.classes["parties"]]
        found = found or [deep for one in modifiers for deep in one.children if names(deep)]
    return [one for one in found if not _is_time(one)]


def _peoples(noun: Token) -> list[Token]:
    """Return both countries in "Hungarian and Romanian officials" or "the armies of Chad and Niger", else the noun."""
    if names(noun):
        return [noun]
    modifiers = [child for child in noun.children if child.dep in {"amod", "compound", "nmod"}]
    for prep in noun.each_child("prep"):
        if prep.lower in {"of", "between"}:
            modifiers += prep.each_child("pobj")
    for one in modifiers:
        both = [other for other in joined(one) if names(other)]
        if len(both) > 1:
            return both
    return [noun]


def _is_speakers(noun: Token) -> bool:
    """Whether the noun is the speaker's own country, party or government: "his country"."""
    owner = noun.child("poss")
    return owner is not None and owner.tag == "PRP$" and noun.lemma in _OWN


def recipients_of(frame: Frame, rule: EventRule, rules: EventRules, actors: list[Token]) -> list[Token]:
    """Return the heads of the phrases that name the other side, looked for where the rule says, in its order.

    Parties come before things: "the ban on wine from Georgia" is on Georgia, "the ban on wine" on wine.
    """
    things: list[Token] = []
    own = rule.recipient or _DEFAULT
    if "object" in own:
        # "fined the banker two million": whom the verb acts on is its indirect object.
        own = ("dative", *own)
    if rule.reciprocal and len(actors) > 1:
        # "Peru and Chile agreed": the sides are the actors, unless a third is named.
        return [one for place in _JOINT for one in frame.preps.get(place, []) if names(one) and _fits(one, actors)]
    for place in dict.fromkeys((*own, *_ELSEWHERE)):
        found = [one for one in _at(place, frame, rules, actors) if _fits(one, actors)]
        if place in {"in", "near"} or (place == "at" and place not in own):
            found = [one for one in found if names(one) or one.lemma in rules.classes["places"]]
        elif place not in own and place not in {"aim", "condition"}:
            found = [one for one in found if names(one)]
        if things and place in {"aim", "condition"}:
            found = [one for one in found if names(one)]
        if found and (place == "object" or any(_is_party(one, rules) for one in found)):
            return found
        things = things or found
    return _named_below(frame.carrier or frame.head, actors) or things or ([] if rule.object else _first(frame, actors))


def _first(frame: Frame, actors: list[Token]) -> list[Token]:
    return [one for one in frame.objects if _fits(one, actors)][:1]


def _named_below(head: Token, actors: list[Token]) -> list[Token]:
    """Return the first name after the trigger in its own clause, whatever it hangs on."""
    stack, found = [head], []
    while stack:
        one = stack.pop()
        if one.index > head.index and names(one) and _fits(one, actors) and one.dep not in {"compound", "npadvmod"}:
            found.append(one)
        for child in one.children:
            clause = child.dep in {"advcl", "conj", "ccomp", "relcl", "parataxis"} and child.is_verb
            beside = (child.dep == "agent" and one is head) or child.lower in _BACKDROP
            if child not in actors and not beside and not (clause and child.child("nsubj", "nsubjpass")):
                stack.append(child)
    return sorted(found, key=lambda one: one.index)[:1]


def _at(place: str, frame: Frame, rules: EventRules, actors: list[Token]) -> list[Token]:
    if place == "object":
        found: list[Token] = []
        for one in frame.objects:
            if _is_party(one, rules):
                found.append(_counted(one))
            else:
                found += inside(one, rules) or ([] if one.lemma in rules.classes["things"] else [_counted(one)])
        return found
    if place == "dative":
        return frame.datives
    if place == "clause":
        return _below(frame.clause, rules, actors, 0)
    if place == "aim":
        return [deep for verb in _aims(frame) for deep in _below(verb, rules, actors, 1)][:1]
    if place == "condition":
        return _conditioned(frame)
    return [deep for one in frame.preps.get(place, []) for deep in _deep(one, rules)]


def _conditioned(frame: Frame) -> list[Token]:
    """Return whose act is waited for: "will not leave until the rebels disarm"."""
    for verb in {frame.head, frame.carrier or frame.head, frame.clause or frame.head}:
        for child in verb.children:
            subject = child.child("nsubj", "nsubjpass") if child.dep == "advcl" else None
            mark = child.child("mark", "advmod") if subject is not None else None
            if subject is not None and mark is not None and mark.lower in {"if", "unless", "until"}:
                return joined(subject)
    return []


def _aims(frame: Frame) -> list[Token]:
    """Return the verbs of what is done along with or for the sake of the act: "rallied to demand", "…, calling for"."""
    around = [*frame.head.children, *(frame.carrier.children if frame.carrier is not None else ())]
    clauses = [one for one in around if one.dep in {"advcl", "xcomp"} and one.tag in {"VB", "VBG"}]
    return [one for one in clauses if one.lemma not in _REASONS]


def _below(clause: Token | None, rules: EventRules, actors: list[Token], depth: int) -> list[Token]:
    """Return the other side as a complement clause names it: its subject, else a name in it, else what it acts on."""
    if clause is None or depth > _DEEPEST:
        return []
    inner = frame_of(clause)
    own = clause.child("nsubj", "nsubjpass")
    if own is not None and own.lower not in _PRONOUNS and own.lower not in {"there", "this", "that"}:
        return [_counted(one) for one in joined(own)]
    candidates = [*inner.datives, *inner.objects]
    candidates += [one for place in _DEFAULT[2:] for one in inner.preps.get(place, [])]
    candidates = [one for one in candidates if _fits(one, actors)]
    for one in candidates:
        if names(one):
            return [one]
        deep = [name for name in inside(one, rules) if _fits(name, actors)]
        if deep:
            return deep
    if inner.clause is not None:
        deeper = _below(inner.clause, rules, actors, depth + 1)
        if deeper:
            return deeper
    parties = [one for one in candidates if _is_party(one, rules)]
    return parties[:1] or [_counted(one) for one in candidates[:1]]


def inside(noun: Token, rules: EventRules, depth: int = 0) -> list[Token]:
    """Return the parties named within a noun phrase: "Georgia" in "the ban on wine from Georgia"."""
    for child in noun.children:
        if child.dep == "poss" and child.tag not in {"PRP$", "WP$"}:
            return joined(child)
    found = [one for one in noun.children if one.dep in {"amod", "compound", "nmod"} and names(one)]
    if found or depth > _DEEPEST:
        return found
    frame = noun_frame(noun)
    for place in _INSIDE:
        for one in frame.subjects if place == "by" else frame.preps.get(place, []):
            if _is_time(one):
                continue
            if _is_party(one, rules):
                found.append(one)
            else:
                found += inside(one, rules, depth + 1)
        if found:
            return found
    for child in noun.children:
        if child.dep in {"acl", "relcl"}:
            found = _within_clause(child, rules, depth + 1)
            if found:
                return found
    return []


def _within_clause(verb: Token, rules: EventRules, depth: int) -> list[Token]:
    """Return the names a clause on a noun brings in: "a plan put forward by Oslo", "sanctions imposed on Eritrea"."""
    inner = frame_of(verb)
    candidates = [*inner.objects, *inner.subjects, *inner.datives]
    candidates += [one for place in _INSIDE for one in inner.preps.get(place, [])]
    for one in candidates:
        if one is verb.head:
            continue
        if names(one):
            return [one]
        deep = inside(one, rules, depth + 1) if depth <= _DEEPEST else []
        if deep:
            return deep
    return []


def _counted(noun: Token) -> Token:
    """Return what a quantity counts: "Kurds" in "thousands of Kurds"."""
    if noun.lemma in PARTITIVES or noun.tag == "CD":
        of = next((child for child in noun.children if child.dep == "prep" and child.lower == "of"), None)
        counted = of.child("pobj") if of is not None else None
        if counted is not None:
            return counted
    return noun


def _deep(noun: Token, rules: EventRules) -> list[Token]:
    if _is_time(noun):
        return []
    noun = _counted(noun)
    return [noun] if _is_party(noun, rules) else inside(noun, rules) or [noun]


def _is_party(noun: Token, rules: EventRules) -> bool:
    """Whether the word can take part in events: a name, a pronoun, or a noun for people, bodies and places."""
    parties = rules.classes["parties"]
    if names(noun) or noun.lower in _PRONOUNS or noun.tag in {"CD", "NNP"} or base_of(noun, parties) in parties:
        return True
    return noun.tag == "NNS" and is_agent_noun(noun, rules)


def _is_time(noun: Token) -> bool:
    """Whether the word is a time or an amount; a name that the parser drew into one ("81-year-old Omar") is not."""
    return noun.entity in _TIMES and not (noun.entity == "DATE" and noun.tag == "NNP" and noun.lower not in _CALENDAR)


def _is_deed(noun: Token, rules: EventRules) -> bool:
    return not names(noun) and (noun.lemma in rules.classes["deeds"] or noun.lower in rules.classes["deeds"])


def _fits(one: Token, actors: list[Token]) -> bool:
    """Whether the word can be the other side: no actor, no word of an actor's name, no time."""
    if _is_time(one):
        return False
    for actor in actors:
        if one is actor or one.lower == actor.lower or any(one.lower == child.lower for child in actor.children):
            return False
    return True


def _is_one_person(noun: Token) -> bool:
    return noun.entity == "PERSON" or (noun.tag == "NN" and noun.lemma.endswith(("man", "woman", "person")))


def _speaker(pronoun: Token, rules: EventRules) -> list[Token]:
    """Return who speaks, where the pronoun is the subject of a clause that a verb of saying reports."""
    for verb in pronoun.ancestors():
        if verb.is_verb and verb.lemma in rules.words["saying"]:
            found = [one for one in surface_subjects(verb) if one is not pronoun and one.lower not in _PRONOUNS]
            if len(found) == 1 and pronoun.lower in {"they", "them"} and _is_one_person(found[0]):
                return []  # "the spokeswoman said they stormed the gate"
            if found and pronoun not in found:
                return found
    return []
