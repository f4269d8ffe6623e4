"""Outlets of our own making: how each names, nests and marks up the parts of its pages."""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

_OUTLETS = (
    "Harbour Times",
    "Steppe Courier",
    "The Valley Gazette",
    "North Meridian",
    "Silk Road Monitor",
    "Open Steppe Radio",
    "La Gazette du Val",
    "Aller-Bote",
    "El Correo del Valle",
    "Вестник Приорья",
    "Lakes Tribune",
    "Coast FM",
    "Ministry of Transport",
    "Steppe Watch",
)
# What outlets call the parts of their pages, in our own words.
_NAMES: dict[str, tuple[str, ...]] = {
    "header": ("header", "masthead", "top", "site-head", "banner-top"),
    "nav": ("nav", "menu", "main-nav", "sections", "navigation", "topnav"),
    "crumbs": ("breadcrumb", "crumbs", "path"),
    "kicker": ("kicker", "section-label", "rubric", "category", "overline"),
    "headline": ("headline", "title", "article-title", "hed", "entry-title"),
    "standfirst": ("standfirst", "deck", "dek", "lead", "intro", "summary", "subtitle"),
    "byline": ("byline", "author", "meta", "article-info", "credits-line", "post-meta", "signature"),
    "date": ("date", "time", "timestamp", "published", "pubdate"),
    "share": ("share", "social", "tools", "share-bar", "actions", "sharing"),
    "figure": ("figure", "image", "photo", "media", "picture-box", "lead-image"),
    "caption": ("caption", "image-text", "photo-note", "legend"),
    "body": ("article-body", "story-body", "content", "text", "entry-content", "article-text", "copy"),
    "related": ("related", "more", "readmore", "see-also", "recommended", "linkbox", "teasers"),
    "list": ("most-read", "popular", "latest", "trending", "ranking"),
    "promo": ("newsletter", "promo", "subscribe", "signup", "cta", "support"),
    "ad": ("ad", "advert", "ad-slot", "banner", "adv"),
    "tags": ("tags", "topics", "keywords", "labels"),
    "comments": ("comments", "discussion", "responses", "talk"),
    "credit": ("credit", "source", "agency", "signoff", "reporting"),
    "bio": ("bio", "author-box", "about-author", "contributor"),
    "correction": ("correction", "editors-note", "note", "amended"),
    "footer": ("footer", "bottom", "site-foot", "colophon"),
    "legal": ("copyright", "legal", "rights", "terms"),
    "consent": ("cookie-bar", "consent", "privacy-notice"),
    "strip": ("breaking", "ticker", "alert-bar"),
    "quote": ("pullquote", "quote", "highlight"),
    "aside": ("sidebar", "aside", "rail", "right-col"),
    "wrap": ("wrap", "container", "row", "inner", "grid", "col", "box", "layout", "page"),
    "nextprev": ("pager", "prev-next", "post-nav"),
    "points": ("key-points", "highlights", "at-a-glance"),
    "live": ("live-entry", "update", "post"),
}


@dataclass
class Outlet:
    """How one outlet builds its pages: drawn once, and kept to all through the page."""

    draw: random.Random
    language: str
    naming: str = ""
    prefix: str = ""
    modern: bool = True
    name: str = ""
    paragraph: str = "p"
    uses: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw what the outlet keeps to."""
        draw = self.draw
        self.naming = draw.choice(("plain", "plain", "bem", "prefixed", "hashed", "halfhashed", "none", "vague"))
        self.prefix = draw.choice(("c-", "o-", "ht-", "nw_", "m-", "site-"))
        self.modern = self.chance(0.65)
        self.name = draw.choice(_OUTLETS)
        self.paragraph = draw.choice(("p", "p", "p", "p", "p", "div", "br", "pspan", "sections"))

    def attributes(self, kind: str) -> str:
        """Return the class of an element of this kind as this outlet would name it; often none."""
        draw = self.draw
        if self.naming == "none" or kind not in _NAMES:
            return ""
        word = self.uses.setdefault(f"name {kind}", draw.choice(_NAMES[kind]))
        hashed = "".join(draw.choices(string.ascii_letters + string.digits, k=6))
        named = {
            "plain": word,
            "bem": f"article__{word}",
            "prefixed": f"{self.prefix}{word}",
            "hashed": f"{hashed} {hashed[::-1]}",
            "halfhashed": f"{word.title().replace('-', '')}_root__{hashed}",
            "vague": draw.choice(("box", "block", "item", "col-8", "clearfix", "txt", "module")),
        }[self.naming]
        return f' class="{named}"'

    def chance(self, share: float) -> bool:
        """Whether what happens so often happens now."""
        return self.draw.random() < share
