"""Lines of the picture → the same lines, in which every name goes by one spelling.

Articles spell one name as they like. Where they are put together each name goes by the spelling that most actors of
the articles bear; the words an entry was read from stay as they are in its evidence. Names of one word are left
alone: too many mean different things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.records import Actor, ClaimEntry, Entry, FigureEntry, OfficeEntry

Line = TypeVar("Line", "Entry", "FigureEntry", "ClaimEntry", "OfficeEntry")

_NAMED = frozenset({"actors", "recipients", "according_to", "holder", "whom", "person", "body", "by"})


def names_of(actor: Actor) -> dict[str, str]:
    """Return the names of an actor, once a key, the main one first."""
    names: dict[str, str] = {}
    for name in (actor.name, *actor.aliases):
        names.setdefault(fold(name), name)
    return names


def counted(actors: Iterable[Actor]) -> dict[str, Counter[str]]:
    """Return for each key how many actors bear each of its spellings."""
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for actor in actors:
        for key, name in names_of(actor).items():
            uses[key][name] += 1
    return uses


def spelled(lines: Sequence[Line], uses: Mapping[str, Mapping[str, int]]) -> list[Line]:
    """Return the lines in their order, each name in its most used spelling, of equals the first by letter."""
    best = {key: min(found, key=lambda name: (-found[name], name)) for key, found in uses.items() if " " in key}
    return [
        replace(line, **{field: _put(value, best) for field, value in _named(line).items()}) if best else line
        for line in lines
    ]


def names_in(lines: Iterable[Line]) -> Iterator[str]:
    """Yield every name that the lines show."""
    for line in lines:
        for value in _named(line).values():
            yield from (value,) if isinstance(value, str) else value or ()


def _named(line: Line) -> dict[str, Any]:
    return {field.name: getattr(line, field.name) for field in fields(line) if field.name in _NAMED}


def _put(value: str | tuple[str, ...] | None, best: Mapping[str, str]) -> Any:  # noqa: ANN401 -- what the field held
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(best.get(fold(name), name) for name in value))
    return None if value is None else best.get(fold(value), value)
