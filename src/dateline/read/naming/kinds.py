"""What a run of words names: known names first, then what speaks for a person, an organisation or a place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.names import fold
from dateline.read.naming.name import Name, NameKind, key_of

if TYPE_CHECKING:
    from dateline.read.gazetteer import Spot
    from dateline.read.naming.rules import NameRules
    from dateline.read.syntax import Token

_LABELS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
}  # fmt: skip
_A: dict[NameKind, str] = {
    "person": "a person", "organisation": "an organisation", "place": "a place", "people": "a people",
    "unknown": "a name",
}  # fmt: skip
_ACRONYM = range(2, 8)
_LONGEST_PERSON = 6
_LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "around", "throughout"})
_SAYING = frozenset({"say", "tell", "add", "warn", "claim", "argue", "insist", "write", "note", "explain", "deny"})
_ENOUGH = 2


def known(tokens: list[Token], title: list[Token], rules: NameRules) -> Name | None:
    """Return the name when the lists have it as it stands: an organisation, a country, a region, a people."""
    key = key_of(tokens)
    organisation = rules.known.get(key)
    if organisation is not None and (len(tokens) > 1 or key not in rules.genders):
        return Name(
            tokens=tokens, title=title, kind="organisation", key=key, rule="known organisation",
            country=organisation.country, known=organisation,
        )  # fmt: skip
    country = rules.map.countries.get(key)
    if country is not None and not _modifies(tokens, key, rules):
        return Name(tokens=tokens, title=title, kind="country", key=key, rule="country", country=country.iso)
    if key in rules.map.adjectives or key in rules.map.peoples:
        iso = rules.map.adjectives.get(key) or rules.map.peoples[key]
        return Name(tokens=tokens, title=title, kind="people", key=key, rule="people", country=iso)
    if key in rules.map.regions:
        return Name(tokens=tokens, title=title, kind="place", key=key, rule="region")
    return None


def _modifies(tokens: list[Token], key: str, rules: NameRules) -> bool:
    """Whether "U.S." is the adjective here: it stands before the noun it hangs on."""
    last = tokens[-1]
    return key in rules.map.adjectives and last.dep in {"compound", "amod", "nmod"} and last.head.index > last.index


def named(tokens: list[Token], title: list[Token], rules: NameRules) -> Name:
    """Return the name with the kind that the most speaks for; *unknown* where too little speaks for any."""
    found = known(tokens, title, rules)
    if found is not None:
        return found
    key = key_of(tokens)
    votes = _votes(tokens, key, title, rules)
    kind, weight = max(votes.items(), key=lambda pair: pair[1], default=("unknown", 0))
    if weight < _ENOUGH:
        kind = "unknown"
    if kind == "place" and not title and len(tokens) > 1 and key not in rules.map.regions and not rules.map.find(key):
        kind = _tail(tokens, rules) or kind
    others = [other for one, other in votes.items() if one != kind]
    return Name(
        tokens=tokens,
        title=title if kind in {"person", "unknown"} else [],
        kind=kind,
        key=key,
        rule=f"looks like {_A[kind]}",
        country=_adjective(tokens, rules) if kind == "organisation" else None,
        sure=weight - max(others, default=0) > _ENOUGH,
    )


def _tail(tokens: list[Token], rules: NameRules) -> NameKind | None:
    return "organisation" if tokens[-1].lower in rules.sorts else None


def _votes(tokens: list[Token], key: str, title: list[Token], rules: NameRules) -> Counter[NameKind]:
    votes: Counter[NameKind] = Counter()
    label = Counter(_LABELS[one.entity] for one in tokens if one.entity in _LABELS).most_common(1)
    spots = rules.map.find(key)
    if label:
        # The parser calls many a surname it does not know a country: of a single word it is believed halfway.
        votes[label[0][0]] += 1 if label[0][0] == "place" and len(tokens) == 1 and not spots else 2
    _vote_organisation(votes, tokens, spots, rules)
    _vote_place(votes, tokens, spots, rules)
    _vote_person(votes, tokens, title, rules)
    return votes


def _vote_organisation(
    votes: Counter[NameKind], tokens: list[Token], spots: tuple[Spot, ...], rules: NameRules
) -> None:
    last = tokens[-1].lower
    joined = any(token.lower in {"of", "for"} for token in tokens) and any(one.lower in rules.sorts for one in tokens)
    if joined or (len(tokens) > 1 and last in rules.sorts):
        votes["organisation"] += 4
    elif len(tokens) == 1 and not spots and is_acronym(tokens[0]):
        votes["organisation"] += 2


def is_acronym(token: Token) -> bool:
    """Whether the word is written in capitals where its sentence is not, and short enough to be an acronym."""
    word = token.text
    return word.isupper() and len(word.replace(".", "")) in _ACRONYM and not token.sentence.text.isupper()


def _vote_place(votes: Counter[NameKind], tokens: list[Token], spots: tuple[Spot, ...], rules: NameRules) -> None:
    before = _word_before(tokens)
    after = _word_after(tokens)
    located = before in _LOCATIVE and tokens[-1].dep in {"pobj", "conj", "appos", "compound", "nmod"}
    if spots:
        votes["place"] += 1 if all(spot.weak for spot in spots) else 3
        votes["place"] += 2 if located else 0
    elif located and len(tokens) == 1:
        votes["place"] += 1
    if len(tokens) > 1 and tokens[-1].lower in rules.words["region_words"]:
        votes["place"] += 4 if spots or rules.map.find(key_of(tokens[:-1])) else 0
    if after in rules.words["region_words"] or (spots and after == "," and _country_follows(tokens, rules)):
        votes["place"] += 3


def _vote_person(votes: Counter[NameKind], tokens: list[Token], title: list[Token], rules: NameRules) -> None:
    if len(tokens) > _LONGEST_PERSON or any(token.lower in {"of", "for", "and", "&"} for token in tokens):
        return
    if any(token.lower in rules.titles for token in title):
        votes["person"] += 4
    if len(tokens) == 1 and _word_before(tokens) == "the":
        votes["person"] -= 2
    if len(tokens) > 1 and fold(tokens[0].text) in rules.genders:
        votes["person"] += 3
    if tokens[-1].dep == "poss" or (tokens[-1].dep == "nsubj" and tokens[-1].head.lemma in _SAYING):
        votes["person"] += 1
    if len(tokens) > 1 and all(token.text[0].isupper() and not token.text.isupper() for token in tokens):
        votes["person"] += 1


def _word_before(tokens: list[Token]) -> str:
    first = tokens[0]
    return first.sentence.tokens[first.index - 1].lower if first.index else ""


def _word_after(tokens: list[Token]) -> str:
    last = tokens[-1]
    return last.sentence.tokens[last.index + 1].lower if last.index + 1 < len(last.sentence.tokens) else ""


def _country_follows(tokens: list[Token], rules: NameRules) -> bool:
    """Whether the name is followed by a comma and a country or area: "Paris, Texas"."""
    following = tokens[-1].sentence.tokens[tokens[-1].index + 2 : tokens[-1].index + 4]
    keys = [key_of(following[:width]) for width in (1, 2)]
    return any(
        key in rules.map.countries or any(spot.level == "admin1" for spot in rules.map.find(key)) for key in keys if key
    )


def _adjective(tokens: list[Token], rules: NameRules) -> str | None:
    """Return the country whose adjective or name an organisation's name begins with."""
    for width in (2, 1):
        key = key_of(tokens[:width])
        if key in rules.map.adjectives:
            return rules.map.adjectives[key]
        if key in rules.map.countries:
            return rules.map.countries[key].iso
    return None
