"""Bytes to a page: HTML or text by what they hold, decoded, with the elements in order, however deep."""

from __future__ import annotations

import pytest

from dateline.extract.page import NoPageError, decode, html_tree, open_page
from dateline.records import Capture

SAID = "“Ни слова”, said Müller — über 5 €."


def capture(content: bytes) -> Capture:
    return Capture(source="test", content=content)


@pytest.mark.parametrize(
    "content",
    [
        SAID.encode(),
        b"\xef\xbb\xbf" + SAID.encode(),
        SAID.encode("utf-16"),
        f"<meta charset='windows-1251'><p>{SAID}".replace("ü", "u").encode("cp1251"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "declared"],
)
def test_encodings(content: bytes) -> None:
    assert "Ни слова" in decode(content)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
def test_other_libraries_get_the_page_as_it_was_read(encoding: str) -> None:
    page = open_page(capture("<meta charset='windows-1251'><p>Снег выпал за ночь.</p>".encode(encoding)))
    tree = html_tree(page)
    assert tree is not None
    assert "Снег выпал за ночь." in tree.text_content()


def test_latin_pages_are_read_as_browsers_read_them() -> None:
    assert decode("<meta charset='iso-8859-1'><p>“No”".encode("cp1252")).endswith("“No”")


def test_a_page_that_declares_what_it_is_not_is_read_all_the_same() -> None:
    assert decode("<meta charset='utf-8'><p>“No”, said Müller".encode("cp1252")).endswith("“No”, said Müller")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><p>Rain fell.", "html"),
        (b"<div>Rain fell.</div>", "html"),
        (b"Rain fell.", "text"),
        (b"Rain fell, 3 < 4 and 5 > 2.", "text"),
        (b"A page says <b> means bold.", "text"),
    ],
)
def test_kind_is_told_by_content(content: bytes, kind: str) -> None:
    page = open_page(capture(content))
    assert page.kind == kind
    assert (page.elements is None) == (kind == "text")


@pytest.mark.parametrize("content", [b"", b" \n", b"%PDF-1.4 ...", b"\x89PNG\r\n", bytes(range(32)) * 20])
def test_what_is_no_page_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(NoPageError, match=r"\w+ \w+"):
        open_page(capture(content))


@pytest.mark.parametrize("depth", [10, 300, 20_000])
def test_nothing_is_lost_in_deep_nesting(depth: int) -> None:
    page = open_page(capture(b"<div>" * depth + b"<p>Rain fell.</p>" + b"</div>" * depth + b"<p>Then snow.</p>"))
    assert page.elements is not None
    assert list(page.elements.visible(0)) == ["Rain fell.", "Then snow."]
