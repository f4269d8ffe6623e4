"""What is known of events in one language: rules from word to type, word classes, and words that change a reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.syntax import Token

FILES = ("verbal", "cooperation", "conflict", "violence", "office")
EventName = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OFFICE",
    "NONE",
]
Words = tuple[str, ...]
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "eer", "ant", "ent")


class EventRule(rulebook.Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell of one kind of event, and what must stand around them.

    ``verbs``, ``nouns`` and ``adjectives`` are lemmas; a verb may bring its particle ("blow up"), a noun its modifier
    ("hunger strike"). The conditions ``object``, ``subject``, ``complement`` (lemma of the verb of a clause) and
    ``prep`` and ``prep_object`` (what stands after a preposition) each ask for one of the words, word classes
    ("@weapon") or entity labels ("#PERSON") they list; ``no_object`` and ``no_prep`` forbid
    theirs. ``recipient`` lists where the other side stands, in order: "object", "dative", "clause", or a
    preposition. ``undergoer`` says that the subject is acted on ("died in an attack"). With type
    ``NONE`` the words are known and are no event. Every example is a sentence, the trigger
    in it, actor and recipient (or ""); in a counterexample the rule finds nothing.
    """

    type: EventName
    mode: str | None = None
    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    light: Words = ()
    object: Words = ()
    no_object: Words = ()
    subject: Words = ()
    complement: Words = ()
    prep: Words = ()
    no_prep: Words = ()
    prep_object: Words = ()
    recipient: Words = ()
    of: Literal["actor", "recipient"] = "recipient"
    bare: bool = True
    reciprocal: bool = False
    passive_only: bool = False
    undergoer: bool = False
    examples: tuple[tuple[str, str, str, str], ...] = ()
    counterexamples: Words = ()

    @property
    def specificity(self) -> int:
        """How many conditions the rule sets: of several that fit, the one with the most decides."""
        conditions = (self.object, self.subject, self.complement, self.prep, self.prep_object)
        known = 3 * (self.type == "NONE" and any(conditions))
        return 2 * sum(bool(one) and one != ("*",) for one in conditions) + self.passive_only + known


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word of one rule: ``beside`` is the particle or modifier that must stand with it, or ""."""

    rule: EventRule
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """All event rules of one language, found by lemma, with the word classes they name."""

    rules: tuple[EventRule, ...]
    verbs: dict[str, tuple[Entry, ...]] = field(repr=False)
    nouns: dict[str, tuple[Entry, ...]] = field(repr=False)
    adjectives: dict[str, tuple[Entry, ...]] = field(repr=False)
    classes: dict[str, frozenset[str]] = field(repr=False)
    words: dict[str, frozenset[str]] = field(repr=False)
    contexts: dict[str, str] = field(repr=False)
    listed: dict[Words, frozenset[str]] = field(repr=False)

    @classmethod
    def load(cls, language: str) -> EventRules:
        """Return the rules of ``language``; raises RuleError where a file is at fault or names an unknown class."""
        rules = tuple(rule for name in FILES for rule in rulebook.load(f"{language}/events-{name}.toml", EventRule))
        classes = _classes(f"{language}/events.toml", "classes")
        _check(rules, classes, language)
        return cls(
            rules=rules,
            verbs=_index(rules, "verbs", classes),
            nouns=_index(rules, "nouns", classes),
            adjectives=_index(rules, "adjectives", classes),
            classes=classes,
            words=_classes(f"{language}/events.toml", "words"),
            contexts=_contexts(f"{language}/events-contexts.toml"),
            listed=_listed(rules, classes),
        )

    def within(self, lemma: str, wanted: Words) -> bool:
        """Whether the lemma is one of the words, or in one of the classes ("@name"), that ``wanted`` lists."""
        return bool(wanted) and lemma in self.listed[wanted]


def base_of(token: Token, known: Container[str]) -> str:
    """Return the form of the word under which ``known`` may hold it: the lemma, or what a slip of it hides.

    The parser's lemmas leave names as they are ("Guerrillas" at the head of a sentence) and spoil rare verbs.
    """
    lemma = token.lemma
    if lemma not in known:
        if token.tag in {"NNP", "NNPS"} and lemma.endswith("s") and lemma[:-1] in known:
            return lemma[:-1]
        if lemma.endswith("e") and lemma[:-1] in known and token.tag in {"VBD", "VBN", "VBG"}:
            return lemma[:-1]
    return lemma


def is_agent_noun(token: Token, rules: EventRules) -> bool:
    """Whether a plural is made like a name for people: "shopkeepers", "cyclists", "librarians"."""
    return token.lemma.endswith(_AGENTS) and token.lemma not in rules.words["no_agents"]


def _classes(path: str, table: str) -> dict[str, frozenset[str]]:
    """Return word lists as sets; a word "@name" in one stands for the whole of another list above it."""
    found: dict[str, frozenset[str]] = {}
    for name, words in rulebook.section(path, table).items():
        whole: set[str] = set()
        for word in str(words).split():
            whole |= found[word[1:]] if word[0] == "@" else {word}
        found[name] = frozenset(whole)
    return found


def _contexts(path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in rulebook.section(path, "contexts").items():
        found |= dict.fromkeys(str(words).split(), name)
    return found


def _listed(rules: tuple[EventRule, ...], classes: dict[str, frozenset[str]]) -> dict[Words, frozenset[str]]:
    """Return every word list of a rule as one set, its classes spelt out."""
    found: dict[Words, frozenset[str]] = {}
    for rule in rules:
        conditions = (rule.object, rule.no_object, rule.subject, rule.complement, rule.prep_object, rule.light)
        for words in filter(None, conditions):
            plain = (classes[word[1:]] if word[0] == "@" else {word} for word in words)
            found[words] = frozenset().union(*plain)
    return found


def _check(rules: tuple[EventRule, ...], classes: dict[str, frozenset[str]], language: str) -> None:
    for rule in rules:
        for one in (*rule.object, *rule.no_object, *rule.subject, *rule.complement, *rule.prep_object):
            if one.startswith("@") and one[1:] not in classes:
                raise rulebook.RuleError(f"rules/{language}: rule {rule.name!r}: no word class is named {one!r}")


def _index(
    rules: tuple[EventRule, ...], kind: Literal["verbs", "nouns", "adjectives"], classes: dict[str, frozenset[str]]
) -> dict[str, tuple[Entry, ...]]:
    """Return the entries by lemma, the most demanding first; of equals the one that admits fewer words."""
    found: dict[str, list[Entry]] = {}
    for rule in rules:
        words: Words = getattr(rule, kind)
        for word in words:
            head, _, beside = word.partition(" ")
            if kind == "nouns" and beside:
                beside, _, head = word.rpartition(" ")
            found.setdefault(head, []).append(Entry(rule=rule, beside=beside))
    for entries in found.values():
        entries.sort(key=lambda entry: _rank(entry, classes))
    return {word: tuple(entries) for word, entries in found.items()}


def _rank(entry: Entry, classes: dict[str, frozenset[str]]) -> tuple[int, int, str]:
    rule = entry.rule
    listed = (*rule.object, *rule.subject, *rule.complement, *rule.prep, *rule.prep_object)
    admitted = sum(len(classes[word[1:]]) if word[0] == "@" else 1000 if word == "*" else 1 for word in listed)
    return (-rule.specificity - 3 * bool(entry.beside), admitted, rule.name)
