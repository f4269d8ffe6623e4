"""From a word to the part it plays: the phrase it heads, and the actor that phrase names.

Actors are found through ``scene.actor_at``, an index of words made once by ``read_actors``, so asking is cheap.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dateline.records import Role, Span

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token

_OUTSIDE = frozenset(
    {"relcl", "acl", "advcl", "appos", "cc", "conj", "preconj", "punct", "prep", "ccomp", "parataxis", "case"}
)
_WITHIN = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
_CLAUSES = frozenset({"relcl", "acl"})
_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_STEPS = 12
_COUNTING = frozenset({
    "hundred", "thousand", "dozen", "score", "million", "number", "group", "majority", "handful", "couple", "lot",
    "crowd", "half", "most", "some", "many", "several", "few", "one", "all", "none", "part", "rest", "total", "column",
    "pair",
})  # fmt: skip
_DOCUMENTS = frozenset({"statement", "report", "letter", "communique", "communiqué", "tweet", "post", "release"})


def phrase_of(head: Token) -> list[Token]:
    """Return the words of the noun phrase that ``head`` heads, in one unbroken stretch.

    Clauses, appositions and conjuncts stay out, and prepositions but "of": "hundreds of civilians".
    """
    kept = {head.index}
    for child in head.children:
        if child.dep not in _OUTSIDE:
            kept |= _inner(child)
        elif child.dep == "prep" and child.lower == "of" and child.index > head.index:
            kept |= _of(child)
    return _stretch(head, kept)


def _inner(token: Token) -> set[int]:
    """Return the places of the word and those below it, clauses left out."""
    found, stack = set(), [token]
    while stack:
        one = stack.pop()
        found.add(one.index)
        stack += [child for child in one.children if child.dep not in _WITHIN]
    return found


def _of(preposition: Token) -> set[int]:
    thing = preposition.child("pobj")
    if thing is None:
        return set()
    return {preposition.index} | {word.index for word in phrase_of(thing)}


def _stretch(head: Token, kept: set[int]) -> list[Token]:
    """Return the unbroken stretch of ``kept`` around ``head``; marks between two kept words do not break it."""
    tokens = head.sentence.tokens
    first = last = head.index
    while first > 0 and (first - 1 in kept or (first - 2 in kept and _is_mark(tokens[first - 1]))):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in kept or (last + 2 in kept and _is_mark(tokens[last + 1]))):
        last += 1
    return tokens[first : last + 1]


def _is_mark(token: Token) -> bool:
    return not token.text[0].isalnum() and token.text not in {",", ";", "(", ")"}


def antecedent(head: Token) -> Token:
    """Return what a relative pronoun stands for, else ``head`` itself: "the men *who* fled" gives "men"."""
    if head.lower not in _RELATIVES or head.tag not in {"WP", "WDT", "WP$", "IN"}:
        return head
    for above in islice(head.ancestors(), _STEPS):
        if above.dep in _CLAUSES and above.head is not above:
            return above.head if above.head.is_noun or above.head.tag in {"PRP", "CD", "DT"} else head
    return head


def _referent(scene: Scene, head: Token) -> Token:
    """Return the antecedent; a person named right before "who" is meant even if the clause hangs further off."""
    near = _named_before(scene, head) if head.tag == "WP" and head.lower in _RELATIVES else None
    thing = antecedent(head)
    return near if near is not None and not thing.tag.startswith("NNP") else thing


def _named_before(scene: Scene, pronoun: Token) -> Token | None:
    """Return the person whose name ends right before the pronoun, a comma aside."""
    tokens, at = pronoun.sentence.tokens, pronoun.index - 1
    if at > 0 and tokens[at].text in {",", "--", "—", "–"}:
        at -= 1
    actor = scene.actor_at.get(tokens[at].start) if at >= 0 and tokens[at].tag.startswith("NNP") else None
    return tokens[at] if actor in scene.persons else None


def role_of(scene: Scene, head: Token) -> Role:
    """Return the Role for the noun phrase that ``head`` heads, with its actor's id where one is known.

    A relative pronoun gives the role of what it stands for; any other pronoun is its own words, with the actor it
    was found to stand for. "Hundreds of civilians" are the civilians, "a ministry statement" is the ministry's.
    """
    head = _referent(scene, head)
    words = phrase_of(head)
    span = Span(start=words[0].start, end=words[-1].end)
    return Role(span=span, text=scene.syntax.quote(span), actor=_actor(scene, head))


def _actor(scene: Scene, head: Token) -> str | None:
    actor = scene.actor_at.get(head.start)
    if actor is not None:
        return actor
    if head.lemma in _COUNTING or head.tag == "CD":
        of = next((child for child in head.each_child("prep") if child.lower == "of"), None)
        counted = of.child("pobj") if of is not None else None
        return scene.actor_at.get(counted.start) if counted is not None else None
    if head.lemma in _DOCUMENTS:
        issuer = head.child("poss", "compound", "nmod")
        return scene.actor_at.get(issuer.start) if issuer is not None else None
    return None


def roles_of(scene: Scene, head: Token) -> tuple[Role, ...]:
    """Return the Roles of ``head`` and of all that are joined to it: "security personnel and mobs" gives two."""
    return tuple(role_of(scene, one) for one in _referent(scene, head).conjuncts() if not one.is_verb)
