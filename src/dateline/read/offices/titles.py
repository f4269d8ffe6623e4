"""The words that name an office: which of them are the title, which the body it belongs to, and whether it is past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.offices.lexicon import OfficeRules
    from dateline.read.syntax import Token

_LEFT = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "VBG", "AFX"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_STOPS = frozenset({"PERSON", "DATE", "CARDINAL", "TIME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office as named: its head word, its words without the body, the body's head word, and whether it is past."""

    head: Token
    office: str
    body: Token | None
    past: bool


def title_of(head: Token, rules: OfficeRules) -> Title | None:
    """Return the office a noun names with the words around it, or None where it names none."""
    words = rules.words
    if head.lemma.lower() not in words["titles"] and head.lower not in words["titles"]:
        return None
    left = _left_words(head)
    bodies = [one for one in left if _is_body(one, rules) and not _in_portfolio(one, rules)]
    past = any(one.lower.strip("-") in words["held"] for one in _around(head, left))
    named = [one for one in left if one not in bodies and one.lower not in words["past"] and one.tag != "HYPH"]
    office = " ".join(one.text for one in [*named, head])
    portfolio, body = _after_of(head, rules)
    if portfolio is not None:
        office = f"{office} of {portfolio.text}"
    owner = head.child("poss")
    body = body or (bodies[-1] if bodies else None) or (owner if owner is not None and owner.is_noun else None)
    return Title(head=head, office=office, body=body, past=past)


def body_beside(noun: Token, rules: OfficeRules) -> Token | None:
    """Return the body that stands before a noun for people: "River Guard agents", "the bank's workers"."""
    if noun.tag not in {"NN", "NNS"} or noun.entity in _BODIES:
        return None
    before = [one for one in _left_words(noun) if noun in {one.head, one.head.head}]
    if any(one.tag == "HYPH" for one in before):
        return None  # "the pro-Russia government"
    left = [one for one in before if one.entity == "ORG" or one.lemma in rules.words["bodies"]]
    owner = noun.child("poss")
    if left:
        return left[-1]
    owned = owner is not None and owner.is_noun and (owner.entity in _BODIES or owner.lemma in rules.words["bodies"])
    return owner if owned else None


def _is_body(token: Token, rules: OfficeRules) -> bool:
    """Say whether a word before the title names a body or country and no portfolio ("interior minister")."""
    if token.lower in rules.words["portfolios"]:
        return False
    known = token.lemma in rules.words["bodies"] or token.lower in rules.peoples
    return token.entity in _BODIES or known


def _in_portfolio(token: Token, rules: OfficeRules) -> bool:
    """Say whether a word goes on into a portfolio: "Social Affairs Minister" is of no body called Social."""
    following = token.sentence.tokens[token.index + 1 : token.index + 2]
    return any(one.lower in rules.words["portfolios"] and one.entity and not one.entity_begins for one in following)


def _left_words(head: Token) -> list[Token]:
    """Return the nouns and adjectives that stand right before the head, in order."""
    found: list[Token] = []
    for token in reversed(head.sentence.tokens[: head.index]):
        if token.tag not in _LEFT or token.entity in _STOPS or token.dep in {"det", "poss", "advmod"}:
            break
        found.append(token)
    return found[::-1]


def _around(head: Token, left: list[Token]) -> list[Token]:
    """Return the title's own words and what stands just before them ("then-Prime Minister")."""
    start = left[0].index if left else head.index
    return [*head.sentence.tokens[max(start - 2, 0) : start], *left] if start else left


def _portfolio_after(head: Token, rules: OfficeRules) -> Token | None:
    """Return the portfolio right behind "of", which the parse may hang on the name that follows it."""
    of = head.sentence.tokens[head.index + 1 : head.index + 3]
    pair = len(of) == 2 and of[0].lower == "of" and of[1].lower in rules.words["portfolios"]  # noqa: PLR2004 -- "of" and it
    return of[1] if pair else None


def _after_of(head: Token, rules: OfficeRules) -> tuple[Token | None, Token | None]:
    """Return the portfolio ("secretary of state") or the body ("head of the council") named after "of"."""
    portfolio = _portfolio_after(head, rules)
    if portfolio is not None:
        return portfolio, None
    for preposition in head.each_child("prep"):
        inner = preposition.child("pobj")
        if inner is None or preposition.lower not in {"of", "for", "at", "to", "in"}:
            continue
        if preposition.lower in {"of", "at", "for"} or inner.entity in _BODIES:
            return None, inner
    return None, None
