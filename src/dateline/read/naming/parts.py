"""From a run of words to names: what stands before the title, the title, and the name after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.names import fold
from dateline.read.naming.kinds import known, named
from dateline.read.naming.name import Name, key_of

if TYPE_CHECKING:
    from dateline.read.naming.rules import NameRules
    from dateline.read.syntax import Token

_LONGEST_TITLE = 6
_NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS", "JJ", "VBN"})


def parted(run: list[Token], rules: NameRules) -> list[Name]:
    """Return the names in a run: "Moscow Mayor Ivan Petrov" is a place, and a person with a title."""
    while len(run) > 1 and (run[-1].tag == "POS" or not (run[-1].text[-1].isalnum() or run[-1].text[-1] == ".")):
        run = run[:-1]
    if len(run) == 1 and run[0].lower in rules.words["not_alone"]:
        return []
    whole = known(run, [], rules)
    if whole is not None:
        return [whole]
    title = _title(run, rules)
    if title is None:
        return [named(run, _before(run[0], rules, titled=False), rules)]
    start, end = title
    found: list[Name] = []
    words = run[start:end]
    if start:
        if key_of(run[:start]) in rules.map.adjectives:
            words = run[:end]
        else:
            found.append(named(run[:start], [], rules))
    country = country_of(run[:end], rules)
    if end == len(run):
        return [*found, Name(tokens=[], title=words, kind="office", key=key_of(words), rule="office", country=country)]
    person = named(run[end:], words if found else [*_before(words[0], rules, titled=True), *words], rules)
    if person.kind == "person":
        person.country = country_of(person.title, rules) or country
    return [*found, person]


def _title(run: list[Token], rules: NameRules) -> tuple[int, int] | None:
    """Return where the title of the run starts and ends: the last title word with those before it, or None."""
    if len(run) > 1 and run[-1].lower in rules.sorts and run[-1].entity != "PERSON":
        return None
    ends = [at for at, token in enumerate(run) if token.lower in rules.titles and not _hyphened(run, at, rules)]
    if ends and ends[-1] == len(run) - 1 and _is_surname(run, rules):
        ends.pop()
    if not ends:
        return None
    start = ends[-1]
    while start and (_in_title(run[start - 1], rules) or run[start - 1].text == "-"):
        start -= 1
    end = ends[-1] + 1
    if end + 1 < len(run) and run[end].lower == "of":
        end += 2
    return start, end


def _hyphened(run: list[Token], at: int, rules: NameRules) -> bool:
    """Whether the word is the end of a hyphened name, as in Port-au-Prince, and not of vice-president."""
    return at > 1 and run[at - 1].text == "-" and not _in_title(run[at - 2], rules)


def _is_surname(run: list[Token], rules: NameRules) -> bool:
    """Whether a title word that ends the run is a surname: "Stephen King"."""
    return len(run) > 1 and (run[-1].entity == "PERSON" or fold(run[0].text) in rules.genders)


def _in_title(token: Token, rules: NameRules) -> bool:
    word = token.lower
    return word in rules.titles or word in rules.words["portfolios"] or word in rules.words["before_title"]


def _before(first: Token, rules: NameRules, *, titled: bool) -> list[Token]:
    """Return the title, or the rest of a title, that stands right before a word: "former defence minister"."""
    tokens, start = first.sentence.tokens, first.index
    while start and first.index - start < _LONGEST_TITLE:
        token = tokens[start - 1]
        known = _in_title(token, rules) and token.tag in _NOUNS and _leans(token, first)
        if not (known or token.text == "-" or fold(token.text) in rules.map.adjectives):
            break
        start -= 1
    while start < first.index and tokens[start].text == "-":
        start += 1
    words = tokens[start : first.index]
    return words if titled or any(token.lower in rules.titles for token in words) else []


def _leans(token: Token, first: Token) -> bool:
    """Whether the word belongs to what follows it, as a title does, and not to a verb before it."""
    return token.head.index >= first.index or token.dep in {"compound", "amod", "nmod", "appos"}


def country_of(tokens: list[Token], rules: NameRules) -> str | None:
    """Return the country that words name or are the adjective of, or None."""
    for width in (3, 2, 1):
        for at in range(len(tokens) - width + 1):
            key = key_of(tokens[at : at + width])
            if key in rules.map.adjectives:
                return rules.map.adjectives[key]
            if key in rules.map.countries:
                return rules.map.countries[key].iso
    return None
