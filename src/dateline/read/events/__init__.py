"""Who did what to whom: PLOVER's sixteen types, and OFFICE, from trigger words and the syntax around them."""

from dateline.read.events.lexicon import EventRules
from dateline.read.events.reader import read_events

__all__ = ["EventRules", "read_events"]
