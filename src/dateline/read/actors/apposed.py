"""What stands beside a name and says what it is: "Karim Masimov, a former banker", "an alliance of A, B and C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.actors.cast import Cast
    from dateline.read.actors.entities import Entity
    from dateline.read.syntax import Token

_COMPRISE = frozenset({"comprise", "include", "group", "link", "unite", "consist", "bring", "make", "form", "compose"})
_DASHES = frozenset({"-", "--", "–", "—", ",", "("})
_FEWEST = 2
_REACH = 3


def learn(cast: Cast) -> dict[int, Entity]:
    """Take in what appositions say of the named actors; return who each apposed noun stands for, by its start."""
    found: dict[int, Entity] = {}
    for name, entity in cast.named:
        for noun in _beside(name.head):
            if entity.kind == "person" and noun.lower in cast.rules.names.titles:
                _office(entity, noun, cast)
                found[noun.start] = entity
            elif entity.kind == "organisation" and noun.lower in cast.rules.nominals:
                entity.sort = entity.sort or min(cast.rules.nominals[noun.lower])
                entity.members = entity.members or _members(noun, cast)
                found[noun.start] = entity
    return found


def _beside(head: Token) -> Iterator[Token]:
    """Yield the nouns that stand in apposition to a name, behind it or before it."""
    for child in head.each_child("appos"):
        if child.tag == "NN":
            yield child
    noun = head.head
    if head.dep == "appos" and noun.tag == "NN":
        yield noun
    if head.dep in {"nsubj", "dobj", "pobj"}:
        # The parser often gives two subjects or objects to one verb where the second is an apposition.
        for other in noun.each_child(head.dep):
            if other.tag == "NN" and other is not head and _set_off(other, head):
                yield other
    if head.dep == "nsubj" and noun.lemma == "be" and noun.tag in {"VBZ", "VBP"}:
        yield from (one for one in noun.each_child("attr") if one.tag == "NN")


def _set_off(noun: Token, head: Token) -> bool:
    """Whether marks set the one off from the other and no "and" stands between."""
    first, last = sorted((noun, head), key=lambda one: one.index)
    between = first.sentence.tokens[first.index + 1 : last.index]
    if any(token.tag == "CC" and token.head in {first, last} for token in between):
        return False
    return any(token.text in _DASHES for token in between)


def _office(entity: Entity, noun: Token, cast: Cast) -> None:
    modifiers = [token for token in noun.children if token.dep in {"amod", "compound"} and token.text.isalpha()]
    words = frozenset(token.lower for token in [*modifiers, noun])
    ended = bool(words & cast.rules.words["ended"])
    (entity.ended if ended else entity.offices).append(words)
    title = cast.rules.names.titles[noun.lower]
    entity.gender = entity.gender or title.gender
    if entity.country is None:
        entity.country = _country(noun, cast)


def _country(noun: Token, cast: Cast) -> str | None:
    """Return the country of an office: "president of Peru", "the Peruvian president", "Peru's president"."""
    atlas = cast.rules.names.map
    words = [*noun.children]
    words += [thing for child in noun.each_child("prep") if child.lower == "of" for thing in child.each_child("pobj")]
    for word in words:
        key = fold(word.text)
        if key in atlas.adjectives:
            return atlas.adjectives[key]
        if key in atlas.countries:
            return atlas.countries[key].iso
    return None


def _members(noun: Token, cast: Cast) -> tuple[str, ...]:
    """Return the countries or bodies a bloc is said to be made of: "an alliance comprised of Russia, Belarus, …"."""
    first = _first_member(noun)
    if first is None:
        return ()
    entities = [cast.at[token.start] for token in first.conjuncts() if token.start in cast.at]
    names = [entity.called or max(entity.spellings, key=len, default="") for entity in entities]
    return tuple(dict.fromkeys(filter(None, names))) if len(names) >= _FEWEST else ()


def _first_member(noun: Token) -> Token | None:
    steps = [noun]
    for _ in range(_REACH):
        below = [
            child
            for step in steps
            for child in step.children
            if (child.dep in {"acl", "relcl"} and child.lemma in _COMPRISE)
            or (child.dep in {"prep", "agent"} and child.lower in {"of", "by"})
            or (child.dep in {"dobj", "pobj"} and child.is_noun)
        ]
        for child in below:
            if child.is_noun and child.tag.startswith("NNP"):
                return child
        steps = below
    return None
