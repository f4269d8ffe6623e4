"""Runs of words that name something: capitalised words and what joins them, as far as one name can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.naming.name import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.naming.rules import NameRules
    from dateline.read.syntax import Sentence, Token

_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_NEVER = frozenset({"CARDINAL", "DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_PROPER = frozenset({"NNP", "NNPS"})
_OPEN = frozenset({"NN", "NNS", "JJ", "FW", "VBN", "VBG", "UH", "CD"})
_JOINERS = frozenset({"of", "for", "and", "the", "&", "on", "in", "to", "/", "against", "'"})
_REACH = 3
_PLAIN, _RAISED = 2, 0.6
_ALL, _HEADLINE = 0.85, 7


def runs(sentence: Sentence, rules: NameRules) -> Iterator[list[Token]]:
    """Yield the runs of the sentence in order; no word is in two."""
    tokens = sentence.tokens
    at = 0
    if _is_headline(tokens):
        yield from _entities(tokens, rules)
        return
    while at < len(tokens):
        if not _names(tokens[at], rules):
            at += 1
            continue
        end = _end(tokens, at, rules)
        yield tokens[at:end]
        at = end


def _is_headline(tokens: list[Token]) -> bool:
    """Whether the sentence capitalises words as headlines do, so that a capital says nothing."""
    raised = [token for token in tokens if token.text[0].isupper()]
    if not raised or tokens[0].sentence.text.isupper():  # in capitals the parser's tags tell more than the letters
        return False
    plain = sum(not token.tag.startswith("NNP") and not token.entity and token.index > 0 for token in raised)
    words = sum(token.text[0].isalpha() for token in tokens)
    if words >= _HEADLINE and len(raised) > (_ALL * words if plain else words - 1):
        return True
    return plain >= _PLAIN and len(raised) > _RAISED * words


def _entities(tokens: list[Token], rules: NameRules) -> Iterator[list[Token]]:
    """Yield the words the parser takes for a person, a body or a place, and those the lists know."""
    at = 0
    while at < len(tokens):
        end = at + 1
        if tokens[at].entity in _ENTITIES and tokens[at].text[0].isupper():
            while end < len(tokens) and tokens[end].entity == tokens[at].entity and not tokens[end].entity_begins:
                end += 1
            if all(token.lower not in rules.words["not_names"] for token in tokens[at:end]):
                yield tokens[at:end]
        at = end


def _names(token: Token, rules: NameRules) -> bool:
    """Whether the word can be part of a name."""
    first = token.text[0]
    if not first.isupper() or token.lower in rules.words["not_names"]:
        # "al-Sisi" at the head of a name; the particle is lower-case.
        return False
    if token.tag in _PROPER:
        return token.entity not in _NEVER or len(token.text) > 1
    if token.entity in _ENTITIES and token.tag not in {"DT", "IN", "PRP", "PRP$"}:
        return True
    if token.text.isupper() and len(token.text) > 1 and token.sentence.text.isupper():
        return False
    if token.index and token.tag in _OPEN:
        return token.sentence.tokens[token.index - 1].text not in {":", "“", '"', "``", "'", "‘", "—", "--"}
    return token.text.isupper() and len(token.text) > 1 and token.tag in {"NNS", "NN"}


def _end(tokens: list[Token], start: int, rules: NameRules) -> int:
    """Return the index just past the last word of the run that starts at ``start``."""
    end = start + 1
    while end < len(tokens):
        if _names(tokens[end], rules):
            if not _apart(tokens[end - 1], tokens[end]):
                end += 1
                continue
            return end
        further = _joined(tokens, start, end, rules)
        if further is None:
            return end
        end = further
    return end


def _apart(one: Token, other: Token) -> bool:
    """Whether two capitalised words side by side belong to two names: "to Russia Ukraine said"."""
    return one.dep == "pobj" and other.dep in {"nsubj", "nsubjpass"} and one.head is not other


def _joined(tokens: list[Token], start: int, end: int, rules: NameRules) -> int | None:
    """Return the index past the next word of the name when what stands at ``end`` can join it, else None."""
    token = tokens[end]
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    if following is None:
        return None
    if token.text in {"-", "–"}:
        tight = token.start == tokens[end - 1].end and following.start == token.end
        return end + 2 if tight and (_names(following, rules) or _lower_part(tokens, end, rules)) else None
    if token.lower in rules.words["personal_particles"] and token.tag not in {"DT", "IN", "PRP"}:
        return _after_particles(tokens, end, rules)
    if token.tag == "POS" and _names(following, rules) and _owns(tokens[end - 1], following, rules):
        return end + 2
    if token.lower in _JOINERS:
        return _after_joiners(tokens, start, end, rules)
    return None


def _owns(owner: Token, thing: Token, rules: NameRules) -> bool:
    """Whether a possessive is part of the name: "Workers' Party", "Prosecutor General's Office"."""
    return owner.lower in rules.words["owners"] or (owner.lower in rules.titles and thing.lower in rules.sorts)


def _lower_part(tokens: list[Token], end: int, rules: NameRules) -> bool:
    """Whether a hyphen is followed by a lower-case part inside a name: "Deir al-Zour", "Mazar-i-Sharif"."""
    return (
        tokens[end + 1].lower in rules.words["inner_parts"]
        and end + 3 < len(tokens)
        and tokens[end + 2].text == "-"
        and _names(tokens[end + 3], rules)
    )


def _after_particles(tokens: list[Token], end: int, rules: NameRules) -> int | None:
    for place in range(end + 1, min(end + 1 + _REACH, len(tokens))):
        if _names(tokens[place], rules):
            return place + 1
        if tokens[place].lower not in rules.words["personal_particles"] and tokens[place].text != "-":
            return None
    return None


def _after_joiners(tokens: list[Token], start: int, end: int, rules: NameRules) -> int | None:
    """Return the index past the word that small words join: inside one entity, or "Ministry of …"."""
    for place in range(end, min(end + _REACH, len(tokens))):
        token = tokens[place]
        if _names(token, rules):
            inside = all(one.entity == "ORG" and not one.entity_begins for one in tokens[end : place + 1])
            of = tokens[end].lower in {"of", "for"} and _takes_of(tokens[start:end], token, rules)
            return place + 1 if inside or of or _on_the_map(tokens[start : place + 1], rules) else None
        if token.lower not in _JOINERS:
            return None
    return None


def _on_the_map(tokens: list[Token], rules: NameRules) -> bool:
    """Whether the words together name a country, area or region: "Horn of Africa", "Trinidad and Tobago"."""
    key = key_of(tokens)
    return key in rules.map.countries or key in rules.map.regions or bool(rules.map.find(key))


def _takes_of(run: list[Token], token: Token, rules: NameRules) -> bool:
    """Whether the run is a body or an office that is named by what it is of: "Bank of Fiji", "Minister of Health"."""
    last = run[-1].lower
    if last in rules.sorts and last not in {"times", "post", "news", "inc", "inc."}:
        return True
    return last in {"minister", "secretary", "chief"} and token.lower in rules.words["portfolios"]
