"""Events against gold: who did what to whom (PLV, GSR), quad classes, police actions, ACLED sub-types, protests.

The measures are those of ``../shared/eval/events``; its README defines them. The gold knows 15 roots: CONCEDE and
RETREAT count as one, OFFICE is not scored. PLV and GSR mark one relation a sentence, and the edition of PLOVER they
follow does not code appeals, which dateline reads as REQUEST with the mode "appeal"; neither these nor what stands far
in the background of the sentence (by its confidence) is predicted for them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from dateline.evaluate.police import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.pipeline import Reader
    from dateline.records import Event, Role

PRIMARY = (
    "open_root_P",
    "open_root_R",
    "pair_given_accuracy",
    "pair_given_macro_F1",
    "first_event_actor",
    "first_event_recipient",
    "first_event_both",
    "none_P",
    "none_R",
    "accuracy_quad_or_none",
    "KILL_F",
    "ARREST_F",
    "FORCE_F",
    "ANY_ACTION_F",
    "root_fits_subtype_any_event",
    "protest_sentence_F",
)

Record = dict[str, Any]

_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("ACCUSE", "REQUEST", "REJECT", "THREATEN"),
    4: ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
_QUAD = {name: quad for quad, names in _QUADS.items() for name in names}
_SAME = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "FIGHT": "ASSAULT",
    "CRIME": "ASSAULT",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
}
_ONE_RELATION = frozenset({"plv", "gsr", "cameo-class"})
_TWO_SIDED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "CONCEDE", "SANCTION", "REJECT"})
_LEAST, _BEHIND = 0.55, 0.2
_MODIFIER = re.compile(r"\s(of|in|from|for|at|on|near|close|with|by|who|that|including)\s|\s?(,\s|\()")
_DETERMINERS = frozenset({"The", "A", "An", "This", "These", "Some", "Several", "Many", "Its", "Their", "His", "Her"})


def predict(gold: Sequence[Record], reader: Reader) -> list[Record]:
    """Return for each gold record the events read from its text, the one its sentence is about first."""
    return [_prediction(record, reader) for record in gold]


def _prediction(record: Record, reader: Reader) -> Record:
    events = sorted(reader.read_text(record["text"]).events, key=lambda event: -(event.confidence or 0.0))
    if record["set"] in _ONE_RELATION:
        events = _told([event for event in events if _is_real(event)])
    line: Record = {"id": record["id"], "events": [_event(event, record["text"]) for event in events]}
    if record["set"] == "ipe":
        line["labels"] = labels_of(record["text"], events)
    return line


def _is_real(event: Event) -> bool:
    return not {"negated", "hypothetical"} & set(event.auxiliary) and event.mode != "appeal"


def _told(events: list[Event]) -> list[Event]:
    """Return what the sentence is there to tell, without its background: who was once jailed, what war goes on."""
    if not events:
        return []
    least = max(_LEAST, (events[0].confidence or 0.0) - _BEHIND)
    return [event for event in events if (event.confidence or 0.0) >= least]


def _event(event: Event, text: str) -> Record:
    actors, recipients = list(event.actors), list(event.recipients)
    if not recipients and len(actors) > 1 and event.type in _TWO_SIDED:
        # "Peru and Chile signed": both are actors; the format has one a side.
        actors, recipients = actors[:1], actors[1:]
    modes = [mode for mode in (event.mode, *event.auxiliary) if mode]
    return {
        "type": event.type,
        "actor": _naming(actors, text),
        "recipient": _naming(recipients, text),
        "trigger": [event.trigger.start, event.trigger.end],
        "mode": modes or None,
    }


def _naming(roles: Sequence[Role], text: str) -> list[int] | None:
    """Return the words of the first role that name it: its last word if that is a name, else a name before it."""
    if not roles:
        return None
    start, end = roles[0].span.start, roles[0].span.end
    inner = _MODIFIER.search(text, start, end)
    if inner is not None and inner.start() > start:
        end = inner.start()
    words = [(start + match.start(), start + match.end()) for match in re.finditer(r"[\w.&'’-]+", text[start:end])]
    words = [(first, last) for first, last in words if text[first:last] not in {"'s", "’s", "-", "--"}]
    if not words:
        return [start, end]
    before = [one for one in words if text[one[0]].isupper() and text[one[0] : one[1]] not in _DETERMINERS]
    if text[words[-1][0]].isupper() or not before or _is_apart(text[before[-1][1] : words[-1][0]]):
        return list(words[-1])
    return list(before[-1])


def _is_apart(between: str) -> bool:
    return bool(re.search(r"[-–—:;,]{1,2}\s|[:;]", between))


def score(gold: Sequence[Record], predictions: Iterable[Record]) -> dict[str, dict[str, float]]:
    """Return ``{set: {measure: value}}``: shares of 1, the README's names joined by "_" ("open_root_P")."""
    by_id = {line["id"]: line for line in predictions}
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in gold:
        groups[record["set"]].append(record)
    return {name: _SCORERS[name](records, by_id) for name, records in groups.items()}


