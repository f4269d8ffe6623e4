"""What the rest of the article says of a name: a surname that is also a town, a capital that speaks for its country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.names import surname

if TYPE_CHECKING:
    from dateline.read.naming.name import Name
    from dateline.read.naming.rules import NameRules

_SUBJECTS = frozenset({"nsubj"})


def settle(names: list[Name], rules: NameRules) -> None:
    """Correct the kinds of names in place, now that all names of the article are known."""
    people = {surname(name.key) for name in names if name.kind == "person" and len(name.tokens) > 1}
    full = {name.key for name in names if name.kind == "person" and len(name.tokens) > 1}
    for name in names:
        if name.kind == "organisation" and not name.sure and any(name.key.endswith(f" {key}") for key in full):
            name.kind, name.rule = "person", "longer name of a person"
        if len(name.tokens) != 1 or name.kind in {"office", "person"}:
            continue
        if name.key in people and not (name.kind == "place" and _located(name, rules)) and name.rule != "country":
            name.kind, name.rule = "person", "surname of a person named in full"
        elif name.kind == "place" and name.key in rules.map.capitals and _governs(name, rules):
            name.kind, name.rule = "country", "capital for its government"
            name.country = rules.map.capitals[name.key]


def _located(name: Name, rules: NameRules) -> bool:
    first = name.tokens[0]
    before = first.sentence.tokens[first.index - 1].lower if first.index else ""
    return before in rules.words["locatives"] and bool(rules.map.find(name.key))


def _governs(name: Name, rules: NameRules) -> bool:
    """Whether the capital speaks, acts or is spoken to: "Moscow denied it", "accused Moscow"."""
    word = name.head
    if word.dep in _SUBJECTS:
        return word.head.lemma in rules.words["government_acts"]
    if word.dep == "dobj":
        return word.head.lemma in rules.words["government_addressed"]
    return word.dep == "pobj" and word.head.dep == "agent" and word.head.head.lemma in rules.words["government_acts"]
