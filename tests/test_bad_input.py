"""Whatever is given, the program says clearly what it could not read, and reads the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import dateline
from dateline.cli import app
from dateline.records import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from dateline import Reader

SENTENCE = "Miners in Karaganda stopped work on Monday, the union said. "
PROSE = (
    SENTENCE + "The company offered talks. About 300 workers stayed below ground. Police closed the road to the pit."
)
ITALIAN = (
    "I minatori hanno fermato il lavoro lunedì mattina, ha detto il sindacato. La direzione ha proposto un incontro "
    "per martedì, ma gli operai hanno deciso di restare nelle gallerie fino a quando non saranno pagati gli stipendi."
)


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["read", *words], catch_exceptions=False)


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.txt"
    path.write_text(PROSE)
    return str(path)


UNREADABLE = {
    "empty": b"",
    "white space": b" \n\t \n",
    "binary": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06" * 30,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 20,
    "a page without text": page("<div><img src='a.jpg'></div><script>var words = 'not text';</script>"),
    "a page of navigation": page("<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_holds_no_text_is_a_clear_line_and_the_rest_is_read(content: bytes, good: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_bytes(content)
    alone = run(str(bad))
    assert alone.exit_code == 1
    (said,) = alone.stderr.splitlines()
    assert said.startswith(f"{bad}: ")
    assert "internal" not in said
    assert "Error" not in said
    together = run(str(bad), good)
    assert together.exit_code == 0
    assert said in together.stderr
    assert good in together.stdout


READABLE = {
    "five megabytes in one line": (SENTENCE * (5_000_000 // len(SENTENCE))).encode(),
    "100,000 nested divs": page("<div>" * 100_000 + f"<p>{PROSE}</p>" + "</div>" * 100_000),
    "unclosed tags": page(f"<div><p><b>{PROSE}<p><i>{PROSE}<table><tr><td>{PROSE}"),
    "a megabyte in an attribute": page(f"<p data-x='{'x' * 1_000_000}'>{PROSE}</p>"),
    "another encoding than declared": page(f"<p>{PROSE} “Nobody was hurt.”</p>", "<meta charset='ascii'>"),
    "UTF-16": page(f"<p>{PROSE}</p>").decode().encode("utf-16"),
    "null bytes within": page(f"<p>{PROSE}</p>").replace(b"stopped", b"stop\0ped"),
}


@pytest.mark.parametrize("name", READABLE)
def test_hostile_and_broken_pages_are_read(name: str, reader: Reader) -> None:
    article = dateline.extract(READABLE[name])
    assert not [problem for problem in article.problems if problem.fatal]
    assert "talks" in article.text or "Karaganda" in article.text
    if len(article.text) < 100_000:
        assert reader.read(article).events is not None


def test_five_megabytes_in_one_line_are_read_to_the_end(reader: Reader) -> None:
    """The reading of a long text is linear, so a tenth stands here for the whole."""
    text = SENTENCE * (500_000 // len(SENTENCE))
    reading = reader.read(dateline.extract(text.encode()))
    assert any(time.span.end > len(text) * 0.99 for time in reading.times)


def test_curly_quotes_in_windows_encoding_survive() -> None:
    article = dateline.extract(page(f"<p>{PROSE} “Nobody was hurt,” she said.</p>").decode().encode("cp1252"))
    assert "“Nobody was hurt,”" in article.text


def test_another_language_keeps_its_metadata_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    head = '<meta property="article:published_time" content="2022-01-10T09:00:00+01:00"><title>Sciopero</title>'
    path.write_bytes(page(f"<article><h1>Sciopero in miniera</h1><p>{ITALIAN}</p></article>", head))
    result = run(str(path), "--json")
    assert result.exit_code == 0
    reading = json.loads(result.stdout)
    assert reading["article"]["language"] == "it"
    assert reading["article"]["published"].startswith("2022-01-10")
    assert reading["events"] == []
    (problem,) = reading["problems"]
    assert problem["code"] == "language"
    assert str(path) in problem["message"]


def test_a_date_in_the_future_is_refused_with_the_reason() -> None:
    head = '<meta property="article:published_time" content="2999-01-10T09:00:00Z">'
    article = dateline.extract(page(f"<article><p>{PROSE}</p></article>", head))
    assert article.published is None
    (evidence,) = [date for date in article.dates if date.value.startswith("2999")]
    assert not evidence.accepted
    assert "future" in evidence.reason


@pytest.mark.parametrize(
    "source", ["http://127.0.0.1:9/", "http://localhost/", "ftp://example.org/x", "no-such-file.html"]
)
def test_a_source_that_cannot_be_had_is_one_line_and_exit_code_1(source: str) -> None:
    result = run(source)
    assert result.exit_code == 1
    (said,) = result.stderr.splitlines()
    assert said.startswith(f"{source}: ")
    assert result.stdout == ""


@pytest.mark.parametrize("date", ["yesterday", "2022-13-01", "14/01/2022", ""])
def test_a_date_that_is_none_is_a_usage_error(date: str, good: str) -> None:
    result = run(good, "--published", date)
    assert result.exit_code == 2
    assert "2022-01-14" in result.stderr


def test_problems_stand_in_the_json_too(good: str) -> None:
    result = run("no-such-file.html", good, "--json")
    kinds = [json.loads(line) for line in result.stdout.splitlines()]
    assert kinds[0]["code"] == "not-found"
    assert "article" in kinds[1]


@given(content=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "ignore")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_bytes_give_an_article_whose_spans_lie_in_its_text(content: bytes, reader: Reader) -> None:
    article = dateline.extract(content)
    assert all(0 <= line.span.start < line.span.end <= len(article.text) for line in article.lines)
    reading = reader.read(article)
    assert isinstance(reading, Reading)
    for time in reading.times:
        assert article.text[time.span.start : time.span.end].strip()
    for mention in (mention for actor in reading.actors for mention in actor.mentions):
        assert article.text[mention.span.start : mention.span.end] == mention.text
