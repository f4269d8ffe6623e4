"""A quantity as the words bound it, and the bounds that words such as "at least" and "about" set on a number."""

from __future__ import annotations

from dataclasses import dataclass

_TENTH = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many: ``low`` and ``high`` inclusive, None open; ``point`` the number named, None where none is.

    ``start`` to ``end`` is the number alone, ``first`` to ``last`` with its bound; ``bound`` names the bound
    ("at least", "about", "between" ...; "" for none) and ``vague`` says that no number was named ("several").
    """

    low: float | None
    high: float | None
    point: float | None
    start: int
    end: int
    first: int
    last: int
    bound: str = ""
    vague: bool = False


def limits(bound: str, value: float) -> tuple[float | None, float | None]:
    """Return the inclusive bounds of a number under ``bound``; "about" and "nearly" allow a tenth."""
    wide = round if value == int(value) else float
    below, above = float(wide(value * (1 - _TENTH))), float(wide(value * (1 + _TENTH)))
    return {
        "at least": (value, None),
        "more than": (value + 1, None),
        "at most": (None, value),
        "fewer than": (None, value - 1),
        "nearly": (below, value),
        "about": (below, above),
    }.get(bound, (value, value))
