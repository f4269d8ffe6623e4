"""Where: places on the map, and the place where what a word tells of happened; sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import rulebook
from dateline.extract import plain
from dateline.names import fold
from dateline.read import gazetteer
from dateline.read.parser import Parser
from dateline.read.places import PlaceRules, place_of, read_places
from dateline.read.scene import Scene

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import Place

MAP = gazetteer.load()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


# The gazetteer.


@pytest.mark.parametrize(
    ("name", "found", "country", "latitude", "longitude"),
    [
        ("Almaty", "Almaty", "KZ", 43.25, 76.9),
        ("Alma-Ata", "Almaty", "KZ", 43.25, 76.9),
        ("Nur-Sultan", "Astana", "KZ", 51.2, 71.4),
        ("Kiev", "Kyiv", "UA", 50.45, 30.5),
        ("Janaozen", "Zhanaozen", "KZ", 43.3, 52.9),
        ("Bombay", "Mumbai", "IN", 19.1, 72.9),
        ("Goma", "Goma", "CD", -1.7, 29.2),
        ("Islamabad", "Islamabad", "PK", 33.7, 73.1),
        ("Bogotá", "Bogotá", "CO", 4.6, -74.1),
        ("Reykjavik", "Reykjavík", "IS", 64.1, -21.9),
        ("Mariupol", "Mariupol", "UA", 47.1, 37.5),
        ("Port-au-Prince", "Port-au-Prince", "HT", 18.5, -72.3),
        ("Mazar-i-Sharif", "Mazār-e Sharīf", "AF", 36.7, 67.1),
        ("Deir al-Zour", "Deir ez-Zor", "SY", 35.3, 40.1),
        ("Grozny", "Grozny", "RU", 43.3, 45.7),
    ],
)
def test_a_city_is_found_under_all_its_spellings(
    name: str, found: str, country: str, latitude: float, longitude: float
) -> None:
    spot = next(one for one in MAP.find(fold(name)) if one.level == "city")
    assert (spot.name, spot.country) == (found, country)
    assert spot.latitude == pytest.approx(latitude, abs=0.2)
    assert spot.longitude == pytest.approx(longitude, abs=0.2)


def test_what_is_on_no_map_is_not_found() -> None:
    assert MAP.find(fold("Nowhereville-upon-Nothing")) == ()
    assert MAP.find("") == ()


def test_every_row_is_found_by_its_key() -> None:
    lines = rulebook.text("world/places.tsv").splitlines()[1:]
    keys = [line.split("\t", 1)[0] for line in lines]
    assert keys == sorted(keys)
    for line in [lines[0], lines[-1], *lines[:: len(lines) // 500]]:
        key, name = line.split("\t")[:2]
        assert name in {spot.name for spot in MAP.find(key)}


def test_every_country_has_a_point_and_a_code() -> None:
    assert len(MAP.by_iso) > 190
    for iso, country in MAP.by_iso.items():
        assert len(iso) == 2
        assert -90 <= country.spot.latitude <= 90
        assert -180 <= country.spot.longitude <= 180
    assert MAP.adjectives[fold("Kyrgyz")] == "KG"
    assert MAP.peoples[fold("Filipinos")] == "PH"
    assert MAP.capitals[fold("Nur-Sultan")] == MAP.capitals[fold("Astana")] == "KZ"


# The places of a text.


def places(reader: Reader, text: str) -> tuple[Place, ...]:
    return reader.read_text(text, published="2022-01-14").places


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shots were heard in Almaty.", [("Almaty", "KZ", "city")]),
        ("Two bridges fell in Helmand province.", [("Helmand", "AF", "admin1")]),
        ("A ferry sank off Zanzibar, Tanzania.", [("Zanzibar", "TZ", "city"), ("Tanzania", "TZ", "country")]),
        ("They met in Manchester, New Hampshire.", [("Manchester", "US", "city"), ("New Hampshire", "US", "admin1")]),
        ("Nurses marched in Manchester.", [("Manchester", "GB", "city")]),
        ("The plane left London, Ontario, at noon.", [("London", "CA", "city"), ("Ontario", "CA", "admin1")]),
        ("Georgia's capital is quiet: Tbilisi sleeps.", [("Georgia", "GE", "country"), ("Tbilisi", "GE", "city")]),
        ("Floods hit Florida and South Carolina.", [("Florida", "US", "admin1"), ("South Carolina", "US", "admin1")]),
        ("They met in New York.", [("New York City", "US", "city")]),
        ("Fighting went on in Darfur.", [("Darfur", "SD", "admin1")]),
        ("Drought spread across the Horn of Africa.", [("Horn of Africa", None, "region")]),
        ("Troops landed in Port-au-Prince.", [("Port-au-Prince", "HT", "city")]),
        ("Riots broke out in Nouméa.", [("Nouméa", "NC", "city")]),
        ("A mine fell in near Goma, in eastern Uganda.", [("Goma", "CD", "city"), ("Uganda", "UG", "country")]),
        ("He was born in Santiago, Chile.", [("Santiago", "CL", "city"), ("Chile", "CL", "country")]),
        ("Clashes in Valencia, Venezuela, went on.", [("Valencia", "VE", "city"), ("Venezuela", "VE", "country")]),
        ("The dam in Kherson region broke.", [("Kherson", "UA", "admin1")]),
        ("A bomb went off in Quetta, Pakistan.", [("Quetta", "PK", "city"), ("Pakistan", "PK", "country")]),
        ("They met in Warri, Delta State.", [("Warri", "NG", "city"), ("Delta State", "NG", "admin1")]),
        ("Snow fell on Ulaanbaatar.", [("Ulan Bator", "MN", "city")]),
        ("Miners struck in Cape Town.", [("Cape Town", "ZA", "city")]),
        # No places: people, peoples, organisations, capitals that stand for governments.
        ("Jesse Jackson spoke and Jackson wept.", []),
        ("George Washington smiled. Washington waved.", []),
        ("Kazakh and Russian soldiers shook hands.", []),
        ("The Washington Post asked first.", []),
        ("Moscow denied the charge.", []),
        ("Police read the statement.", []),
        ("Lincoln was tall.", []),
        ("Michael Jordan retired.", []),
    ],
)  # fmt: skip
def test_the_places_of_a_sentence(reader: Reader, text: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert [(place.name, place.country, place.precision) for place in places(reader, text)] == wanted


def test_the_country_the_article_is_about_decides_between_towns(reader: Reader) -> None:
    text = "Venezuelan police closed roads. Venezuela's army was called. Shops in Barcelona were shut."
    barcelona = next(place for place in places(reader, text) if place.name == "Barcelona")
    assert barcelona.country == "VE"


def test_an_area_of_the_country_spoken_of_goes_before_a_town_elsewhere(reader: Reader) -> None:
    text = "Colombian police found arms in Antioquia. Colombia's army took them."
    assert ("Antioquia", "CO") in {(place.name, place.country) for place in places(reader, text)}


def test_one_mention_of_a_country_does_not_move_a_great_city_there(reader: Reader) -> None:
    found = places(reader, "A Canadian singer fell ill in London.")
    assert [(place.name, place.country) for place in found] == [("London", "GB")]


def test_a_place_nobody_mapped_has_a_name_and_nothing_made_up(reader: Reader) -> None:
    found = places(reader, "Elders met in Zarqabadi village in Helmand province.")
    unknown = [place for place in found if place.latitude is None]
    assert all(place.country is None and place.precision is None for place in unknown)


# Where it happened.


def where(parser: Parser, text: str, word: str) -> str | None:
    article = plain(text, published="2022-01-14")
    scene = Scene(article=article, syntax=parser.parse(text, [line.span for line in article.lines]))
    scene.places = read_places(scene, PlaceRules.load())
    trigger = next(t for sentence in scene.syntax.sentences for t in sentence.tokens if t.text == word)
    found = place_of(scene, trigger)
    return next((place.name for place in scene.places if place.id == found), None)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Police shot two men in Medan on Friday.", "shot", "Medan"),
        ("Protests in Lagos spread to Abuja.", "Protests", "Lagos"),
        ("Rebels attacked a convoy near Timbuktu.", "attacked", "Timbuktu"),
        ("The army withdrew from Idlib.", "withdrew", "Idlib"),
        ("Troops arrived in Kazakhstan last week.", "arrived", "Kazakhstan"),
        ("In Caracas, thousands marched.", "marched", "Caracas"),
        ("Workers clashed with police in Dhaka, Bangladesh.", "clashed", "Dhaka"),
        ("Soldiers stormed the Juba airport.", "stormed", "Juba"),
        ("A court in Minsk jailed a blogger.", "jailed", "Minsk"),
        ("He was arrested in Manila after a raid in Cebu.", "arrested", "Manila"),
        ("He was arrested in Manila after a raid in Cebu.", "raid", "Cebu"),
        ("In Gao, the mayor said rebels had burned the market.", "burned", "Gao"),
        ("Residents fled. Shells fell on Kharkiv.", "fell", "Kharkiv"),
        ("Gunmen raided a market in Jos. They killed nine traders.", "killed", "Jos"),
        ("Kenyans voted. Kenya's police were deployed nationwide.", "deployed", "Kenya"),
        ("Chile is tense. Chile's students and Chilean miners went on strike.", "strike", "Chile"),
        ("Two men shook hands.", "shook", None),
        ("Rebels invaded Goma.", "invaded", "Goma"),
        ("Talks in Geneva failed, and fighting resumed in Aleppo.", "failed", "Geneva"),
        ("Talks in Geneva failed, and fighting resumed in Aleppo.", "resumed", "Aleppo"),
        ("The bomb killed six in the city of Aden.", "killed", "Aden"),
        ("Security forces opened fire across Myanmar.", "opened", "Myanmar"),
    ],
)
def test_where_it_happened(parser: Parser, text: str, word: str, place: str | None) -> None:
    assert where(parser, text, word) == place


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AaKk Paris,in (Almaty) of \n.-'’é", max_size=100))
def test_every_mention_quotes_the_text(reader: Reader, text: str) -> None:
    for place in places(reader, text):
        for mention in place.mentions:
            assert text[mention.span.start : mention.span.end] == mention.text
            assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end


# The country of an article that never names it, or names others as often.


@pytest.mark.parametrize(
    ("text", "trigger", "where"),
    [
        # Two towns and a people's name: what happens in neither is of the country.
        (
            "Kazakh police held Almaty. In Aktau nothing moved. The Kazakh cabinet resigned.\nThe offices were shut.",
            "shut",
            "Kazakhstan",
        ),
        # Several countries are named, things are set in one.
        (
            "Russia and Belarus sent troops to Tajikistan. France waited. Rebels rose in Tajikistan.\nTaps ran dry.",
            "dry",
            "Tajikistan",
        ),
        ("A Kazakh singer won.\nThe offices were shut.", "shut", None),
        ("Russia and Belarus sent troops to Tajikistan, Chad and Niger.\nThe airport was shut.", "shut", None),
    ],
)
def test_what_is_set_nowhere_is_of_the_country_the_article_is_about(
    reader: Reader, text: str, trigger: str, where: str | None
) -> None:
    scene = reader.scene(plain(text))
    places = read_places(scene, PlaceRules.load())
    word = next(token for one in scene.syntax.sentences for token in one.tokens if token.text == trigger)
    named = {place.id: place.name for place in places}
    assert named.get(place_of(scene, word) or "") == where
