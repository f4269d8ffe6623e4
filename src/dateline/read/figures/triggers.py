"""The words of a sentence that say what became of those counted: "killed", "dead", "toll", "taken to hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.figures.lexicon import Trigger

if TYPE_CHECKING:
    from dateline.read.figures.lexicon import FigureRules
    from dateline.read.syntax import Sentence, Token

_NOUNLIKE = ("NN", "JJ", "VBN", "VBD", "CD")


def triggers_in(sentence: Sentence, rules: FigureRules) -> list[Trigger]:
    """Return the triggers of the sentence in order; one word may be several ("victims": of two kinds)."""
    found: list[Trigger] = []
    for token in sentence.tokens:
        for part, kind, rule in (*rules.forms.get(token.lower, ()), *rules.lemmas.get(token.lemma, ())):
            if _counts_as(token, part, rules):
                found.append(Trigger(token=token, part=part, kind=kind, rule=rule))
        if token.lemma in rules.settings:
            found += _setting(token, rules)
        if token.lemma in rules.light:
            found += _light(token, rules)
    return _without_overruled(found)


def _without_overruled(triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers but verbs that a wider reading of the same word overrules: "burned to death"."""
    wider = {trigger.token.index for trigger in triggers if trigger.part in {"deadly", "setting"}}
    return [one for one in triggers if one.part != "verb" or one.token.index not in wider]


def _counts_as(token: Token, part: str, rules: FigureRules) -> bool:
    """Say whether the word is used as the rule means it."""
    if part in {"verb", "middle"}:
        return token.is_verb and not _unreal(token, rules)
    if part == "deadly":
        prep = next((one for one in token.each_child("prep", "prt", "advmod") if one.lower == "to"), None)
        return token.is_verb and prep is not None and any(one.lower == "death" for one in prep.children)
    if part == "state":
        # A participle with the auxiliaries of its own verb is that verb; one word need not count twice.
        return not token.tag.startswith("VB") or token.lemma in {token.lower, "miss"}
    if part in {"count", "weak"}:
        return token.tag.startswith("NN") and token.dep != "compound"
    if part in {"toll", "act"}:
        return token.is_noun
    return token.tag.startswith(_NOUNLIKE) and token.dep not in {"amod", "compound"}


def _unreal(verb: Token, rules: FigureRules) -> bool:
    """Say whether the verb tells of what is threatened, planned or possible, or is denied."""
    if any(child.dep == "neg" for child in verb.children):
        return True
    auxiliaries = {child.lower for child in verb.children if child.dep in {"aux", "auxpass"}}
    if auxiliaries & rules.words["modals"] and not auxiliaries & {"have", "been", "'ve"}:
        return True
    return verb.dep == "xcomp" and "to" in auxiliaries and verb.head.lemma in rules.words["unreal"]


def _setting(noun: Token, rules: FigureRules) -> list[Trigger]:
    """Return the trigger for "taken to hospital", the verb as its token."""
    preposition = noun.head
    if noun.dep != "pobj" or preposition.dep not in {"prep", "advmod"}:
        return []
    verb = preposition.head
    return [
        Trigger(token=verb, part="setting", kind=kind, rule=rule)
        for lemma, word, kind, rule in rules.settings[noun.lemma]
        if word == preposition.lower and lemma in (verb.lemma, "be" if verb.tag == "CD" else "")
    ][:1]


def _light(noun: Token, rules: FigureRules) -> list[Trigger]:
    """Return the trigger for "lost their lives" (the verb) or "claimed nine lives" (the noun)."""
    top = noun
    while top.dep == "pobj" and top.head.lower == "of" and top.head.head is not top.head:
        top = top.head.head  # "tens of thousands of lives"
    if top.dep not in {"dobj", "nsubjpass"}:
        return []
    return [
        Trigger(token=top.head if part == "light" else noun, part=part, kind=kind, rule=rule)
        for lemma, part, kind, rule in rules.light[noun.lemma]
        if lemma == top.head.lemma
    ]
