"""What stands about an article on a page of one outlet, labelled as it is put in place."""

from __future__ import annotations

import html
import random
import re
from typing import TYPE_CHECKING, Any

from training_outlets import Outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

_LANGUAGES = ("en",) * 13 + ("fr", "de", "es", "ru", "pt", "tr")
_PEOPLE = (
    "Hanna Osei",
    "Tomas Brandt",
    "Aigerim Sadykova",
    "Luis Amaro",
    "Mirela Stan",
    "Joe Abbey",
    "Ruth Adeyemi",
    "Ivan Petrenko",
    "Marie-Claire Dufour",
    "Anders Moe",
    "Tamar Lomidze",
    "Kofi Annor",
    "Elif Demir",
    "Olga Sviridova",
    "J. P. Marsh",
    "Nurlan Bekov",
    "Siobhan O'Dowd",
    "Wei Lin",
    "Camila Duarte",
    "Jan van Dijk",
)
_AGENCIES = (
    "Reuters",
    "AP",
    "AFP",
    "Caspian Wire",
    "dpa",
    "Interfax",
    "TASS",
    "EFE",
    "Lusa",
    "Anadolu",
    "Xinhua",
    "Bloomberg",
)
CITIES = (
    "Almaty",
    "Tbilisi",
    "Osh",
    "Port Anselm",
    "Kosh",
    "Branik",
    "Valbrume",
    "Nordheim",
    "Lagos",
    "Geneva",
    "Ulan",
    "Orlov",
)
_COUNTRIES = ("Kazakhstan", "Georgia", "Kyrgyzstan", "Norway", "Nigeria")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
_DAYS = {
    "en": (
        "{m} {d}, {y}",
        "{d} {m} {y}",
        "{y}-{n:02d}-{d:02d}",
        "{m3} {d}, {y}",
        "{d:02d}/{n:02d}/{y}",
        "Tuesday, {m} {d}, {y}",
        "{d} {m3} {y}",
    ),
    "de": ("{d}. {m} {y}", "{d:02d}.{n:02d}.{y}"),
    "es": ("{d} de {m} de {y}", "{d:02d}/{n:02d}/{y}"),
    "pt": ("{d} de {m} de {y}", "{d:02d}/{n:02d}/{y}"),
    "ru": ("{d} {m} {y}", "{d:02d}.{n:02d}.{y}"),
    "fr": ("{d} {m} {y}", "{d:02d}/{n:02d}/{y}"),
    "tr": ("{d} {m} {y}", "{d:02d}.{n:02d}.{y}"),
}
_WRAPPERS = ("div", "div", "div", "section")


