"""What the names that people give the parts of a page say these are for (``rules/world/rooms.toml``)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NONE: frozenset[str] = frozenset()


class RoomNames:
    """The patterns of each kind; ``telling`` are letters of which a name must hold some for those to be tried."""

    def __init__(self, patterns: Mapping[str, Sequence[str]], telling: Mapping[str, Sequence[str]]) -> None:
        self._patterns = {kind: re.compile("|".join(words)) for kind, words in patterns.items()}
        kinds: dict[str, list[str]] = {}
        for kind, words in telling.items():
            for word in words:
                kinds.setdefault(word, []).append(kind)
        self._told = list(kinds.values())
        self._automaton = AhoCorasick(list(kinds), implementation=Implementation.DFA, matchkind=MatchKind.Standard)

    def may_be(self, name: str) -> set[str]:
        """Return the kinds whose telling letters a name holds: it is of no other."""
        found = self._automaton.find_matches_as_indexes(name, overlapping=True)
        return {kind for which, _, _ in found for kind in self._told[which]}

    def of(self, name: str) -> frozenset[str]:
        """Return what one name, in lower case, says."""
        return frozenset(kind for kind in self.may_be(name) if self._patterns[kind].search(name))


@cache
def room_names() -> RoomNames:
    """Return the names known, loaded once; raises RuleError where the file is at fault."""
    return RoomNames(*(rulebook.section("world/rooms.toml", part) for part in ("kinds", "telling")))


@lru_cache(maxsize=20_000)
def kinds_of(names: str) -> frozenset[str]:
    """Return what the names of an element, set apart by spaces, say it is for."""
    return _NONE.union(*map(_kinds_of_one, names.lower().split()))


@lru_cache(maxsize=50_000)
def _kinds_of_one(name: str) -> frozenset[str]:
    return room_names().of(name)
