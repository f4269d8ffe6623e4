"""Amounts of time as TIMEX3 values: ``P2W``, ``PT5H30M``, ``P2.5Y``, ``PXY``."""

from __future__ import annotations

_CODES = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "weekend": ("P", 1, "WE"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 1, "Q"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),  # TimeBank counts decades and centuries in years
    "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}
_SMALLER = {"hour": (60, "M"), "minute": (60, "S")}
_LONGEST = 1e12


def amount_value(count: float | None, unit: str) -> str | None:
    """Return the TIMEX3 value of ``count`` units (None: an unknown number), or None for an unknown unit."""
    if unit not in _CODES:
        return None
    head, size, code = _CODES[unit]
    if count is None:
        return f"{head}X{code}"
    total = count * size
    if not 0 <= total < _LONGEST:
        return None
    if total == int(total):
        return f"{head}{int(total)}{code}"
    if unit in _SMALLER:
        parts, smaller = _SMALLER[unit]
        whole, rest = int(total), round((total - int(total)) * parts)
        return f"{head}{f'{whole}{code}' if whole else ''}{rest}{smaller}"
    return f"{head}{total:.4g}{code}"
