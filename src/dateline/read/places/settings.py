"""Where what a word tells of happened: in its clause, else its sentence, its paragraph, its article.

A place counts as a setting when it stands behind a preposition of place ("in Almaty", "across Kazakhstan"), as the
goal or start of a movement, or before a noun that is there ("Almaty airport"). Of several in one clause the finest is
taken. The article's dateline and the one country it is about come last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.naming import NameRules
    from dateline.read.places.atlas import Atlas, Site
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token

_FINENESS = {"point": 0, "city": 1, "admin1": 2, "country": 3, "region": 4, None: 2}
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})
_SPEECH = frozenset({"say", "tell", "report", "announce", "add", "claim"})
_STEPS = 8
_IN, _TO, _OBJECT, _BESIDE = range(4)


@dataclass(frozen=True, slots=True)
class Setting:
    """A place in a sentence: its word, the word its phrase hangs on, and how it hangs (lower is closer to "in")."""

    word: Token
    anchor: Token
    manner: int
    site: Site


class Settings:
    """The settings of one article by sentence; ``place_of`` asks for the one of a word."""

    def __init__(self, scene: Scene, atlas: Atlas, rules: NameRules) -> None:
        self._atlas = atlas
        self._rules = rules
        self._in_sentence: dict[int, list[Setting]] = defaultdict(list)
        self._sentences = scene.syntax.sentences
        for sentence in self._sentences:
            for token in sentence.tokens:
                site = atlas.at.get(token.start)
                if site is not None and (token.head is token or atlas.at.get(token.head.start) is not site):
                    self._in_sentence[sentence.index].append(self._setting(token, site))
        self._last = self._by_paragraph()
        self._whole = self._article()

    def place_of(self, trigger: Token) -> str | None:
        """Return the id of the place where what ``trigger`` tells of happened, or None."""
        sentence = trigger.sentence
        settings = self._in_sentence.get(sentence.index, [])
        found = self._in_clause(trigger, settings)
        if found is None and self._nationwide(trigger):
            return self._whole
        if found is None:
            located = [setting for setting in settings if setting.manner == _IN]
            found = _finest(located)
        if found is not None:
            return found.key
        return self._last.get(sentence.index) or self._whole

    def _setting(self, word: Token, site: Site) -> Setting:
        """Return the setting of a place word: in, to or of it, as an object, or beside all that."""
        top = word
        while top.dep in {"conj", "appos"} and top.head is not top:
            top = top.head
        head = top.head
        if top.dep in {"pobj", "nmod"} or head.tag == "IN":
            preposition = head
            # "in the city of Aktau", "from across Kazakhstan", "near the border with Uzbekistan"
            anchor = preposition.head
            manner = self._manner(preposition)
            if preposition.lower == "of" and anchor.dep == "pobj" and self._manner(anchor.head) == _IN:
                return Setting(word, anchor.head.head, _IN, site)
            return Setting(word, anchor, manner, site)
        if top.dep in {"compound", "poss", "amod", "nmod"}:
            if head.dep == "pobj" and self._manner(head.head) == _IN:
                return Setting(word, head.head.head, _IN, site)
            return Setting(word, head, _TO, site)
        return Setting(word, head, _OBJECT if top.dep == "dobj" else _BESIDE, site)

    def _manner(self, preposition: Token) -> int:
        if preposition.lower in self._rules.words["locatives"]:
            return _IN
        return _TO if preposition.lower in self._rules.words["directions"] else _BESIDE

    def _in_clause(self, trigger: Token, settings: list[Setting]) -> Site | None:
        """Return the finest place that hangs below the trigger, else of the clause it stands in."""
        if not settings:
            return None
        below, beside = [], []
        clause = _clause(trigger)
        for setting in settings:
            if setting.manner == _BESIDE:
                continue
            path = _path(setting.anchor)
            if trigger in path:
                below.append(setting)
            elif clause in path or setting.anchor is clause:
                beside.append(setting)
        for group in (below, beside):
            for manner in (_IN, _TO, _OBJECT):
                found = _finest([setting for setting in group if setting.manner == manner])
                if found is not None:
                    return found
        return None

    def _nationwide(self, trigger: Token) -> bool:
        return any(token.lower in self._rules.words["nationwide"] for token in trigger.sentence.tokens)

    def _by_paragraph(self) -> dict[int, str]:
        """Return for each sentence the last setting named before it in its paragraph."""
        found: dict[int, str] = {}
        last, paragraph = None, -1
        for sentence in self._sentences:
            if sentence.paragraph != paragraph:
                last, paragraph = None, sentence.paragraph
            if last is not None:
                found[sentence.index] = last
            located = [setting for setting in self._in_sentence.get(sentence.index, []) if setting.manner == _IN]
            if located:
                last = located[-1].site.key
        return found

    def _article(self) -> str | None:
        """Return where an article happens as a whole: the country it is about, or the place of its dateline there."""
        home, iso = self._atlas.home, self._atlas.dominant() or self._most_set()
        if home is not None and (iso is None or home.spot is None or home.spot.country == iso):
            return home.key
        if iso is None:
            return None
        country = self._atlas.country_site(iso)
        if country is not None and country.mentions:
            return country.key
        towns = [one for one in self._atlas.sites.values() if one.spot is not None and one.spot.country == iso]
        return towns[0].key if len(towns) == 1 else None

    def _most_set(self) -> str | None:
        """Return the country in which at least twice as many things are set as in any other, two at the least."""
        sites = [one.site for found in self._in_sentence.values() for one in found if one.manner in {_IN, _TO}]
        ranked = Counter(site.spot.country for site in sites if site.spot and site.spot.country).most_common(2)
        others = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked and ranked[0][1] >= 2 * max(others, 1) else None


def _finest(settings: list[Setting]) -> Site | None:
    sites = [setting.site for setting in settings]
    return min(sites, key=lambda site: _FINENESS[site.spot.level if site.spot else None], default=None)


def _clause(token: Token) -> Token:
    """Return the verb of the clause the word stands in."""
    while not token.is_verb and token.head is not token:
        token = token.head
    return token


def _path(token: Token) -> list[Token]:
    """Return the word and its heads up to the verb of its clause."""
    found = [token]
    for _ in range(_STEPS):
        if token.is_verb and token.dep not in {"xcomp", "aux", "auxpass", "amod"}:
            break
        if token.head is token:
            break
        token = token.head
        found.append(token)
    return found
