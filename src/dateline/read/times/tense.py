"""The tense that governs a word: past, present or future, from the parse; None where no verb governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dateline.read.syntax import Token

Tense = Literal["past", "present", "future"]

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "may", "might", "can", "could", "would", "should", "must"})
_FIRM = frozenset({"will", "shall", "'ll", "’ll", "wo", "should", "may", "might"})
_PLANS = frozenset(
    {"plan", "schedule", "expect", "intend", "set", "due", "slate", "aim", "hope", "want", "vow", "pledge", "promise",
     "agree", "ask", "urge", "prepare", "order", "decide", "threaten", "offer", "propose", "go", "begin", "seek"},
)  # fmt: skip
_PAST_PERFECT = frozenset({"have", "had", "has"})


def tense_of(token: Token) -> Tense | None:
    """Return the tense of the verb that governs the token."""
    verb = token if token.is_verb else next((one for one in token.ancestors() if one.is_verb or one.tag == "MD"), None)
    return None if verb is None else _tense(verb)


def _tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
    if any(helper.lower in _FIRM for helper in helpers):
        return "future"
    if any(helper.lower == "to" for helper in helpers):
        return _infinitive(verb)
    if any(helper.lemma == "be" and helper.tag in {"VBZ", "VBP"} for helper in helpers) and verb.lemma in _PLANS:
        return "future"
    finite = next((helper.tag for helper in helpers if helper.tag.startswith("VB")), verb.tag)
    if verb.tag == "VBN" and any(helper.lemma == "have" for helper in helpers):
        return "past"
    if finite == "VBD" or (verb.tag == "VBN" and not helpers):
        return "past"
    if finite in {"VBZ", "VBP"}:
        return "present"
    if verb.tag in {"VBG", "VB", "VBN"} and verb.head is not verb:
        upper = next((one for one in verb.ancestors() if one.is_verb), None)
        return None if upper is None else _tense(upper)
    return None


def _infinitive(verb: Token) -> Tense | None:
    """An infinitive looks ahead of the verb it hangs on, unless that tells of what was done ("managed to leave")."""
    upper = next((one for one in verb.ancestors() if one.is_verb or one.is_noun or one.tag.startswith("JJ")), None)
    if upper is None or upper.is_noun or upper.tag.startswith("JJ") or upper.lemma in _PLANS:
        return "future"
    return _tense(upper)