class Furniture:
    """Writes what stands about articles, in the manner of one outlet."""

    def __init__(self, number: int, phrases: dict[str, Any], stories: dict[str, Any]) -> None:
        self.draw = random.Random(number)  # noqa: S311 -- a layout is no secret
        self.language = self.draw.choice(_LANGUAGES)
        self.outlet = Outlet(self.draw, self.language)
        self.phrases = phrases[self.language]
        self.stories = stories[self.language]
        self.story = self.draw.choice(self.stories)
        self.heads = [*self.phrases["head"], *(one["head"] for one in self.stories if one is not self.story)]
        self.author, self.author2 = self.draw.sample(_PEOPLE, 2)
        self.agency, self.city = self.draw.choice(_AGENCIES), self.draw.choice(CITIES)
        self.day = self._day()

    def chance(self, share: float) -> bool:
        """Whether what happens so often happens now."""
        return self.draw.random() < share

    def _day(self) -> str:
        draw = self.draw
        number = draw.randrange(12)
        month = _MONTHS[self.language].split()[number]
        form = draw.choice(_DAYS[self.language])
        return form.format(m=month, m3=month[:3], n=number + 1, d=draw.randint(1, 28), y=draw.randint(2003, 2024))

    def say(self, kind: str) -> str:
        """Return a phrase of a kind, filled."""
        return self.fill(self.draw.choice(self.phrases[kind]))

    def fill(self, phrase: str) -> str:
        """Return the phrase with its placeholders filled."""
        draw = self.draw
        month = draw.choice(_MONTHS[self.language].split())
        return phrase.format(
            author=self.author,
            author2=self.author2,
            AUTHOR=self.author.upper(),
            city=self.city,
            CITY=self.city.upper(),
            day=self.day,
            time=f"{draw.randint(0, 23)}:{draw.randint(0, 59):02d}",
            n=draw.randint(1, 40),
            outlet=self.outlet.name,
            agency=self.agency,
            head=draw.choice(self.heads),
            topic=draw.choice(self.stories)["topic"],
            year=draw.randint(2003, 2024),
            name=draw.choice(_PEOPLE),
            monthday=f"{month} {draw.randint(1, 28)}",
            country=draw.choice(_COUNTRIES),
            host="harbourtimes.example",
            slug=re.sub(r"\W+", "-", draw.choice(self.heads).lower())[:40],
        )

    # -- elements ----------------------------------------------------------------------------------------------------

    def tag(self, name: str, kind: str, inside: str, label: str = "") -> str:
        """Return an element named as the outlet names this kind."""
        mark = f' data-label="{label}"' if label else ""
        return f"<{name}{self.outlet.attributes(kind)}{mark}>{inside}</{name}>\n"

    def line(self, text: str, label: str, kind: str, tags: Sequence[str] = ("div", "p", "span")) -> str:
        """Return a line of its own."""
        tag = self.draw.choice(tuple(tags))
        made = self.tag(tag, kind, html.escape(text, quote=False), label)
        return made if tag not in {"span", "b", "strong"} else f"<div>{made}</div>\n"

    def link(self, text: str) -> str:
        """Return the text as a link."""
        return f'<a href="/{self.draw.randint(100, 99999)}">{html.escape(text, quote=False)}</a>'

    def links(self, texts: Sequence[str], label: str, kind: str, *, row: bool | None = None) -> str:
        """Return links as a list, or as one row of text."""
        draw = self.draw
        if row is None:
            row = self.chance(0.25)
        if row:
            between = draw.choice((" ", " | ", " · ", ", ", "&nbsp;&nbsp;"))
            shown = map(self.link, texts) if self.chance(0.8) else (html.escape(one, quote=False) for one in texts)
            return self.tag(draw.choice(("div", "p", "nav")), kind, between.join(shown), label)
        if self.chance(0.7):
            return self.tag("ul", kind, "".join(f"<li>{self.link(text)}</li>\n" for text in texts), label)
        return self.tag("div", kind, "".join(f"<div>{self.link(text)}</div>\n" for text in texts), label)

    def several(self, kind: str, least: int, most: int) -> list[str]:
        """Return so many different phrases of a kind."""
        known = self.phrases[kind]
        chosen = self.draw.sample(known, min(len(known), self.draw.randint(least, most)))
        return [self.fill(one) for one in chosen]

    def wrapped(self, inside: str, most: int = 3) -> str:
        """Return the markup inside a few elements that mean nothing."""
        for _ in range(self.draw.randint(0, most)):
            inside = self.tag(self.draw.choice(_WRAPPERS), "wrap", inside)
        return inside

    # -- parts about the article -------------------------------------------------------------------------------------

    def related(self, kind: str = "related") -> str:
        """Return a box of other stories: links, cards with teasers, or a single line."""
        draw = self.draw
        form = draw.choice(("links", "links", "cards", "line", "numbered"))
        if form == "line":
            text = self.say("related_line")
            inner = self.link(text) if self.chance(0.8) else html.escape(text, quote=False)
            return self.tag(
                draw.choice(("p", "div", "p")),
                kind,
                f"<strong>{inner}</strong>" if self.chance(0.4) else inner,
                "related",
            )
        head = (
            self.line(self.say("related_head"), "related", kind, ("h2", "h3", "h4", "div", "p", "strong"))
            if self.chance(0.85)
            else ""
        )
        heads = [draw.choice(self.heads) for _ in range(draw.randint(2, 6))]
        if form == "links":
            return self.tag(draw.choice(("div", "aside", "section")), kind, head + self.links(heads, "related", kind))
        if form == "numbered":
            items = "".join(f"<li><span>{place}</span> {self.link(one)}</li>\n" for place, one in enumerate(heads, 1))
            return self.tag("div", "list", head + f'<ol data-label="related">{items}</ol>')
        cards = []
        for one in heads:
            card = self.tag(draw.choice(("h3", "h4", "div")), "wrap", self.link(one), "related")
            if self.chance(0.6):
                card += self.line(self.say("teaser"), "related", "wrap", ("p", "div"))
            if self.chance(0.4):
                card = self.line(self.say("date"), "related", "date", ("span", "div")) + card
            cards.append(self.tag(draw.choice(("div", "article", "li")), "wrap", card))
        return self.tag(draw.choice(("div", "section", "aside")), kind, head + "".join(cards))

    def promo(self) -> str:
        """Return what asks something of the reader."""
        draw = self.draw
        form = draw.choice(("ad", "ad", "box", "line", "text"))
        if form == "ad":
            return self.line(self.say("promo_line"), "promo", "ad", ("div", "span", "p"))
        if form == "line":
            return self.tag(draw.choice(("p", "div")), "promo", self.link(self.say("promo_line")), "promo")
        text = self.line(self.say("promo_text" if self.chance(0.8) else "slogan"), "promo", "promo", ("p", "div"))
        if form == "text":
            return text
        head = self.line(self.say("promo_line"), "promo", "promo", ("h3", "h4", "div"))
        button = self.tag("div", "promo", self.link(self.say("promo_line")), "promo") if self.chance(0.5) else ""
        button = self.button("button_promo", "promo") if self.chance(0.4) else button
        return self.tag(draw.choice(("div", "aside", "section")), "promo", head + text + button)

    def share(self) -> str:
        """Return a row or list of ways to share."""
        if self.chance(0.3):
            return self.buttons("button", "social", 5)
        texts = self.several("share", 1, 6)
        if self.chance(0.3):
            return "".join(self.line(text, "social", "share") for text in texts[:2])
        return self.links(texts, "social", "share")

    def button(self, kind: str, label: str) -> str:
        """Return a button, as it is built or as a link that looks like one."""
        text = html.escape(self.say(kind), quote=False)
        if self.chance(0.75):
            return f'<button type="button"{self.outlet.attributes("share")} data-label="{label}">{text}</button>\n'
        return f'<div data-label="{label}"><a role="button" href="#">{text}</a></div>\n'

    def buttons(self, kind: str, label: str, most: int) -> str:
        """Return a few buttons side by side."""
        return self.tag("div", "wrap", "".join(self.button(kind, label) for _ in range(self.draw.randint(1, most))))

    def aside(self, kind: str, label: str) -> str:
        """Return a line among the paragraphs that looks as they do and is none of them."""
        text = html.escape(self.say(kind), quote=False)
        if self.chance(0.3):
            word, _, rest = text.partition(" ")
            text = f"{word} {self.link(rest)}" if rest else self.link(word)
        elif self.chance(0.3):
            text = f"<{(form := self.draw.choice(('em', 'strong', 'i', 'b')))}>{text}</{form}>"
        return f'<p data-label="{label}">{text}</p>\n'

    def beside_the_story(self) -> str:
        """Return a link to another story between two paragraphs, without a box."""
        text = self.say("related_inline")
        cue, colon, head = text.partition(": ")
        linked = f"<strong>{cue}:</strong> {self.link(head)}" if colon and self.chance(0.5) else self.link(text)
        if self.chance(0.25):
            items = "".join(f"<li>{self.link(self.draw.choice(self.heads))}</li>\n" for _ in range(2))
            return f'<ul data-label="related">{items}</ul>\n'
        return f'<p data-label="related">{linked}</p>\n'

    def figure(self) -> str:
        """Return a picture with its caption, the photographer's name, or both."""
        draw = self.draw
        if self.chance(0.2):
            named = self.line(self.say("photographer"), "credit", draw.choice(("credit", "caption", "")), ("p", "div"))
            shown = self.line(self.say("caption"), "caption", "caption", ("p", "div")) if self.chance(0.5) else ""
            return f'<img src="/i/2.jpg" alt="">{shown}{named}'
        caption = self.say("caption")
        image = '<img src="/i/1.jpg" alt="">'
        if self.outlet.modern and self.chance(0.7):
            return self.tag(
                "figure", "figure", image + self.tag("figcaption", "caption", html.escape(caption), "caption")
            )
        text = self.tag(draw.choice(("p", "div", "span", "em")), "caption", html.escape(caption), "caption")
        return self.tag("div", "figure", image + text)

    def comments(self) -> str:
        """Return readers' comments."""
        said = self.several("comment", 2, 9)
        kind = "comments" if self.chance(0.7) else "wrap"
        shown = [self.line(one, "social", kind, ("p", "div", "h3")) for one in said]
        shown += [self.button("button", "social") for _ in said[:2] if self.chance(0.3)]
        return self.tag(self.draw.choice(("div", "section")), kind, "".join(shown))

    def author_box(self) -> str:
        """Return who the writer is: a head, a life in two lines, an address, and more of the same hand."""
        parts = []
        if self.chance(0.6):
            parts.append(self.line(self.say("bio_head"), "credit", "bio", ("h3", "h4", "div", "strong", "p")))
        parts.append(self.line(self.say("bio"), "credit", "bio", ("p", "div", "em")))
        if self.chance(0.3):
            parts.append(
                self.line(f"{self.author.split()[0].lower()}@harbourtimes.example", "credit", "bio", ("p", "div"))
            )
        if self.chance(0.3):
            parts.append(self.tag("div", "bio", self.link(f"{self.say('related_head')} {self.author}"), "related"))
        return self.tag(
            self.draw.choice(("div", "section", "aside")), self.draw.choice(("bio", "wrap")), "".join(parts)
        )

    def points(self) -> str:
        """Return the main points in a list, most with a head."""
        head = self.line(self.say("points_head"), "standfirst", "points", ("h2", "h3", "strong", "p", "div"))
        items = "".join(f"<li>{html.escape(one, quote=False)}</li>\n" for one in self.several("points", 2, 4))
        return self.tag(
            "div", "points", (head if self.chance(0.7) else "") + f'<ul data-label="standfirst">{items}</ul>\n'
        )

    def consent(self) -> str:
        """Return the bar that asks for consent."""
        texts = "".join(self.line(one, "legal", "consent", ("p", "div")) for one in self.several("legal", 1, 4))
        return self.tag(
            "div", "consent", texts + (self.buttons("button_legal", "legal", 3) if self.chance(0.6) else "")
        )
