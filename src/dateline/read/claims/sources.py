"""Who a cue's words belong to: the holder's head word, its phrase, and an unnamed holder's class."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.read.claims.pieces import opening
from dateline.read.roles import antecedent
from dateline.read.syntax import is_passive

if TYPE_CHECKING:
    from dateline.read.claims.rules import ClaimRules
    from dateline.read.syntax import Token

# A verb under one of these shares its holder with the verb above it: "went on to say", "declined, noting that".
_LONGEST_CHAIN = 5
_SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "we", "they"})
_PARTS = frozenset({"appos", "compound", "pobj", "prep", "nmod", "conj"})
_DEFINITE = frozenset({"the", "his", "her", "this"})
_SHARING = frozenset({"acomp", "conj", "xcomp", "advcl", "dep", "pcomp", "prep"})


def holder_of(verb: Token) -> Token | None:
    """Return the head word of who ``verb`` says, thinks or wants; None where nobody is named."""
    token = _main(verb) if _trails(verb) else verb
    for _ in range(_LONGEST_CHAIN):
        passive = is_passive(token)
        agent = token.child("agent")
        if agent is not None and (passive or token.tag == "VBN"):
            return agent.child("pobj")
        # Of two subjects the nearer is the verb's own: the other belongs to content the parser left without a verb.
        subject = min(token.each_child("nsubj", "csubj"), key=lambda one: abs(one.index - token.index), default=None)
        if passive or subject is not None:
            return None if passive else subject
        if token.dep in {"acl", "relcl"} and token.head.is_noun:
            owner = _owner(token)
            if owner is not None or token.tag not in {"VB", "VBG"}:
                return owner
            token = _governor(token.head)
            continue
        if token.dep not in _SHARING or (token.tag == "VBN" and token.dep == "advcl"):
            return None
        token = token.head
    return None


def _trails(verb: Token) -> bool:
    """Whether the verb is a participle that trails the sentence after a comma: ``…, adding that …``."""
    tokens = verb.sentence.tokens
    if verb.tag != "VBG" or verb.dep not in {"advcl", "ccomp"} or verb.child("nsubj") is not None:
        return False
    place = verb.index - 1
    while place > 0 and tokens[place].tag in {"RB", "CC"}:
        place -= 1
    return place > 0 and tokens[place].text in {",", "—", "--", "-"}


def _main(verb: Token) -> Token:
    """Return the highest verb above a trailing participle: what trails is the main clause's."""
    token = verb
    for above in verb.ancestors():
        if above.is_verb:
            token = above
    return token if token is not verb else verb.head


def _governor(noun: Token) -> Token:
    """Return the verb that a noun is the object of, also within a preposition: "in an effort to …"."""
    token = noun
    for _ in range(_LONGEST_CHAIN):
        if token.dep not in {"dobj", "pobj", "attr", "prep"}:
            break
        token = token.head
    return token


def neighbour(verb: Token) -> Token | None:
    """Return the noun or pronoun that stands next to a finite verb of which the parser found no subject."""
    tokens = verb.sentence.tokens
    if verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    place = verb.index - 1
    while place >= 0 and (tokens[place].tag in {"RB", "MD", "VBZ", "VBP", "VBD"} or tokens[place].text == ","):
        place -= 1
    if place >= 0 and (tokens[place].tag.startswith("NN") or tokens[place].tag == "PRP"):
        return _top(tokens[place])
    following = tokens[verb.index + 1 :]
    names = list(takewhile(lambda word: word.tag == "NNP", following))
    if names:
        return names[-1]
    return following[0] if following and following[0].lower in _SUBJECT_PRONOUNS else None


def _top(noun: Token) -> Token:
    """Return the head of the phrase that ends in ``noun``: "Harry Reid, the leader" gives "Reid"."""
    token, begin = noun, opening(noun.sentence)
    while token.dep in _PARTS and token.head.index < token.index and token.head.start >= begin:
        token = token.head
    return token if token.is_noun or token.tag == "PRP" else noun


def _owner(verb: Token) -> Token | None:
    """Return the holder of a verb in a clause on a noun: ``a letter saying``, ``his wish to leave``."""
    noun = verb.head
    if verb.tag == "VBG" and noun.dep != "dobj":  # "issued a letter saying": whoever issued it
        return noun
    return noun.child("poss")


def phrase(head: Token, cue: Token) -> list[Token]:
    """Return the words of the holder's phrase, with appositions and relative clauses, on its side of the cue."""
    words = head.subtree()
    before = head.index < cue.index
    if cue.head is head:  # the cue is in a clause on the noun: the noun's phrase ends before it
        words = [word for word in words if word.index < cue.index]
    else:
        words = [word for word in words if (word.index < cue.index) == before and word is not cue]
    begin = opening(head.sentence)
    words = [word for word in words if word.start >= begin]
    words = _within_clauses(_joined(_with_entity(words, head), head), head, before=before)
    while words and _edge(words[0]):
        words.pop(0)
    while words and _edge(words[-1]) and not _closes_bracket(words):
        words.pop()
    return words


def _joined(words: list[Token], head: Token) -> list[Token]:
    """Return the unbroken run of ``words`` around ``head``."""
    place = bisect_left(words, head.index, key=_index)
    if place == len(words) or words[place] is not head:
        return [head]
    first = last = place
    while first > 0 and words[first - 1].index == words[first].index - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].index == words[last].index + 1:
        last += 1
    return words[first : last + 1]


def _with_entity(words: list[Token], head: Token) -> list[Token]:
    """Return the words with the rest of a name that the parser tore apart: ``dos Santos``."""
    if not head.entity or head.entity_begins:
        return words
    tokens, first = head.sentence.tokens, head.index
    while first > 0 and not tokens[first].entity_begins:
        first -= 1
    return sorted({*words, *tokens[first : head.index]}, key=lambda word: word.index)


def _within_clauses(words: list[Token], head: Token, *, before: bool) -> list[Token]:
    """Return the words up to a clause that only adds: ``Lopez, who won, said``; ``said Lopez, who won`` keeps it."""
    for clause in head.children:
        if clause.index < head.index or clause.dep not in {"relcl", "acl"}:
            continue
        first = clause.subtree()[0]
        paused = first.index > 0 and not head.sentence.tokens[first.index - 1].text[:1].isalnum()
        adds = paused and clause.dep == "relcl" and before and head.tag.startswith("NNP")
        doing = clause.dep == "acl" and (paused or (clause.tag == "VBG" and head.tag.startswith("NNP")))
        if adds or doing:
            return [word for word in words if word.index < first.index]
    return words


def _index(word: Token) -> int:
    return word.index


def _closes_bracket(words: list[Token]) -> bool:
    """Whether the last word closes a bracket that the words open: ``Anna Moore (D-Wis.)``."""
    return words[-1].text == ")" and any(word.text == "(" for word in words)


def _edge(word: Token) -> bool:
    return not word.text[:1].isalnum() and not word.text[-1:].isalnum() and word.tag not in {"$", "#"}


def class_of(head: Token, rules: ClaimRules) -> str | None:
    """Return the class of an unnamed holder ("analysts"), None for a named one or a pronoun."""
    head = antecedent(head)
    if head.tag.startswith("NNP") or head.entity in {"PERSON", "ORG", "GPE"}:
        return None
    found = rules.anonymous.get(head.lemma)
    if found is None:
        return None
    named = any(child.dep in {"appos", "compound"} and child.tag.startswith("NNP") for child in head.children)
    definite = any(child.lower in _DEFINITE for child in head.children) and head.tag == "NN"
    return None if named and definite else found
