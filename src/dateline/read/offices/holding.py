"""Who holds or held an office by what the text calls them: "President X", "X, head of Y", "X is the governor"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.read.offices.titles import Title, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.offices.lexicon import OfficeRules
    from dateline.read.offices.people import People
    from dateline.read.syntax import Sentence, Token

_HELD_VERBS = frozenset({"serve", "head", "lead", "chair"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person with an office, by apposition or copula."""

    person: Token
    title: Title
    rule: str


def holdings_in(sentence: Sentence, people: People, rules: OfficeRules) -> Iterator[Holding]:
    """Yield who is called the holder of an office in the sentence, in order."""
    for token in sentence.tokens:
        if not people.is_title(token):
            continue
        title = title_of(token, rules)
        if title is None:
            continue
        weak = token.lower in rules.words["weak"] and title.body is None
        if weak and token.lower in rules.ranks:
            continue  # "General Khan" has a rank, and no office that the words name
        person = people.beside(token)
        if person is not None and not (weak and token.index > person.index):
            yield Holding(person=person, title=title, rule="title beside a name")
            continue
        copula = _copula(token, people)
        if copula is not None and not weak:
            person, past = copula
            yield Holding(person=person, title=replace(title, past=title.past or past), rule="is an office")


def _copula(head: Token, people: People) -> tuple[Token, bool] | None:
    """Return the named subject of "is the head of" and whether it "was"."""
    verb = head.head
    if head.dep == "attr" and verb.lemma == "be":
        negated = verb.child("neg") or verb.child("aux")
        subject = verb.child("nsubj")
        if subject is not None and people.is_name(subject) and not negated:
            return subject, verb.tag == "VBD"
    if head.dep == "pobj" and verb.lower == "as" and verb.head.lemma in _HELD_VERBS:
        subject = verb.head.child("nsubj")
        if subject is not None and people.is_name(subject):
            return subject, verb.head.tag != "VBZ"
    return None
