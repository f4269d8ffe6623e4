"""Where a page says its text comes from, for machines: the article it is based on, the source it is syndicated from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.extract.agencies import agency_named
from dateline.extract.jsonld import Node, resolve, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.extract.signs import Signs

_BASED = ("isBasedOn", "isBasedOnUrl")
_METAS = ("syndication-source", "original-source")


def stated_origin(
    signs: Signs, article: Node | None, nodes: Sequence[Node], address: str | None
) -> tuple[str | None, str | None]:
    """Return who the page says wrote its text where that is another site, and the place; a host for want of a name."""
    for value, where in _statements(signs, article, nodes):
        name = _named(value, address)
        if name is not None:
            return name, where
    return None, None


def corrections_of(article: Node | None) -> tuple[str, ...]:
    """Return the corrections that the article's JSON-LD states, as texts (schema.org ``correction``)."""
    stated = article.get("correction") if article else None
    found = [_correction(one) for one in (stated if isinstance(stated, list) else [stated])]
    return tuple(dict.fromkeys(text for text in found if text))


def _correction(stated: object) -> str | None:
    if isinstance(stated, dict):
        return text_of(stated.get("text") or stated.get("description") or stated)
    text = text_of(stated)
    return None if text is None or _host(text) else text


def _statements(signs: Signs, article: Node | None, nodes: Sequence[Node]) -> Iterator[tuple[object, str]]:
    for name in _BASED if article else ():
        yield from ((one, f"json-ld:{name}") for one in resolve((article or {}).get(name), nodes))
    for one in resolve(article.get("sourceOrganization"), nodes) if article else ():
        # Sites name themselves there in many ways; a known newsroom is another's.
        if known := agency_named(text_of(one) or ""):
            yield {"publisher": known.name}, "json-ld:sourceOrganization"
    for name in _METAS:
        yield from ((content, f"meta:{name}") for content in signs.metas.get(name, ()))
    if signs.canonical:
        yield signs.canonical, "link:canonical"


def _named(value: object, address: str | None) -> str | None:
    """Return the publisher of a work, or the host of its address; None for a work of this site."""
    if isinstance(value, dict):
        place = next((one for key in ("url", "@id") if isinstance(one := value.get(key), str)), "")
        name = text_of(value.get("publisher")) or text_of(value.get("sourceOrganization"))
        return name if name and not _is_own(_host(place), address) else _foreign(place, address)
    return _foreign(value, address) if isinstance(value, str) else None


def _foreign(place: str, address: str | None) -> str | None:
    host = _host(place)
    if not host or address is None or _is_own(host, address):
        return None
    known = agency_named(host)
    return known.name if known else host


def _is_own(host: str, address: str | None) -> bool:
    own = _host(address or "")
    return bool(host and own) and (host.endswith(f".{own}") or own.endswith(f".{host}") or _brand(host) == _brand(own))


def _brand(host: str) -> str:
    """Return the longest part of a host's name: ``steppe`` of ``amp.steppe.co.uk``."""
    return max(host.split(".")[:-1], key=len, default=host)


def _host(place: str) -> str:
    try:
        host = urlsplit(place.strip()).hostname or ""
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except ValueError:  # UnicodeError too: a host that cannot be written so is none
        return ""
    return host.removeprefix("www.")
