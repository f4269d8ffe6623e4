"""What stands between a holder and the page: documents, broadcasters, agencies, reporters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.roles import phrase_of, role_of
from dateline.read.syntax import span_of
from dateline.records import Via

if TYPE_CHECKING:
    from dateline.read.claims.rules import ClaimRules
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token
    from dateline.records import Role

_IN = frozenset({"in", "during", "via", "through", "at"})
_ON = frozenset({"on", "over", "via"})
_AUTHORS = frozenset({"from", "by", "of"})
_NAMED = frozenset({"ORG", "PERSON", "GPE", "NORP"})


def holder_role(scene: Scene, head: Token, rules: ClaimRules) -> Role:
    """Return the part of who speaks: of a document, whoever it is from ("the mayor's letter")."""
    author = author_of(head, rules)
    if author is None:
        return role_of(scene, head)
    role = role_of(scene, author)
    if author.dep != "compound":
        return role
    # A name used as a modifier shares its own modifiers with the document: "a Russian Defense Ministry statement".
    words = [word for word in phrase_of(head) if word.index < head.index and word.tag not in {"DT", "CD"}]
    span = span_of(words or [author])
    return replace(role, span=span, text=scene.syntax.quote(span))


def author_of(head: Token, rules: ClaimRules) -> Token | None:
    """Return the head word of who a speaking document is from, None for other holders or where nobody is named."""
    if head.lemma not in rules.carriers["document"]:
        return None
    owner = head.child("poss")
    if owner is not None:
        return owner
    for preposition in head.each_child("prep"):
        if preposition.lower in _AUTHORS:
            return preposition.child("pobj")
    names = [child for child in head.each_child("compound") if child.tag.startswith("NNP")]
    return names[-1] if names else None


def via_of(scene: Scene, cue: Token, head: Token | None, rules: ClaimRules) -> tuple[Via, ...]:
    """Return the carriers in the order of the text: who was told, the document or broadcast, who carried that."""
    found = [*_told(cue, rules), *_stood_in(cue, rules)]
    if head is not None:
        if author_of(head, rules) is not None:
            found.append((head, "document"))
        found += _carried(head, rules)
    author = author_of(head, rules) if head is not None else None
    return tuple(_via(scene, thing, rule, author) for thing, rule in sorted(found, key=lambda pair: pair[0].start))


def _told(cue: Token, rules: ClaimRules) -> list[tuple[Token, str]]:
    told = cue.child("dobj", "dative") if cue.lemma == "tell" else None
    if told is None:
        to = next((one for one in cue.each_child("prep", "dative") if one.lower == "to"), None)
        told = to.child("pobj") if to is not None else None
    if told is None or not (told.entity == "ORG" or told.lemma in rules.carriers["press"]):
        return []
    return [(told, "told")]


def _stood_in(cue: Token, rules: ClaimRules) -> list[tuple[Token, str]]:
    found = []
    speaking = [clause for clause in cue.each_child("advcl") if clause.lemma in rules.carriers["speaking"]]
    for preposition in [one for verb in (cue, *speaking) for one in verb.each_child("prep")]:
        thing = preposition.child("pobj")
        if thing is None:
            continue
        if preposition.lower in _IN and thing.lemma in rules.carriers["document"]:
            found.append((thing, "document"))
        elif preposition.lower in _ON and (thing.lower in rules.carriers["broadcast"] or thing.entity == "ORG"):
            found.append((thing, "broadcast"))
    return found


def _carried(head: Token, rules: ClaimRules) -> list[tuple[Token, str]]:
    """Return who carried a document that itself speaks: "a statement carried by agencies"."""
    found = []
    for clause in head.each_child("acl", "relcl"):
        agent = clause.child("agent")
        thing = agent.child("pobj") if agent is not None else None
        if thing is not None and clause.lemma in rules.carriers["carrying"]:
            found.append((thing, "carried"))
    return found


def _via(scene: Scene, thing: Token, rule: str, author: Token | None) -> Via:
    words = [word for word in phrase_of(thing) if word.tag not in {"DT", "PRP$"}] or [thing]
    if author is not None and author.head is thing and author.index < thing.index:
        # "a Russian Defense Ministry statement": who it is from is the holder, and no part of the carrier's name.
        words = [word for word in words if word.index > author.index and word.tag != "POS"]
    span = span_of(words)
    return Via(name=scene.syntax.quote(span), rule=rule, span=span)
