"""Does what stands around a word meet a rule's conditions: words, word classes, entity labels, kinds of clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.events.lexicon import is_agent_noun
from dateline.read.events.phrases import PARTITIVES

if TYPE_CHECKING:
    from dateline.read.events.frames import Frame
    from dateline.read.events.lexicon import EventRule, EventRules, Words
    from dateline.read.syntax import Token


def holds(rule: EventRule, frame: Frame, rules: EventRules) -> bool:
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
    return not rule.prep or any(_stands(frame, place) for place in rule.prep)


def _stands(frame: Frame, place: str) -> bool:
    """Whether the preposition stands with the word for more than a date: not in "fired on Monday"."""
    found = frame.preps.get(place)
    return found is not None and (not found or any(one.entity not in {"DATE", "TIME"} for one in found))


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
