"""The line model: its evidence by name, its two looks, and what it may decide against the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import extract, rulebook
from dateline.extract.evidence import bucket
from dateline.extract.facets import Facet, Told
from dateline.extract.linecues import HOW, Cue, LineCues, folded, line_cues
from dateline.extract.linemarks import signs
from dateline.extract.linemodel import Learned, LineModel, Weights, line_model, look_of, shares
from dateline.records import LineLabel

if TYPE_CHECKING:
    from dateline.records import Article

CUES = [
    ("Sign up for the Friday letter", "cue begins promo"),
    ("ADVERTISEMENT", "cue whole promo"),
    ("3. Read more: The bridge that was built twice", "cue begins related"),
    ("Lesen Sie auch: Lehrer stimmen für Streik", "cue begins related"),
    ("© 2021 Harbour Times", "cue begins legal"),
    ("Text and pictures, all rights reserved", "cue holds legal"),
    ("Editor’s note: a name was misspelled", "cue begins correction"),
    ("Читайте также: Тоннель откроют в мае", "cue begins related"),
]
NO_CUES = ["The shareholders met at noon.", "Bypass closed", "Marched to the square", ""]

PAGE = """<html><head><title>Bridge closed</title></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Bridge closed</h1><p>By Hanna Osei</p>
<p>The bridge over the Aller was closed on Monday after inspectors found cracks in two of its pillars.</p>
<p><a href="/m">Read more: The ferry that nobody takes</a></p>
<p>Lorries must go round by the coast road, the ministry said, which takes an hour longer.</p>
<p>Sign up for our newsletter and get the news of the valley every morning.</p></article>
<footer>© 2021 Harbour Times. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize(("line", "cue"), CUES)
def test_telling_words_are_found(line: str, cue: str) -> None:
    assert cue in line_cues().of(line)


@pytest.mark.parametrize("line", NO_CUES)
def test_words_inside_others_tell_nothing(line: str) -> None:
    assert line_cues().of(line) == ()


def test_every_cue_is_written_as_lines_are_looked_at() -> None:
    labels = {*get_args(LineLabel), "none", "reader"}
    for path in (path for path in rulebook.files() if path.startswith("cues/")):
        rows = rulebook.rows(path)
        assert len(set(rows)) == len(rows), path
        for kind, how, cue in rows:
            assert kind.partition(".")[0] in labels, (path, kind)
            assert how in HOW, (path, how)
            assert folded(cue) == cue == " ".join(cue.split()), (path, cue)


def test_accents_and_endings_do_not_matter_and_bounds_of_words_do() -> None:
    cues = LineCues(
        [Cue("promo", "begins", "abonn*"), Cue("related.more", "holds", "a lire"), Cue("promo", "whole", "广告")]
    )
    assert cues.of("ABONNÉS, connectez-vous") == ("cue begins promo",)
    assert cues.of("Le tunnel : à lire demain") == ("cue holds related", "cue holds related.more")
    assert cues.of("La lirette") == ()
    assert cues.of("广告") == ("cue whole promo",)


def test_scripts_without_spaces_have_no_bounds() -> None:
    cues = LineCues([Cue("social.share", "begins", "分享"), Cue("social", "holds", "แชร์")])
    assert cues.of("分享到微信") == ("cue begins social", "cue begins social.share")
    assert cues.of("กดแชร์ข่าวนี้") == ("cue holds social",)


def test_a_cue_begins_a_line_whatever_its_bullet() -> None:
    cues = LineCues([Cue("promo", "begins", "sign up"), Cue("promo", "holds", "letter")])
    assert cues.of("» 2. Sign up") == ("cue begins promo",)
    assert cues.of("Signs upset") == ()
    assert cues.of("• SIGN UP") == ("cue begins promo",)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Updated 14:05", {"sign time", "sign digits"}),
        ("harbour.example/news.html", {"sign address"}),
        ("(Hanna Osei)", {"sign bracketed", "sign bracket last"}),
        ("What happens next?", {"sign question", "sign ended"}),
        ("LATEST", {"all capitals"}),
    ],
)
def test_marks_are_named(line: str, named: set[str]) -> None:
    assert named <= set(signs(line))


def test_values_fall_in_buckets() -> None:
    assert [bucket(value, (0, 2, 5)) for value in (-1, 0, 1, 2, 9)] == [0, 1, 1, 2, 3]


def labels(article: Article) -> dict[str, str]:
    return {article.text[line.span.start : line.span.end]: line.label for line in article.lines}


def test_every_line_about_an_article_is_named() -> None:
    found = labels(extract(PAGE.encode()))
    assert found["Bridge closed"] == "headline"
    assert found["By Hanna Osei"] == "byline"
    assert found["Read more: The ferry that nobody takes"] == "related"
    assert found["Sign up for our newsletter and get the news of the valley every morning."] == "promo"
    assert found["© 2021 Harbour Times. All rights reserved."] == "legal"
    assert "Home World" not in found


def test_confidences_are_chances() -> None:
    article = extract(PAGE.encode())
    assert article.lines
    assert all(0 < line.confidence <= 1 for line in article.lines)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_lines_are_named_and_quoted(lines: list[str]) -> None:
    article = extract("\n".join(lines).encode("utf-8", "replace"))
    assert all(article.text[line.span.start : line.span.end].strip() for line in article.lines)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "<li>", "By A", "© 1", "The road was closed.", "<h2>"]), max_size=30
    )
)
def test_any_markup_is_named_and_quoted(pieces: list[str]) -> None:
    article = extract(("<html><body>" + " ".join(pieces)).encode())
    assert all(0 <= line.confidence <= 1 for line in article.lines)


def test_a_look_adds_up_what_it_knows() -> None:
    look = look_of(Weights(names=["a", "b"], weights=[[100, 0], [-50, 25]]))
    lines = [Told([Facet(("a", "unknown"))], ["b"]), Told([Facet(("unknown",))], ["unknown"])]
    assert look.weigh(lines).tolist() == [[50, 25], [0, 0]]


def test_shares_add_up_to_one() -> None:
    assert shares(np.array([[1.0, 1.0], [900.0, 0.0]], np.float32)).tolist() == [[0.5, 0.5], [1.0, 0.0]]


def test_the_stored_model_has_both_looks_over_all_labels() -> None:
    model = line_model()
    assert isinstance(model, LineModel)
    assert {*get_args(LineLabel), "none"} == set(model.labels)


def test_a_model_without_temperature_is_refused() -> None:
    with pytest.raises(TypeError):
        Learned(labels=[], first=Weights(names=[], weights=[]), second=Weights(names=[], weights=[]))  # type: ignore[call-arg]
