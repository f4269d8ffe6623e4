"""Rules are data: TOML and TSV files under ``rules/`` decoded into typed records.

A rule type is a frozen ``msgspec.Struct`` that lives beside the code using it. A misspelt key or a value of the
wrong type is a :class:`RuleError` that names the file and the rule.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

R = TypeVar("R", bound="Rule")


_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


class RuleError(Exception):
    """A rule file that cannot be used; the message names file, rule and fault."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rule has: a name that stands in the records it makes. Subclass it with typed fields."""

    name: str


def _root() -> Traversable:
    return resources.files("dateline") / "rules"


def text(path: str) -> str:
    """Return the text of the file ``rules/<path>``; raises RuleError where there is none."""
    try:
        return (_root() / path).read_text("utf-8")
    except FileNotFoundError:
        raise RuleError(f"rules/{path}: no such rule file") from None


@lru_cache(maxsize=16)
def _tables(text: str) -> dict[str, Any]:
    """Return the tables of TOML ``text``; several parts of the reading take their words from one file."""
    return tomllib.loads(text)


def load(path: str, kind: type[R], table: str = "rule") -> tuple[R, ...]:
    """Return the ``[[table]]`` entries of the TOML file ``rules/<path>`` as records of ``kind``.

    Raises RuleError for a missing file, TOML that does not parse, an unknown or missing key, a value of the wrong
    type, two rules of one name, or a file without the table.
    """
    return decode(text(path), kind, path=path, table=table)


def decode(text: str, kind: type[R], *, path: str, table: str = "rule") -> tuple[R, ...]:
    """Return the rules in TOML ``text``; ``path`` is named in errors. See :func:`load`."""
    try:
        entries = _tables(text).get(table)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"rules/{path}: {error}") from error
    if not isinstance(entries, list):
        raise RuleError(f"rules/{path}: holds no [[{table}]]")
    rules = tuple(_convert(entry, kind, path, position) for position, entry in enumerate(entries, start=1))
    seen: set[str] = set()
    for rule in rules:
        if rule.name in seen:
            raise RuleError(f"rules/{path}: two rules are named {rule.name!r}")
        seen.add(rule.name)
    return rules


def _convert(entry: object, kind: type[R], path: str, position: int) -> R:
    name = entry.get("name", f"number {position}") if isinstance(entry, dict) else f"number {position}"
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        raise RuleError(f"rules/{path}: rule {name!r}: {error}") from error


def section(path: str, table: str) -> dict[str, Any]:
    """Return the ``[table]`` of the TOML file ``rules/<path>`` as plain data, to be read only: word lists, mappings."""
    try:
        found = _tables(text(path)).get(table)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"rules/{path}: {error}") from error
    if not isinstance(found, dict):
        raise RuleError(f"rules/{path}: holds no [{table}]")
    return found


def filled(pattern: str, parts: dict[str, str]) -> str:
    """Return a pattern with the parts that it names in braces filled in; parts may name parts, three deep."""
    for _ in range(3):
        for name, part in parts.items():
            pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def any_of(patterns: Iterable[str]) -> str:
    """Return one pattern that matches where any of these does; its groups bear no names, for several may share one."""
    return "|".join(_NAMED_GROUP.sub("(?:", pattern) for pattern in patterns)


def rows(path: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the TSV file ``rules/<path>``; its first line names the columns and is left out.

    Blank lines and lines that begin with ``#`` are passed over. Raises RuleError for a row with another number of
    columns than the head.
    """
    lines = [line for line in text(path).splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        raise RuleError(f"rules/{path}: is empty")
    width = lines[0].count("\t") + 1
    found = []
    for line in lines[1:]:
        cells = tuple(line.split("\t"))
        if len(cells) != width:
            raise RuleError(f"rules/{path}: {line!r} has {len(cells)} columns, not {width}")
        found.append(cells)
    return tuple(found)


def files() -> tuple[str, ...]:
    """Return the path of every rule file, relative to ``rules/``, sorted."""

    def walk(folder: Traversable, prefix: str) -> list[str]:
        found = []
        for entry in folder.iterdir():
            if entry.is_dir():
                found += walk(entry, f"{prefix}{entry.name}/")
            elif entry.name.endswith((".toml", ".tsv", ".npz", ".json")):
                found.append(prefix + entry.name)
        return found

    return tuple(sorted(walk(_root(), "")))


@cache
def digest() -> str:
    """Return a hash of all rule files: two readings with one digest were made with the same rules."""
    sha = hashlib.sha256()
    for path in files():
        sha.update(path.encode() + b"\0" + (_root() / path).read_bytes() + b"\0")
    return sha.hexdigest()[:16]
