"""The rules of claims as data: cues, anonymous holders, carriers, hedges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from dateline import rulebook
from dateline.records import Polarity, Stance  # noqa: TC001 -- msgspec reads the annotations at run time

Certainty = Literal["certain", "probable", "possible", "unclear"]
CueKind = Literal["says", "thinks", "wants", "judges", "shows", "seems"]


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of our own: the claim the rule must find there, or, without ``content``, must not."""

    text: str
    source: str | None = None
    cue: str | None = None
    content: str | None = None


class CueRule(rulebook.Rule, frozen=True, kw_only=True):
    """Words that attribute in one way.

    ``frames`` are the complements that can be their content: *clause*, *quote*, *infinitive*, *object*, *subject*, or
    a preposition. ``kind`` is what the holder does: says, thinks, wants, judges, or shows (documents, surveys); what
    seems so is the article's own guess.
    ``only`` names word lists of ``claims.toml`` one of which the head of an object must be in: "attacked the plan" is
    speech, "attacked the convoy" is not.
    """

    form: Literal["verb", "noun", "adjective"]
    words: tuple[str, ...]
    frames: tuple[str, ...]
    kind: CueKind
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    only: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Words of contrast, lower case: those that open a sentence and those that link two clauses."""

    opening: frozenset[str]
    linking: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRules:
    """All that is known of attribution in one language, by lemma and frame."""

    verbs: dict[str, dict[str, CueRule]]
    nouns: dict[str, dict[str, CueRule]]
    adjectives: dict[str, dict[str, CueRule]]
    anonymous: dict[str, str]
    carriers: dict[str, frozenset[str]]
    telling: frozenset[str]
    light: frozenset[str]
    plain: frozenset[str]
    speakers: frozenset[str]
    taking_sides: frozenset[str]
    official: frozenset[str]
    things: dict[str, frozenset[str]]
    contrast: Contrast
    cues: tuple[CueRule, ...]

    @classmethod
    def load(cls, language: str = "en") -> ClaimRules:
        """Return the rules of ``language``; raises RuleError where a rule file is at fault."""
        cues = rulebook.load(f"{language}/cues.toml", CueRule)
        path = f"{language}/claims.toml"
        classes = rulebook.section(path, "anonymous")
        carriers = rulebook.section(path, "carriers")
        words = rulebook.section(path, "words")
        contrast = rulebook.section(path, "contrast")
        by_form: dict[str, dict[str, dict[str, CueRule]]] = {"verb": {}, "noun": {}, "adjective": {}}
        for rule in cues:
            for word in rule.words:
                frames = by_form[rule.form].setdefault(word, {})
                for frame in rule.frames:
                    # The first rule that gives a word a frame has it: order in the file is from speech to attitude.
                    frames.setdefault(frame, rule)
        return cls(
            verbs=by_form["verb"],
            nouns=by_form["noun"],
            adjectives=by_form["adjective"],
            anonymous={word: name for name, words in classes.items() for word in words},
            carriers={name: frozenset(words) for name, words in carriers.items()},
            telling=frozenset(
                word
                for word, frames in by_form["verb"].items()
                if "clause" in frames and frames["clause"].kind == "says"
            ),
            light=frozenset(words["light"]),
            plain=frozenset(words["plain"]),
            speakers=frozenset(words["speakers"]),
            taking_sides=frozenset(words["taking_sides"]),
            official=frozenset(words["official"]),
            things={name: frozenset(things) for name, things in rulebook.section(path, "things").items()},
            contrast=Contrast(opening=frozenset(contrast["opening"]), linking=frozenset(contrast["linking"])),
            cues=cues,
        )
