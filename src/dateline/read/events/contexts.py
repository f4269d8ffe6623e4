"""What an article is about, as PLOVER's contexts: by the words of its body."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.events.lexicon import EventRules
    from dateline.read.syntax import Syntax

_MOST = 3
_ENOUGH = 2


def contexts_of(syntax: Syntax, rules: EventRules) -> tuple[str, ...]:
    """Return up to three contexts the body speaks of at least twice, the most spoken of first."""
    found: Counter[str] = Counter()
    for sentence in syntax.sentences:
        for token in sentence.tokens:
            context = rules.contexts.get(token.lemma)
            if context is not None:
                found[context] += 1
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, count in ranked[:_MOST] if count >= _ENOUGH)