def _root(name: str | None) -> str | None:
    upper = (name or "").upper()
    upper = _SAME.get(upper, upper)
    return upper if upper in _QUAD else None


def _found(record: Record, by_id: dict[str, Record]) -> list[Record]:
    events = by_id.get(record["id"], {}).get("events", [])
    return [{**event, "root": root} for event in events if (root := _root(event.get("type"))) is not None]


def _hits(span: Sequence[int] | None, gold: Sequence[Sequence[int]]) -> bool:
    """Whether at least half of the span lies in one of the gold spans."""
    if not span or span[1] <= span[0]:
        return False
    return any(2 * (min(span[1], end) - max(span[0], start)) >= span[1] - span[0] for start, end in gold)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _f1(right: int, predicted: int, gold: int) -> dict[str, float]:
    precision, recall = (right / predicted if predicted else 0.0), (right / gold if gold else 0.0)
    both = precision + recall
    return {
        "P": round(precision, 3),
        "R": round(recall, 3),
        "F": round(2 * precision * recall / both if both else 0.0, 3),
    }


def _under(name: str, values: dict[str, float]) -> dict[str, float]:
    return {f"{name}_{key}": value for key, value in values.items()}


class _Classes:
    """Counts of right, predicted and gold by class."""

    def __init__(self) -> None:
        self.right: Counter[object] = Counter()
        self.predicted: Counter[object] = Counter()
        self.gold: Counter[object] = Counter()

    def add(self, gold: object, predicted: object) -> None:
        self.gold[gold] += 1
        self.predicted[predicted] += 1
        self.right[gold] += gold == predicted

    def f1(self, name: object) -> dict[str, float]:
        return _f1(self.right[name], self.predicted[name], self.gold[name])

    def macro(self, names: Iterable[object]) -> float:
        values = [self.f1(name)["F"] for name in names]
        return round(sum(values) / len(values), 3) if values else 0.0


def _pairs(records: list[Record], by_id: dict[str, Record]) -> dict[str, float]:
    """PLV and GSR: one gold relation a sentence."""
    count: Counter[str] = Counter()
    classes = _Classes()
    for record in records:
        gold, found = _root(record["type"]), _found(record, by_id)
        for event in found:
            event["A"] = _hits(event.get("actor"), record["actors"])
            event["B"] = _hits(event.get("recipient"), record["recipients"])
        nearest = max(found, key=lambda event: 2 * event["A"] + event["B"], default={"root": "NONE"})
        classes.add(gold, nearest["root"])
        roots = {event["root"] for event in found}
        count["roots"] += len(roots)
        count["root hit"] += gold in roots
        count["coded"] += bool(found)
        count["events"] += len(found)
        _count_sides(count, record, found, gold)
    right = sum(classes.right.values())
    scores = {"records": float(len(records)), "coded": _share(count["coded"], len(records))}
    scores |= _under("open_root", _f1(count["root hit"], count["roots"], len(records)))
    scores["pair_given_accuracy"] = _share(right, len(records))
    scores["pair_given_macro_F1"] = classes.macro([name for name in classes.gold if classes.gold[name]])
    scores["pair_given_precision_when_coded"] = _share(right, count["coded"])
    for name in ("first_event", "any_event"):
        for side in ("actor", "recipient", "both"):
            scores[f"{name}_{side}"] = _share(count[f"{name} {side}"], count[f"has {side}"])
    scores["open_triple_R"] = _share(count["triple"], len(records))
    scores["open_triple_P"] = _share(count["triple"], count["events"])
    return scores


