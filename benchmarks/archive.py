"""What the archive costs: adding an article, a page of the chronology, filters and search, at a size of your choice.

    python benchmarks/archive.py [--events 100000] [--file PATH]

Articles are synthetic: ten events each among a few hundred people and towns over two years, a third of the events
told by two articles or more. Adding is CPU time (user and system) an article; the goal is 10 ms. Queries are the
median of seven, CPU time, on the filled archive; the goal for a page of fifty is 100 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.archive import Archive
from dateline.extract import plain
from dateline.records import (
    Actor,
    Event,
    Figure,
    Mention,
    Place,
    Provenance,
    Reading,
    Role,
    Source,
    Span,
    Statement,
    When,
    identify,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import EventType

_EVENTS_AN_ARTICLE = 10
_STARTED = date(2021, 1, 1)
_DAYS = 730
_SYLLABLES = ("ka", "ri", "to", "mo", "sen", "bay", "ul", "zha", "nur", "lan", "dos", "sap", "er", "al", "tim", "ber")
_TYPES: tuple[EventType, ...] = ("PROTEST", "ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT", "OFFICE")
_NOWHERE = Span(start=0, end=1)
_STATEMENT = Statement(
    source=Source(holder=None), stance="asserts", certainty="certain", polarity="positive", rule="made"
)
_PROVENANCE = Provenance(dateline="0", schema="1", model="none", model_digest="0", rules_digest="0")


@dataclass(frozen=True)
class Happening:
    """Something that happened in the synthetic world, which articles tell of."""

    type: EventType
    day: date
    verb: str
    who: str
    whom: str
    town: str


class World:
    """People, towns and happenings to write synthetic articles about; the same for the same seed."""

    def __init__(self, events: int, seed: int = 7) -> None:
        self.random = random.Random(seed)  # noqa: S311 -- a benchmark's data, not a secret
        self.people = [f"{self._word()} {self._word()}ev" for _ in range(400)]
        self.towns = [self._word() for _ in range(200)]
        self.verbs = [self._word().lower() for _ in range(200)]
        self.happenings = [self._happening() for _ in range(max(events * 2 // 3, _EVENTS_AN_ARTICLE))]
        self.happenings.sort(key=lambda one: one.day)

    def _word(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4))).capitalize()

    def _happening(self) -> Happening:
        who, whom = self.random.sample(self.people, 2)
        return Happening(
            type=self.random.choice(_TYPES),
            day=_STARTED + timedelta(days=self.random.randrange(_DAYS)),
            verb=self.random.choice(self.verbs),
            who=who,
            whom=whom,
            town=self.random.choice(self.towns),
        )

    def article(self, number: int) -> Reading:
        """Return the reading of one synthetic article of about 500 words, on what happened within a few days."""
        start = self.random.randrange(len(self.happenings))
        near = self.happenings[start : start + 40]
        told = self.random.sample(near, min(_EVENTS_AN_ARTICLE, len(near)))
        sentences = [self._sentence(one) for one in told]
        text = "\n".join(sentences)
        starts = [sum(len(sentence) + 1 for sentence in sentences[:place]) for place in range(len(sentences))]
        published = max(one.day for one in told).isoformat()
        names = {name for one in told for name in (one.who, one.whom)}
        return Reading(
            article=plain(text, source=f"article-{number}", published=published),
            provenance=_PROVENANCE,
            actors=tuple(_actor(name) for name in sorted(names)),
            places=tuple(_place(name) for name in sorted({one.town for one in told})),
            events=tuple(_event(one, at, text) for one, at in zip(told, starts, strict=True)),
            figures=tuple(_figure(at, self.random.randrange(200)) for at in starts[:3]),
        )

    def _sentence(self, one: Happening) -> str:
        filler = " ".join(self.random.choices(self.verbs, k=40))
        return f"{one.who} {one.verb} {one.whom} in {one.town} {filler}."


def _actor(name: str) -> Actor:
    mention = Mention(span=_NOWHERE, head=_NOWHERE, text=name, kind="name", rule="made")
    return Actor(id=identify("actor", name), name=name, kind="person", mentions=(mention,) * 3)


def _place(name: str) -> Place:
    return Place(id=identify("place", name), name=name, country="KZ", mentions=(), precision="city")


def _event(one: Happening, start: int, text: str) -> Event:
    sentence = Span(start=start, end=text.find("\n", start) if "\n" in text[start:] else len(text))
    trigger = text.index(f" {one.verb} ", start) + 1
    day = one.day.isoformat()
    return Event(
        id=identify("event", start),
        type=one.type,
        trigger=Span(start=trigger, end=trigger + len(one.verb)),
        sentence=sentence,
        text=text[sentence.start : sentence.end],
        statement=_STATEMENT,
        rule="made",
        actors=(Role(span=_NOWHERE, text=one.who, actor=identify("actor", one.who)),),
        recipients=(Role(span=_NOWHERE, text=one.whom, actor=identify("actor", one.whom)),),
        place=identify("place", one.town),
        when=When(earliest=day, latest=day, grain="day", certainty="exact", basis="explicit", edtf=day, timex=day),
    )


def _figure(start: int, number: int) -> Figure:
    return Figure(
        id=identify("figure", start),
        kind="killed",
        low=number,
        high=number,
        point=number,
        span=Span(start=start, end=start + 1),
        words=str(number),
        scope="total",
        statement=_STATEMENT,
        rule="made",
    )


def timed(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the median CPU time of the work, in milliseconds."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return 1000 * statistics.median(spent)


def fill(archive: Archive, world: World, articles: int) -> None:
    """Add the articles, printing what one costs as the archive grows."""
    spent, step = 0.0, max(articles // 5, 1)
    for number in range(1, articles + 1):
        reading = world.article(number)
        start = time.process_time()
        archive.add(reading)
        spent += time.process_time() - start
        if number % step == 0:
            print(f"add, at {number * _EVENTS_AN_ARTICLE:>9,} events   {1000 * spent / step:8.1f} ms an article")
            spent = 0.0


def ask(archive: Archive, world: World) -> None:
    """Print what each question costs."""
    person, town = world.people[0], world.towns[0]
    for name, work in (
        ("chronology, first page of 50", lambda: archive.chronology(limit=50)),
        ("chronology, a page in the middle", lambda: archive.chronology(limit=50, offset=20_000)),
        ("chronology, one month, page of 50", lambda: archive.chronology(since="2022-01", until="2022-01", limit=50)),
        ("chronology, about a person, all", lambda: archive.chronology(about=person)),
        ("chronology, about a person, 50", lambda: archive.chronology(about=person, limit=50)),
        ("chronology, a country, page of 50", lambda: archive.chronology(place="KZ", limit=50)),
        ("chronology, a town, all", lambda: archive.chronology(place=town)),
        ("search, two words", lambda: archive.search(f"{world.verbs[0]} {world.verbs[1]}")),
        ("search, a word in every tenth article", lambda: archive.search(world.verbs[2])),
        ("who, one person", lambda: archive.who(person)),
        ("figures, one month", lambda: archive.figures(since="2022-01", until="2022-01")),
    ):
        print(f"{name:<40} {timed(work):8.1f} ms")


def main() -> None:
    """Fill an archive and ask it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=100_000)
    arguments.add_argument("--file", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "benchmark.db"
        world = World(options.events)
        with Archive(path) as archive:
            fill(archive, world, options.events // _EVENTS_AN_ARTICLE)
            ask(archive, world)
        print(f"file {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
