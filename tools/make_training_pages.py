"""Make labelled news pages from our own stories and phrases, in as many layouts as a seeded draw gives.

    python tools/make_training_pages.py [--pages 640] [--folder training/pages]

A page is drawn in two steps: an *outlet* (how it names and nests its elements, which parts it shows and in which
order) and a *story* told in it. Everything is labelled as it is put in place, so labels are right by construction.
The same number of pages gives the same bytes. See ``tools/training_pages.py`` for the format.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from training_maker import Maker
from training_pages import FOLDER, pages

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_HEADED = 0.8  # share of dispatches with a headline
_TRAINING = Path(__file__).parents[1] / "training"


def as_text(draw: random.Random, rows: Sequence[tuple[str, str]], maker: Maker) -> list[tuple[str, str]]:
    """Return the lines of a page as somebody saved them: some furniture lost, a banner above, sometimes a bare wire."""
    kept = list(rows)
    form = draw.choice(("wire", "cutting", "story", "page", "page"))
    if form == "wire":
        return wired(maker)
    if form == "cutting":
        # A cutting: no furniture, and of the story a few lines.
        wanted = {"byline", "dateline", "body", "credit", "correction", "legal", draw.choice(("headline", "body"))}
        kept = [row for row in kept if row[0] in wanted]
        left = draw.randint(1, 5)
        bodies = [row for row in kept if row[0] == "body"][:left]
        kept = [row for row in kept if row[0] != "body" or row in bodies]
        if maker.chance(0.6):
            kept += [
                (kind, maker.say(kind))
                for kind in draw.sample(("credit", "legal", "correction", "credit"), draw.randint(1, 2))
            ]
        if maker.chance(0.4):
            kept += [
                ("related", maker.say("related_head")),
                ("promo", maker.say("promo_line")),
                ("promo", maker.say("slogan")),
            ]
    elif form == "story":
        wanted = {"headline", "byline", "dateline", "body", "subhead", "credit", "correction", "legal", "standfirst"}
        kept = [row for row in kept if row[0] in wanted]
    else:
        lost = draw.uniform(0.2, 0.95)
        kept = [row for row in kept if row[0] != "none" or draw.random() > lost]
    if maker.chance(0.5):
        kept = [("banner", text) for text in maker.several("banner", 1, 3)] + kept
    if maker.chance(0.3):
        kept.append(("banner", maker.say("banner")))
    gap = maker.chance(0.4)
    return [row for one in kept for row in ((one, ("", "")) if gap else (one,))]


def wired(maker: Maker) -> list[tuple[str, str]]:
    """Return a dispatch as agencies send it: the place in its first line, and most with a headline."""
    draw, rows = maker.draw, []
    if draw.random() < _HEADED:
        rows.append(("headline", draw.choice((maker.story["head"], *maker.phrases["head"]))))
    first, *rest = maker.story["body"][: draw.randint(1, 9)]
    rows.append(("body", f"{maker.say('dateline')} {first}"))
    rows += [("body", text) for text in rest]
    rows += [
        (kind, maker.say(kind))
        for kind in draw.choice(((), (), ("credit",), ("legal",), ("credit", "legal"), ("correction",)))
    ]
    if draw.random() < 1 - _HEADED:
        rows.insert(0, ("banner", maker.say("banner")))
    return rows


def main() -> None:
    """Write the pages."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--pages", type=int, default=640)
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write(options.folder, options.pages)


def write(folder: Path, number: int) -> None:
    """Write so many pages, one in four of them as plain text."""
    phrases, stories = (
        tomllib.loads((_TRAINING / name).read_text(encoding="utf-8")) for name in ("phrases.toml", "stories.toml")
    )
    for one in range(number):
        maker = Maker(one, phrases, stories)
        subject = re.sub(r"\W+", "-", maker.story["topic"].lower())
        name = f"made-{maker.language}-{subject}~{one:03}"
        path = folder / f"{name}.html"
        path.write_text(maker.page(), encoding="utf-8")
        if one % 4 == 3:  # noqa: PLR2004 -- one in four
            found = next(page for page in pages(folder) if page.name == name)
            path.unlink()
            rows = as_text(maker.draw, list(zip(found.labels, found.texts, strict=True)), maker)
            path.with_suffix(".tsv").write_text("".join(f"{label}\t{text}\n" for label, text in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
