"""The pages the line model learns from: each line labelled, and the made ones as their maker makes them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from training_maker import Maker
from training_pages import FOLDER, LABELS, UnlabelledError, bare, pages

ROOT = Path(__file__).parents[1]


def test_every_line_of_every_page_bears_a_known_label() -> None:
    found = list(pages())
    assert len(found) >= 120
    assert {label for page in found for label in page.labels} == set(LABELS)


@pytest.mark.parametrize("number", [0, 1, 42, 206])
def test_a_made_page_is_made_again_byte_for_byte(number: int) -> None:
    phrases, stories = (
        tomllib.loads((ROOT / "training" / name).read_text("utf-8")) for name in ("phrases.toml", "stories.toml")
    )
    (stored,) = FOLDER.glob(f"made-*~{number:03}.html")
    assert stored.read_text("utf-8") == Maker(number, phrases, stories).page()


def test_a_label_is_that_of_the_nearest_element(tmp_path: Path) -> None:
    story = '<p>A road. <b data-label="promo">Ad</b></p><p data-label="caption">A bridge</p>'
    body = f'<nav>Home</nav><div data-label="body">{story}</div><script>no line</script>'
    (tmp_path / "one.html").write_text(f'<html><body data-label="none">{body}</body></html>')
    (page,) = pages(tmp_path)
    assert list(zip(page.labels, page.texts, strict=True)) == [
        ("none", "Home"),
        ("body", "A road. Ad"),
        ("caption", "A bridge"),
    ]
    assert "data-label" not in page.page.content


def test_plain_text_is_labelled_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text("headline\tRoad closed\n\t\nbody\tThe road was closed.\n")
    (page,) = pages(tmp_path)
    assert page.page.content == "Road closed\n\nThe road was closed.\n"
    assert page.labels == ("headline", "body")


def test_a_plain_page_is_learned_from_once_more_without_what_stands_about_the_text(tmp_path: Path) -> None:
    rows = "none\tHome\nheadline\tRoad closed\nbody\tThe road was closed.\nsocial\tShare\nbody\tIt is open.\n"
    (tmp_path / "one.tsv").write_text(rows)
    alone, *brief = bare(next(pages(tmp_path)))
    assert alone.texts == ("Road closed", "The road was closed.", "It is open.")
    assert {label for one in brief for label in one.labels} <= {"headline", "body"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("one.html", "<html><body><p>No label</p></body></html>"), ("one.tsv", "wrong\tA line\n")],
)
def test_a_line_without_a_known_label_is_named(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UnlabelledError, match="one"):
        list(pages(tmp_path))