def _count_sides(count: Counter[str], record: Record, found: list[Record], gold: str | None) -> None:
    has = {"actor": bool(record["actors"]), "recipient": bool(record["recipients"])}
    has["both"] = has["actor"] and has["recipient"]
    for side, present in has.items():
        count[f"has {side}"] += present
    for name, chosen in (("first_event", found[:1]), ("any_event", found)):
        count[f"{name} actor"] += has["actor"] and any(event["A"] for event in chosen)
        count[f"{name} recipient"] += has["recipient"] and any(event["B"] for event in chosen)
        count[f"{name} both"] += has["both"] and any(event["A"] and event["B"] for event in chosen)
    count["triple"] += any(
        event["root"] == gold and (event["A"] or not has["actor"]) and (event["B"] or not has["recipient"])
        for event in found
    )


def _quads(records: list[Record], by_id: dict[str, Record]) -> dict[str, float]:
    """cameo-class: the first event's quad class, 0 where there is none."""
    classes = _Classes()
    for record in records:
        found = _found(record, by_id)
        classes.add(record["quad"], _QUAD[found[0]["root"]] if found else 0)
    events = len(records) - classes.gold[0]
    right = sum(classes.right.values())
    scores = {"records": float(len(records)), **_under("none", classes.f1(0))}
    scores["accuracy_quad_or_none"] = _share(right, len(records))
    scores["accuracy_quad_on_events"] = _share(right - classes.right[0], events)
    scores["macro_F1"] = classes.macro(range(5))
    return scores


# What the words of a predicted event say of the police (IndiaPoliceEvents), as the referee reads them.
_POLICE = re.compile(
    r"\b(polic\w*|cops?|constables?|jawans?|inspectors?|(sub-)?commissioners?|sho|dcp|acp|dsp|ssp|sp|dgp|igp?|crpf|rpf|"
    r"grp|srpf?|raf|bsf|stf|cisf|cid|cbi|crime branch|rapid action force|patrol\w*)\b",
    re.IGNORECASE,
)
_KILL = re.compile(
    r"\b(kill\w*|shot dead|gunn\w* down|dead|died?|deaths?|fatal\w*|mow\w* down|encounter\w*)\b", re.IGNORECASE
)
_FORCE = re.compile(
    r"\b(fir(e|ed|es|ing)|shoot\w*|shot|lathi\w*|baton\w*|can(e|ed|ing)|beat\w*|thrash\w*|tear-?\s?gas\w*|teargas\w*|"
    r"shells?|shelling|lobb\w*|burst\w*|force|assault\w*|dispers\w*)\b",
    re.IGNORECASE,
)
_ARREST = re.compile(
    r"\b(arrest\w*|detain\w*|detention|nab\w*|book(ed|ing)|apprehend\w*|custody|round\w* up|held|seiz\w*)\b",
    re.IGNORECASE,
)
_FAIL = re.compile(
    r"\b(fail\w*|refus\w*|stood|stand\w* by|watch\w*|inaction|ignor\w*|neglig\w*|did nothing|spectators?|mute|unable|"
    r"delay\w*|absen\w*)\b",
    re.IGNORECASE,
)
_ACTIONS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def _police(records: list[Record], by_id: dict[str, Record]) -> dict[str, float]:
    """IndiaPoliceEvents: F1 of each kind of police action over all sentences."""
    counts = {label: Counter[str]() for label in _ACTIONS}
    for record in records:
        gold, predicted = set(record["labels"]), _police_labels(record, by_id)
        for label, count in counts.items():
            count["gold"] += label in gold
            count["predicted"] += label in predicted
            count["right"] += label in gold and label in predicted
    scores = {"records": float(len(records))}
    for label, count in counts.items():
        scores |= _under(label, _f1(count["right"], count["predicted"], count["gold"]))
    return scores


def _police_labels(record: Record, by_id: dict[str, Record]) -> set[str]:
    line = by_id.get(record["id"], {})
    if "labels" in line:
        return set(line["labels"])
    labels: set[str] = set()
    deaths = False
    for event in _found(record, by_id):
        actor, trigger = (record["text"][slice(*event[key])] if event.get(key) else "" for key in ("actor", "trigger"))
        given = event.get("mode") or ""
        mode = " ".join(given) if isinstance(given, list) else given
        arrest = event["root"] == "COERCE" and bool(_ARREST.search(trigger) or re.search("arrest|detain", mode))
        deaths |= event["root"] == "ASSAULT" and not actor and bool(_KILL.search(trigger))
        if _POLICE.search(f"{actor} {trigger}") or (arrest and not actor):
            labels |= _labels_of(event["root"], trigger, mode, arrest=arrest)
    return labels | ({"KILL"} if deaths and "FORCE" in labels else set())


