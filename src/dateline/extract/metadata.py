"""What a page says about itself: title, people, publisher, dates and rights, each with the place it was found at."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dateline.extract import jsonld
from dateline.extract.authors import choose_byline
from dateline.extract.dates import date_evidence, evidence
from dateline.extract.gathering import gather
from dateline.extract.origins import corrections_of, stated_origin
from dateline.extract.page import html_tree
from dateline.extract.postings import postings_of
from dateline.extract.publication import is_settled
from dateline.extract.signs import Signs, squashed
from dateline.extract.titles import choose_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from dateline.extract.page import Page
    from dateline.extract.postings import Posting
    from dateline.records import DateEvidence


_LONGEST_NAME = 80  # characters of a publisher
_SHORTEST_LABEL = 3  # letters of a host's part that can be a site's name: "co" is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The page's own description. ``authors`` are people, ``agencies`` the bodies a byline names beside them.

    ``dates`` are not yet judged; ``body`` is JSON-LD's ``articleBody``, ``is_free`` its ``isAccessibleForFree``,
    ``postings`` its ``liveBlogUpdate``; ``found`` pairs field and place.
    """

    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    canonical: str | None = None
    dates: tuple[DateEvidence, ...] = ()
    language: str | None = None
    licence: str | None = None
    holder: str | None = None
    origin: str | None = None
    corrections: tuple[str, ...] = ()
    body: str | None = None
    postings: tuple[Posting, ...] = ()
    is_free: bool | None = None
    found: tuple[tuple[str, str], ...] = ()


def read_metadata(page: Page) -> Metadata:
    """Return the metadata of a page; a plain-text page has none but the date its address may hold."""
    if page.elements is None:
        return Metadata(dates=date_evidence(Signs(), None, page.url))
    signs = gather(page.elements)
    nodes = jsonld.nodes(signs.scripts)
    address = page.url or signs.canonical
    article = jsonld.article_of(nodes, address)
    publisher, publisher_at = _publisher(signs, article, nodes)
    sites = tuple(_sites(signs, publisher, address))
    title = choose_title(signs, article, sites)
    byline = choose_byline(signs, article, nodes, sites)
    standfirst = _first(signs, article, "description", ("og:description", "description", "twitter:description"))
    section = _first(signs, article, "articleSection", ("article:section", "parsely-section", "og:section", "section"))
    canonical = _canonical(signs, page.url)
    dates = date_evidence(signs, article, address)
    if not is_settled(dates):
        dates += _last_resort(html_tree(page), address)
    origin, origin_at = stated_origin(signs, article, nodes, address)
    places = (
        ("title", title.where if title else None),
        ("standfirst", standfirst[1]),
        ("authors", byline.where if byline else None),
        ("publisher", publisher_at),
        ("section", section[1]),
        ("url", canonical[1]),
        ("language", "html:lang" if signs.language else None),
        ("origin", origin_at),
    )
    return Metadata(
        title=title.text if title else None,
        standfirst=standfirst[0],
        authors=byline.people if byline else (),
        agencies=byline.bodies if byline else (),
        publisher=publisher,
        section=section[0],
        canonical=canonical[0],
        dates=dates,
        language=signs.language,
        licence=signs.licence or (jsonld.text_of(article.get("license")) if article else None),
        holder=jsonld.text_of(article.get("copyrightHolder")) if article else None,
        origin=origin,
        corrections=corrections_of(article),
        is_free=_is_free(article),
        body=_body(article),
        postings=postings_of(nodes),
        found=tuple((field, place) for field, place in places if place),
    )


def _publisher(
    signs: Signs, article: jsonld.Node | None, nodes: Sequence[jsonld.Node]
) -> tuple[str | None, str | None]:
    if article:
        named = next(
            (text for one in jsonld.resolve(article.get("publisher"), nodes) if (text := jsonld.text_of(one))), None
        )
        if named and "://" not in named:
            return named, "json-ld:publisher"
    for name in ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site", "copyright"):
        for content in signs.metas.get(name, ()):
            if "://" not in content and len(content) < _LONGEST_NAME:
                return html.unescape(content).lstrip("@"), f"meta:{name}"
    for name in ("publisher.name", "publisher"):
        for mark in signs.properties.get(name, ()):
            if mark.text and "://" not in mark.text:
                return mark.text, f"microdata:{name}"
    return None, None


def _sites(signs: Signs, publisher: str | None, address: str | None) -> Iterator[str]:
    """Yield the names a title or byline may use for the site: publisher, site name, host."""
    if publisher:
        yield publisher
    for name in ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "al:ios:app_name"):
        yield from signs.metas.get(name, ())
    host = urlsplit(address or "").hostname if address else None
    if host:
        host = host.removeprefix("www.")
        yield host
        yield from (label for label in host.split(".")[:-1] if len(label) >= _SHORTEST_LABEL)


def _first(
    signs: Signs, article: jsonld.Node | None, linked: str, metas: Sequence[str]
) -> tuple[str | None, str | None]:
    if article and (text := jsonld.text_of(article.get(linked))):
        return text, f"json-ld:{linked}"
    for mark in signs.properties.get(linked, ()):
        if mark.text and not mark.aside:
            return mark.text, f"microdata:{linked}"
    for name in metas:
        for content in signs.metas.get(name, ()):
            return squashed(html.unescape(content)), f"meta:{name}"
    return None, None


def _is_free(article: jsonld.Node | None) -> bool | None:
    """Return whether the page says that all may read the article, None where it does not say."""
    stated = str((article or {}).get("isAccessibleForFree")).casefold()
    return {"true": True, "false": False}.get(stated)


def _canonical(signs: Signs, url: str | None) -> tuple[str | None, str | None]:
    """Return the address the page gives for itself, when it is on the same site as where it was fetched."""
    for target, where in (
        (signs.canonical, "link:canonical"),
        (next(iter(signs.metas.get("og:url", ())), None), "meta:og:url"),
    ):
        whole = urljoin(url or "", target) if target else ""
        if whole.startswith(("http://", "https://")) and (url is None or _site(whole) == _site(url)):
            return whole, where
    return None, None


def _site(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.rsplit(".", 2)[-2:])


def _body(article: jsonld.Node | None) -> str | None:
    text = article.get("articleBody") if article else None
    return re.sub(r"\r\n?", "\n", html.unescape(text)).strip() or None if isinstance(text, str) else None


def _last_resort(tree: HtmlElement | None, address: str | None) -> tuple[DateEvidence, ...]:
    """Return what htmldate finds on a page that states its date nowhere we know to look.

    Its extensive search, which takes a second and a half to start, is left to the few pages where the other is empty.
    """
    from htmldate import find_date  # noqa: PLC0415 -- most pages state their date and need none of it

    for extensive in (False, True) if tree is not None else ():
        try:
            found = find_date(tree, original_date=True, url=address, extensive_search=extensive)
        except (ValueError, TypeError, AttributeError, RecursionError):  # seen from third-party parsers on broken pages
            continue
        if found:
            return (evidence(found, "published", "htmldate"),)
    return ()
