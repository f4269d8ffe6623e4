"""The tense that governs a word: past, present or future, from the parse; None where no verb governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dateline.read.syntax import Token

Tense = Literal["past", "present", "future"]

_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "should", "may", "might", "would"})
_PERHAPS = frozenset({"may", "might", "could", "must", "should", "would", "to"})  # with "have" they look back
# What is planned lies ahead of the plan: "planned a rally for Saturday", "agreed to leave on Monday".
_PLANS = frozenset(
    {"plan", "schedule", "expect", "intend", "set", "due", "slate", "aim", "hope", "want", "vow", "pledge", "promise",
     "agree", "ask", "urge", "prepare", "order", "decide", "threaten", "offer", "propose", "go",
     "postpone", "delay"},
)  # fmt: skip
_SCHEDULES = frozenset({"plan", "schedule", "slate", "postpone", "expect", "due", "reschedule"})
_AS_SOON = frozenset({"as", "once", "until", "till", "when"})
_MARKS = frozenset({"mark", "advmod"})
_AHEAD = frozenset({"until", "till", "through"})


def tense_of(token: Token) -> Tense | None:
    """Return the tense of what governs the token: a preposition that looks ahead ("until"), or a verb."""
    if any(child.dep == "case" for child in token.children):
        return None  # "Wednesday's ruling" is not told by the verb's tense
    ahead = token.head.lower in _AHEAD and token.head.index < token.index
    verb = token if token.is_verb else next((one for one in token.ancestors() if one.is_verb or one.tag == "MD"), None)
    if ahead:
        return "past" if verb is not None and verb.child("aux") is not None and _has_had(verb) else "future"
    return None if verb is None else _tense(verb)


def is_perfect(verb: Token) -> bool:
    """Say whether the verb is in the present perfect: "has announced"."""
    return verb.tag == "VBN" and any(
        child.tag in {"VBZ", "VBP"} and child.lemma == "have" for child in verb.each_child("aux")
    )


def _has_had(verb: Token) -> bool:
    return any(child.lower == "had" for child in verb.each_child("aux"))


def _tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
    words = {helper.lower for helper in helpers}
    if "had" in words or ("have" in words and words & _PERHAPS):
        return "past"  # "may have left", "said to have left"
    if words & _MODALS:
        return "future"
    if "to" in words:
        return _infinitive(verb)
    if verb.lemma in _SCHEDULES:
        return "future"
    return _finite(verb, helpers)


def _finite(verb: Token, helpers: list[Token]) -> Tense | None:
    tags = [helper.tag for helper in helpers if helper.tag.startswith("VB")]
    if verb.lemma in _PLANS and {"VBZ", "VBP"} & set(tags) and verb.tag != "VBN":
        return "future"
    finite = tags[0] if tags else verb.tag
    if finite == "VBD" or (verb.tag == "VBN" and (not tags or any(helper.lemma == "have" for helper in helpers))):
        return "future" if _awaited(verb) else "past"
    if finite in {"VBZ", "VBP"}:
        return "present"
    upper = next((one for one in verb.ancestors() if one.is_verb), None)
    return None if upper is None else _tense(upper)


def _awaited(verb: Token) -> bool:
    """Say whether a clause of time tells what is to come first: "likely to buy as soon as trading opened Monday"."""
    if verb.dep != "advcl" or not any(child.lower in _AS_SOON for child in verb.children if child.dep in _MARKS):
        return False
    upper = next((one for one in verb.ancestors() if one.is_verb), None)
    return upper is not None and _tense(upper) == "future"


def _infinitive(verb: Token) -> Tense | None:
    """Say where an infinitive lies: ahead, unless it hangs on a verb of what was done ("managed to leave")."""
    upper = next((one for one in verb.ancestors() if one.is_verb or one.is_noun or one.tag.startswith("JJ")), None)
    if upper is None or upper.is_noun:
        return "future"
    if any(child.lower == "had" for child in (*upper.children, *upper.head.children)):
        return "past"
    return (
        "future"
        if upper.tag.startswith("JJ") or upper.lemma in _PLANS or (upper.lemma == "be" and verb.dep == "xcomp")
        else _tense(upper)
    )
