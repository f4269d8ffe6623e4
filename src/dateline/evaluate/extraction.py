"""Articles against gold: text by runs of four words, exact day, exact title, names of authors.

Text precision and recall are means over pages of the shares of four-word runs, counted with repetition, and ``f1`` is
the harmonic mean of the two means (scrapinghub's article extraction benchmark); where a page has a second gold without
its optional paragraphs, the one that fits better counts. ``over_99`` and ``under_80`` are shares of pages by their own
F1. Dates are equal in their day, titles in their words, author names as lower-cased sets. All figures are shares of 1.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from statistics import fmean
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dateline.evaluate import GoldError
from dateline.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dateline.pipeline import Reader
    from dateline.records import Article

Record = dict[str, Any]
Counts = tuple[int, int, int]  # shared, surplus and missing runs

PRIMARY = ("f1", "over_99", "date", "title", "authors")
_RUN = 4
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BETWEEN_NAMES = re.compile(r";|,| and | und | et | y |\n|\|")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_PERFECT, _POOR = 0.99, 0.8


def predict(gold: Sequence[Record], reader: Reader, *, pages: Path) -> list[Record]:  # noqa: ARG001 -- one form for all
    """Return text, title, authors and date of each gold record's page; ``pages`` is the WARC that holds them."""
    wanted = {record["id"] for record in gold}
    found = {name: _prediction(name, extract(body, url)) for name, url, body in _pages(pages) if name in wanted}
    return [found[record["id"]] for record in gold if record["id"] in found]


def _pages(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield (id, URL, bytes) of each response in a WARC whose record ids are ``<urn:page:ID>``."""
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
                name = unquote(record.headers["WARC-Record-ID"].removeprefix("<urn:page:").removesuffix(">"))
                yield name, record.headers["WARC-Target-URI"], record.reader.read()
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from error


def _prediction(name: str, article: Article) -> Record:
    body = [line.span for line in article.lines if line.label in {"body", "standfirst", "subhead"}]
    return {
        "id": name,
        "text": "\n\n".join(article.text[span.start : span.end] for span in body),
        "title": article.title,
        "authors": list(article.bylines),  # gold lists whatever the byline names, newsrooms too
        "published": article.published,
    }


def score(gold: Sequence[Record], predictions: Sequence[Record]) -> dict[str, dict[str, float]]:
    """Return the measures of each set; a field that no prediction of a set answers is left out."""
    given = {prediction["id"]: prediction for prediction in predictions}
    pairs: dict[str, list[tuple[Record, Record]]] = defaultdict(list)
    for record in gold:
        pairs[record["set"]].append((record, given.get(record["id"], {})))
    return {name: _measures(pairs[name]) for name in sorted(pairs)}


def _measures(pairs: Sequence[tuple[Record, Record]]) -> dict[str, float]:
    counts = [_page_counts(one, found.get("text")) for one, found in pairs if one["text"]]
    measures = _text_measures(counts) if counts else {}
    for field, key in (("published", "date"), ("title", "title")):
        same = _day if field == "published" else _plain
        answers = [(same(one[field]), same(found.get(field))) for one, found in pairs if one[field]]
        if any(found for _, found in answers):
            measures[key] = fmean(one == found for one, found in answers)
    people = [(_names(one["authors"]), _names(found.get("authors"))) for one, found in pairs if one["authors"]]
    if any(found for _, found in people):
        shared = sum(len(one & found) for one, found in people)
        measures["authors"] = 2 * shared / sum(len(one) + len(found) for one, found in people)
    return measures


def _text_measures(counts: Sequence[Counts]) -> dict[str, float]:
    precisions = [_precision(one) for one in counts if one[0] + one[1]]
    recalls = [_recall(one) for one in counts if one[0] + one[2]]
    precision, recall = fmean(precisions) if precisions else 0.0, fmean(recalls) if recalls else 0.0
    pages = [_page_f1(one) for one in counts]
    return {
        "precision": precision,
        "recall": recall,
        "f1": _harmonic(precision, recall),
        "over_99": fmean(page > _PERFECT for page in pages),
        "under_80": fmean(page < _POOR for page in pages),
    }


def _page_counts(record: Record, text: str | None) -> Counts:
    golds = [record["text"]] + ([record["alt_text"]] if record.get("alt_text") else [])
    return max((_counts(one, text) for one in golds), key=_page_f1)


def _counts(gold: str, found: str | None) -> Counts:
    wanted, given = _runs(gold), _runs(found or "")
    shared = sum((wanted & given).values())
    return shared, sum(given.values()) - shared, sum(wanted.values()) - shared


def _runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words; fewer words are one run."""
    words = _WORD.findall(text)
    runs = (tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))
    return Counter(run for run in runs if run)


def _precision(counts: Counts) -> float:
    shared, surplus, missing = counts
    if not surplus and not missing:
        return 1.0
    return shared / (shared + surplus) if shared + surplus else 0.0


def _recall(counts: Counts) -> float:
    shared, surplus, missing = counts
    return _precision((shared, missing, surplus))


def _page_f1(counts: Counts) -> float:
    return _harmonic(_precision(counts), _recall(counts))


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _day(value: str | None) -> str | None:
    found = _DAY.match(value or "")
    return found.group() if found else None


def _plain(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").lower()))


def _names(authors: Iterable[str] | str | None) -> set[str]:
    given = [authors] if isinstance(authors, str) else list(authors or ())
    pieces = [piece.strip() for one in given for piece in _BETWEEN_NAMES.split(one or "")]
    return {name for piece in pieces if (name := _plain(_BY.sub("", piece)))}
