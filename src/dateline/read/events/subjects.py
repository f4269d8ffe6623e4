"""Who a verb is said of: its own subject or the one it shares with a word above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.events.phrases import is_passive, joined, names, objects_of, phrases_of, resolved

if TYPE_CHECKING:
    from dateline.read.syntax import Sentence, Token

_DATELINE = 12
_DEEPEST = 6
_PASSED = frozenset({"IN", "NNP", "NN", "CD", "DT", "JJ", "NNS"})
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


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:  # noqa: PLR0911 -- one return a construction
    """Return what stands as the verb's grammatical subject, its own or one it shares with a word above."""
    own = _own_subject(verb)
    if own is not None:
        start = _after_dateline(verb.sentence)
        return _past_dateline(own, verb, start) if own.index < start <= verb.index else joined(resolved(own))
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
        return objects_of(head) or [one for prep in head.each_child("prep") for one in phrases_of(prep)][:1]
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
        return joined(resolved(owner))
    if noun.dep in {"dobj", "attr", "pobj"}:
        above = noun.head if noun.dep != "pobj" else noun.head.head
        if above.is_verb:
            return surface_subjects(above, depth + 1)
    return [child for child in noun.children if child.dep in {"compound", "amod"} and names(child)]