def _labels_of(root: str, trigger: str, mode: str, *, arrest: bool) -> set[str]:
    if re.search("negat|fail", mode) or _FAIL.search(trigger):
        return {"ANY_ACTION", "FAIL"}
    labels = {"ANY_ACTION"}
    if arrest:
        labels.add("ARREST")
    if root == "ASSAULT" or _FORCE.search(trigger) or re.search("crowd|dispers|firearms|beat", mode):
        labels.add("FORCE")
    if root == "ASSAULT" and (_KILL.search(trigger) or re.search("kill|execut|assassin", mode)):
        labels.add("KILL")
    return labels


# ACLED sub-types (names of the CASE 2021 task) and the roots that fit them; others have no root.
_SUBTYPES = {
    "ASSAULT": "ARMED_CLASH GRENADE SUIC_BOMB CHEM_WEAP AIR_STRIKE ART_MISS_ATTACK REM_EXPLOS ATTACK SEX_VIOL "
    "ABDUCT_DISSAP MOB_VIOL FORCE_AGAINST_PROTEST VIOL_DEMONSTR PROPERTY_DISTRUCT GOV_REGAINS_TERIT "
    "NON_STATE_ACTOR_OVERTAKES_TER",
    "COERCE": "ABDUCT_DISSAP FORCE_AGAINST_PROTEST PROTEST_WITH_INTER ARREST DISR_WEAP PROPERTY_DISTRUCT",
    "PROTEST": "MOB_VIOL PEACE_PROTEST VIOL_DEMONSTR PROTEST_WITH_INTER",
    "AGREE": "AGREEMENT DIPLO",
    "SUPPORT": "AGREEMENT DIPLO",
    "CONSULT": "AGREEMENT DIPLO",
    "COOPERATE": "DIPLO",
    "YIELD": "AGREEMENT NON_VIOL_TERRIT_TRANSFER",
}
_FITTING: dict[str, frozenset[str]] = {
    subtype: frozenset(root for root, names in _SUBTYPES.items() if subtype in names.split())
    for subtype in " ".join(_SUBTYPES.values()).split()
}


def _subtypes(records: list[Record], by_id: dict[str, Record]) -> dict[str, float]:
    """CASE 2021: whether a predicted root fits the snippet's ACLED sub-type; the sub-type itself where predicted."""
    count: Counter[str] = Counter()
    classes = _Classes()
    for record in records:
        fitting, found = _FITTING.get(record["acled_subtype"], frozenset()), _found(record, by_id)
        count["with root"] += bool(fitting)
        count["fits"] += any(event["root"] in fitting for event in found)
        count["first fits"] += bool(found) and found[0]["root"] in fitting
        count["coded"] += bool(found)
        label = by_id.get(record["id"], {}).get("acled_subtype")
        count["labelled"] += label is not None
        classes.add(record["acled_subtype"], label)
    scores = {"records": float(len(records)), "coded": _share(count["coded"], len(records))}
    scores["root_fits_subtype_any_event"] = _share(count["fits"], count["with root"])
    scores["root_fits_subtype_first_event"] = _share(count["first fits"], count["with root"])
    if count["labelled"]:
        weighted = sum(classes.f1(name)["F"] * size for name, size in classes.gold.items())
        scores["acled_subtype_accuracy"] = _share(sum(classes.right.values()), len(records))
        scores["acled_subtype_weighted_F1"] = round(weighted / len(records), 3)
    return scores


def _protests(records: list[Record], by_id: dict[str, Record]) -> dict[str, float]:
    """GLOCON: whether the sentence tells of a protest."""
    predicted = [any(event["root"] == "PROTEST" for event in _found(record, by_id)) for record in records]
    right = sum(one and bool(record["protest"]) for one, record in zip(predicted, records, strict=True))
    counted = _f1(right, sum(predicted), sum(record["protest"] for record in records))
    return {"records": float(len(records)), **_under("protest_sentence", counted)}


_SCORERS = {
    "plv": _pairs,
    "gsr": _pairs,
    "cameo-class": _quads,
    "ipe": _police,
    "case2021": _subtypes,
    "glocon": _protests,
}
