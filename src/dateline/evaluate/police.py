"""What a sentence tells of the police (IndiaPoliceEvents): labels from its events and, beside them, from its words.

The gold labels every sentence that touches on police work, most of it no political event (a transfer, an inquiry, a
toll put out by the police), so the words stand in where no event is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import Event

_POLICE = re.compile(
    r"\b(polic\w*|cops?|constables?|inspectors?|sho|dcp|acp|dsp|ssp|dgp|igp|crpf|rpf|grp|srpf?|raf|bsf|paramilitary|"
    r"patrol\w*)\b",
    re.IGNORECASE,
)
# The other hands that keep order beside the police, and what is said of them.
_GUARD = re.compile(
    r"\b(security (forces?|personnel|arrangements?|men|has been|was|is)|tight security|"
    r"army (columns?|personnel|jawans)|(was|were|been|be|being|are|is) deployed|deployment of|officers|"
    r"intelligence (bureau|department|agencies|officials?)|flag march(es)?|para-?military|tightened)\b",
    re.IGNORECASE,
)
_ARREST = re.compile(
    r"\b((re)?arrest(s|ed|ing)?|detain(s|ed|ing)?|rounded up|nabbed|apprehended|remanded|picked up by|"
    r"taken into custody|(police|judicial) custody)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b((police|cops?) (firing|fire|bullets?)|firing by (the )?(police|cops)|open(ed|ing|s)? fire|tear-?\s?gas\w*|"
    r"(lathi|cane|baton)s?-?\s?charg\w*|resort(ed|ing)? to (\w+ )?firing|rounds of (fire|firing)|"
    r"police (had |have |has )?(fired|shot|lobbed|burst|beat))\b",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\b(killed|killing|died|dead|deaths?|succumb\w*|shot dead)\b", re.IGNORECASE)
_FAILURE = re.compile(
    r"\b(polic\w*|cops?|constables?)\b.{0,60}\b(failed|fails|failure|refus\w+|inaction|mute|spectators?|stood by|"
    r"did (nothing|not|little)|unwilling|unable|looked the other way|passive|negligen\w+|indifferen\w+)\b|"
    r"\b(failure|inaction|negligence|complicity|passivity) (of|by|on the part of) (the )?(state )?polic\w*",
    re.IGNORECASE,
)


def labels_of(text: str, events: Sequence[Event]) -> list[str]:
    """Return the labels of the sentence, of KILL, ARREST, FAIL, FORCE and ANY_ACTION, sorted."""
    found = set()
    arrests = [event for event in events if event.mode == "arrest" and "negated" not in event.auxiliary]
    if arrests or _ARREST.search(text):
        found.add("ARREST")
    if _FORCE.search(text) or any(_is_police_force(event) for event in events):
        found.add("FORCE")
        if _DEATH.search(text):
            found.add("KILL")
    if _FAILURE.search(text):
        found.add("FAIL")
    guarded = _POLICE.search(text) or _GUARD.search(text) or any(event.type == "MOBILIZE" for event in events)
    if found or guarded:
        found.add("ANY_ACTION")
    return sorted(found)


def _is_police_force(event: Event) -> bool:
    return event.type == "ASSAULT" and any(_POLICE.search(role.text) for role in event.actors)
