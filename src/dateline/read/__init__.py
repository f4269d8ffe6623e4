"""Article → Reading: times, places, actors, claims, figures, events and offices, each with its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.read.actors import ActorRules, read_actors
from dateline.read.agreeing import agree
from dateline.read.claims import ClaimRules, read_claims, with_subjects
from dateline.read.events import EventRules, read_events
from dateline.read.figures import FigureRules, read_figures
from dateline.read.model import MODEL
from dateline.read.offices import OfficeRules, read_offices
from dateline.read.places import PlaceRules, read_places
from dateline.read.scene import Scene
from dateline.read.times import TimeRules, publication_of, read_times
from dateline.records import SCHEMA_VERSION, Problem, Provenance, Reading, Span
from dateline.version import VERSION

if TYPE_CHECKING:
    from dateline.read.parser import Parser
    from dateline.records import Article

LANGUAGES = frozenset({"en"})
_OPENING = re.compile(r"[\s:—–-]*")  # what stands between a dateline and the first word of the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All that is known of one language, loaded once."""

    times: TimeRules
    places: PlaceRules
    actors: ActorRules
    claims: ClaimRules
    figures: FigureRules
    events: EventRules
    offices: OfficeRules

    @classmethod
    def load(cls, language: str = "en") -> Rules:
        """Return the rules of ``language``; raises RuleError where a rule file is at fault."""
        return cls(
            times=TimeRules.load(language),
            places=PlaceRules.load(language),
            actors=ActorRules.load(language),
            claims=ClaimRules.load(language),
            figures=FigureRules.load(language),
            events=EventRules.load(language),
            offices=OfficeRules.load(language),
        )


def read(article: Article, parser: Parser, rules: Rules) -> Reading:
    """Return what ``article`` says. Only lines labelled *body* are read.

    An article in a language that is not read yet keeps its metadata and gets a Problem.
    """
    provenance = Provenance(
        dateline=VERSION,
        schema=SCHEMA_VERSION,
        model=f"{MODEL} {parser.version}",
        model_digest=parser.digest,
        rules_digest=rulebook.digest(),
    )
    if article.language is not None and article.language not in LANGUAGES:
        problem = Problem(
            source=article.source,
            stage="read",
            code="language",
            message=f"{article.source}: the text is in {article.language!r}, which is not read yet",
        )
        return Reading(article=article, provenance=provenance, problems=(problem,))
    scene = open_scene(article, parser, rules)
    scene.places = read_places(scene, rules.places)
    scene.actors = read_actors(scene, rules.actors)
    agree(scene)
    scene.claims = read_claims(scene, rules.claims)
    scene.figures = read_figures(scene, rules.figures)
    events = read_events(scene, rules.events)
    tenures = read_offices(scene, rules.offices)
    return Reading(
        article=scene.article,
        provenance=provenance,
        times=scene.times,
        actors=scene.actors,
        places=scene.places,
        claims=with_subjects(scene.claims, scene.figures, events, tenures),
        figures=scene.figures,
        events=events,
        tenures=tenures,
    )


def told(article: Article) -> list[Span]:
    """Return the body lines, each from where it begins to tell: a dateline before that is the page's."""
    return [_after_dateline(article, line.span) for line in article.lines if line.label == "body"]


def _after_dateline(article: Article, line: Span) -> Span:
    dateline = article.dateline
    if dateline is None or not line.start <= dateline.span.start < dateline.span.end < line.end:
        return line
    opening = _OPENING.match(article.text, dateline.span.end, line.end)
    return Span(start=opening.end() if opening is not None else dateline.span.end, end=line.end)


def open_scene(article: Article, parser: Parser, rules: Rules) -> Scene:
    """Return the article parsed, with its times: what the other readers start from.

    Where the article's own date is unknown it is inferred from the body if that can be done, with its reason.
    """
    scene = Scene(article=article, syntax=parser.parse(article.text, told(article)))
    if article.published is None:
        inferred = publication_of(scene, rules.times)
        if inferred is not None:
            scene.article = replace(
                article,
                published=inferred.day.isoformat(),
                published_basis="inferred",
                published_reason=inferred.reason,
            )
    scene.times = read_times(scene, rules.times)
    return scene
