"""dateline reads the news and keeps the record: who did what, when and where, how many, and who says so."""

from __future__ import annotations

import os

__version__ = "0.1.0"

# Before numpy is loaded: more threads make the small products of one article slower, and many articles are read by
# many processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
