"""The places of one article: each name on the map, one Place for all its mentions.

Of several places of one name the text decides: a country named right behind, a word such as "province", the countries
the article speaks of; else the most peopled is meant.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.names import fold
from dateline.read.naming import Name, key_of
from dateline.records import Mention, Place, Span, identify

if TYPE_CHECKING:
    from dateline.read.gazetteer import Spot
    from dateline.read.naming import NameRules
    from dateline.read.syntax import Token
    from dateline.records import Article

_AT_HOME = 100  # a town of the country the article is about outweighs one of a hundred times its people elsewhere
_NAMED = 10
_OFTEN = 3
_WEAK = 0.2
_A_THIRD = 1 / 3


@dataclass(slots=True, kw_only=True, eq=False)
class Site:
    """A place in the making: ``key`` is its id."""

    key: str
    name: str
    spot: Spot | None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Atlas:
    """Reads the places; ``at`` maps the start of a naming word to its site, ``countries`` counts what is spoken of."""

    article: Article
    rules: NameRules
    sites: dict[str, Site] = field(default_factory=dict)
    at: dict[int, Site] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    home: Site | None = None
    _telling: dict[str, Name] = field(default_factory=dict)

    def take(self, names: list[Name]) -> None:
        """Take in all names of the article."""
        for name in names:
            if name.country:
                self.countries[name.country] += 1
                self._telling.setdefault(name.country, name)
        self._dateline()
        for name in names:
            if name.kind == "country" and name.country and name.rule != "capital for its government":
                self._mention(name, self._site(self.rules.map.by_iso[name.country].spot), name.rule)
            elif name.kind == "place":
                self._place(name)
        for site in self.sites.values():
            if site.spot is not None and site.spot.level in {"city", "admin1"} and site.spot.country:
                self.countries[site.spot.country] += len(site.mentions)

    def places(self) -> tuple[Place, ...]:
        """Return the records, in the order of their first mention."""
        found = [site for site in self.sites.values() if site.mentions]
        return tuple(_record(site) for site in sorted(found, key=lambda site: site.mentions[0].span))

    def country_site(self, iso: str) -> Site | None:
        """Return the site of a country the article names or speaks of more than once, else None.

        Where only words like "Kazakh" tell the country, the first name with one is the mention.
        """
        if iso not in self.rules.map.by_iso:
            return None
        spot = self.rules.map.by_iso[iso].spot
        name = self._telling.get(iso)
        if _key(spot) not in self.sites and name is not None and self.countries[iso] > 1:
            self._mention(name, self._site(spot), "country of a name", naming=False)
        return self.sites.get(_key(spot))

    def dominant(self) -> str | None:
        """Return the country the article is about: the one that alone makes up most of what is spoken of, or None."""
        ranked = self.countries.most_common(2)
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][1] < _A_THIRD * 2 * self.countries.total() and ranked[0][1] < 2 * ranked[1][1]:
            return None
        return ranked[0][0]

    def _dateline(self) -> None:
        line = self.article.dateline
        if line is None or not line.place:
            return
        spot = self._choose(fold(line.place.split(",")[0]), None, region=False)
        if spot is None:
            return
        self.home = self._site(spot)
        words = self.article.text[line.span.start : line.span.end]
        start = line.span.start + max(words.find(line.place), 0)
        span = Span(start=start, end=min(start + len(line.place), line.span.end))
        quote = self.article.text[span.start : span.end]
        self.home.mentions.append(Mention(span=span, head=span, text=quote, kind="name", rule="dateline"))

    def _place(self, name: Name) -> None:
        following = name.last.sentence.tokens[name.last.index + 1 : name.last.index + 4]
        region = bool(following) and following[0].lower in self.rules.words["region_words"]
        spot = self.rules.map.regions.get(name.key) if not region else None
        spot = spot or self._choose(name.key, self._within(following, region=region), region=region)
        words = self.article.text[name.tokens[0].start : name.tokens[-1].end]
        if spot is not None:
            site = self._site(spot)
        else:
            key = identify("place", name.key)
            site = self.sites.setdefault(key, Site(key=key, name=words, spot=None))
        self._mention(name, site, "gazetteer" if spot else "looks like a place", following[:1] if region else None)

    def _within(self, following: list, *, region: bool) -> str | None:  # type: ignore[type-arg]
        """Return the country, or the area after a comma, that says which of several places is meant."""
        words = following[1:] if region else following
        if not words or words[0].text != ",":
            return None
        for width in (2, 1):
            key = key_of(words[1 : 1 + width])
            if key in self.rules.map.countries:
                return self.rules.map.countries[key].iso
            areas = [spot for spot in self.rules.map.find(key) if spot.level == "admin1"] if key else []
            if areas:
                return areas[0].country
        return None

    def _choose(self, key: str, within: str | None, *, region: bool) -> Spot | None:
        spots = self.rules.map.find(key)
        if within:
            spots = tuple(spot for spot in spots if spot.country == within) or spots
        if region:
            spots = tuple(spot for spot in spots if spot.level == "admin1") or spots
        else:
            # "Gao" is the town; that the map also has a "Gao Region" says nothing where the text does not say region.
            spots = tuple(spot for spot in spots if spot.level == "city" or fold(spot.name) == key) or spots
            spots = tuple(spot for spot in spots if not spot.weak) or spots
            return self._town_or_area(spots)
        return max(spots, key=self._weight, default=None)

    def _town_or_area(self, spots: tuple[Spot, ...]) -> Spot | None:
        """Return the town of the name, or the area where only that is in a country the article speaks of."""
        town = max((spot for spot in spots if spot.level == "city"), key=self._weight, default=None)
        area = max((spot for spot in spots if spot.level == "admin1"), key=self._weight, default=None)
        if town is None or (area is not None and area.country in self.countries and town.country not in self.countries):
            return area
        return town

    def _weight(self, spot: Spot) -> float:
        weight = float(spot.people) * (_WEAK if spot.weak else 1)
        if spot.country in self.countries:
            top, times = self.countries.most_common(1)[0]
            reported_from = self.home is not None and self.home.spot is not None and self.home.spot.country
            at_home = (spot.country == top and times >= _OFTEN) or spot.country == reported_from
            weight *= _AT_HOME if at_home else _NAMED
        return weight

    def _site(self, spot: Spot) -> Site:
        key = _key(spot)
        return self.sites.setdefault(key, Site(key=key, name=spot.name, spot=spot))

    def _mention(
        self, name: Name, site: Site, rule: str, more: list[Token] | None = None, *, naming: bool = True
    ) -> None:
        head = Span(start=(name.tokens if naming else name.title or name.tokens)[0].start, end=name.last.end)
        span = Span(start=head.start, end=more[0].end) if more else head
        text = self.article.text[span.start : span.end]
        site.mentions.append(Mention(span=span, head=head, text=text, kind="name", rule=rule))
        if naming:
            for token in name.tokens:
                self.at[token.start] = site


def _key(spot: Spot) -> str:
    return identify("place", spot.name, spot.level, spot.country, spot.latitude, spot.longitude)


def _record(site: Site) -> Place:
    spot = site.spot
    if spot is None:
        return Place(id=site.key, name=site.name, country=None, mentions=tuple(site.mentions))
    return Place(
        id=site.key,
        name=spot.name,
        country=spot.country,
        mentions=tuple(site.mentions),
        admin1=spot.name if spot.level == "admin1" else spot.area,
        latitude=spot.latitude,
        longitude=spot.longitude,
        precision=spot.level,
    )
