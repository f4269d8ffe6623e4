"""Names in a text: which words name something, and what sort of thing each name is; places and actors build on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.naming.name import Name, key_of
from dateline.read.naming.parts import parted
from dateline.read.naming.rules import NameRules
from dateline.read.naming.runs import runs
from dateline.read.naming.settle import settle

if TYPE_CHECKING:
    from dateline.read.syntax import Syntax

__all__ = ["Name", "NameRules", "key_of", "names_of"]


def names_of(syntax: Syntax, rules: NameRules) -> list[Name]:
    """Return the names of the text in order."""
    found: list[Name] = []
    for sentence in syntax.sentences:
        for run in runs(sentence, rules):
            found += parted(run, rules)
    settle(found, rules)
    return found
