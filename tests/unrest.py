"""A handful of made readings that tell of the same things in several words, used wherever a picture is assembled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import Making, day

if TYPE_CHECKING:
    from dateline.records import Reading

_EMERGENCY = (
    "President Kassym-Jomart Tokayev declared a state of emergency in Almaty on Wednesday, after the cabinet fell. "
    "Police officers detained more than 200 demonstrators near the old square before dawn, the ministry said. "
    "At least 12 people were killed."
)


def wire(text: str = _EMERGENCY, **page: str) -> Making:
    """An agency's dispatch on the state of emergency."""
    known = {"url": "https://wire.example/1", "published": "2022-01-05", "publisher": "Caspian Wire"}
    return (
        Making(text, known | page)
        .actor("Kassym-Jomart Tokayev", aliases=("Tokayev",))
        .place("Almaty")
        .event("declared", who=("Kassym-Jomart Tokayev",), where="Almaty", when=day("2022-01-05"), mode="emergency")
        .event("detained", who=("Police officers",), where="Almaty", when=day("2022-01-05"), by="the ministry")
        .figure("At least 12", 12, None, by="the ministry", whom="people")
    )


def reprint() -> Making:
    """The same dispatch on another outlet's page, cut, with a head of its own and no credit."""
    text = "Crisis deepens, reports say.\n" + _EMERGENCY.partition(" At least")[0]
    return (
        Making(text, {"url": "https://monitor.example/e", "published": "2022-01-06", "publisher": "Silk Road Monitor"})
        .actor("Kassym-Jomart Tokayev")
        .place("Almaty")
        .event("declared", who=("Kassym-Jomart Tokayev",), where="Almaty", when=day("2022-01-05"), mode="emergency")
        .event("detained", who=("Police officers",), where="Almaty", when=day("2022-01-05"), by="the ministry")
    )


def radio() -> Making:
    """Another newsroom's own words, a week later, in another transliteration."""
    return (
        Making(
            "Toqaev declared a state of emergency in Almaty and dismissed Karim Masimov. "
            "Toqaev claimed that foreign fighters were behind the protests. "
            "Analysts say that the elite fell out. "
            "The toll of 12 dead was withdrawn on Monday.",
            {"url": "https://radio.example/2", "published": "2022-01-13", "publisher": "Open Steppe Radio"},
        )
        .actor("Toqaev", aliases=("Qasym-Zhomart Toqaev",))
        .actor("Karim Masimov", aliases=("Masimov",))
        .place("Almaty")
        .event("declared", who=("Toqaev",), where="Almaty", when=day(None, "2022-01-13"), mode="emergency")
        .event("dismissed", "OFFICE", who=("Toqaev",), whom=("Karim Masimov",), when=day("2022-01-06"))
        .claim("foreign fighters were behind the protests", "Toqaev", against=("the elite fell out",))
        .claim("the elite fell out", "Analysts")
        .tenure("Karim Masimov", "dismissed", "head of the committee", when=day("2022-01-06"))
        .figure("12", 12, None, whom="dead")
    )


def paper() -> Making:
    """A third newsroom, on a ninth of January that has nothing to do with the others."""
    return (
        Making(
            "Kassym-Jomart Tokayev met Vladimir Putin in Moscow on Sunday. Troops will leave Almaty next month.",
            {"url": "https://paper.example/3", "published": "2022-01-09", "publisher": "North Meridian"},
        )
        .actor("Kassym-Jomart Tokayev")
        .actor("Vladimir Putin")
        .place("Moscow", "RU")
        .place("Almaty")
        .event(
            "met",
            "CONSULT",
            who=("Kassym-Jomart Tokayev",),
            whom=("Vladimir Putin",),
            where="Moscow",
            when=day("2022-01-09"),
        )
        .event(
            "leave",
            "RETREAT",
            who=("Troops",),
            where="Almaty",
            when=day("2022-02-01", "2022-02-28"),
            auxiliary=("future",),
        )
    )


def undated() -> Making:
    """A page without any date."""
    return Making(
        "Miners went on strike in Karaganda.", {"url": "https://paper.example/4", "publisher": "North Meridian"}
    ).event("strike", "PROTEST", who=("Miners",))


def readings() -> tuple[Reading, ...]:
    """All of them."""
    return tuple(made().done() for made in (wire, reprint, radio, paper, undated))
