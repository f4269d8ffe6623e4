"""Names in the list of a credit, as in ``the Post's Ana Ruiz in Lima, Peru, Bo Lind and AFP``, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.agencies import agency_named, is_agency
from dateline.extract.authors import is_body, is_person
from dateline.extract.toponyms import is_country

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яёєіїґ]"
_DIVIDER = re.compile(
    rf"\s*(?:[,،、，]\s*(?:and\s+|(?:with|und|et|y|e|og|och|и|та)\s+(?={_UPPER}))?"
    r"|\s+(?:and|und|et|y|e|og|och|ve|и|та|і|dan)\s+(?!\w+ (?:Service|Media)\b)"
    # Small words that part names in one language and stand before a place in another: two words after them are a name.
    rf"|\s+(?:en|i)\s+(?!San |Santa |Ciudad |Nueva |Río |Buenos )(?={_UPPER}\S+ {_UPPER})"
    rf"|\s*&\s*|\s+\+\s+|\s+(?:with|via|avec|mit)\s+(?={_UPPER}|dpa|epd|sda))(?=\S)"
)
_PLACE = rf"{_UPPER}[\w'’.\-]*(?: (?:de|da|do|das|dos|del|la|el|al|upon|{_UPPER}[\w'’.\-]*)){{0,4}}"
_AT = r"(?:in|at|from|à|en|em|a|i|w|z|desde|depuis|aus|в|из|из города)"
_PLACED = re.compile(
    r"^(?P<name>.+?),? (?:(?:also )?(?:contributed |reported |reports |reporting ){1,2}(?:to this \w+ )?)?"
    rf"{_AT} (?P<place>{_PLACE})$"
)
_BRACKETED = re.compile(r"^(?P<name>.+?) \((?P<place>[^()]+)\)$")
_PLACE_ALONE = re.compile(rf"^(?:{_AT}|d[aeo]) (?P<place>{_PLACE})$")
_COMPOUND = re.compile(
    r"^(?:New|North|South|West|East|Northern|Southern|Western|Eastern|British|Rhode|Puerto|Nova) \w+$"
)
_WORK = (
    r"(?:writers?|journalists?|correspondents?|reporters?|photographers?|producers?|editors?|researchers?"
    r"|columnists?|interns?|stringers?|fellows?)"
)
_TITLE = re.compile(rf"^(?:[\w'’/.&-]+ ){{0,5}}?(?i:{_WORK}) (?={_UPPER})")
# People of a newsroom, in languages that name it after them: "los periodistas de The Associated Press Ana Ruiz".
_OF_AGENCY = re.compile(
    r"^(?:(?:l[aeo]s?|el|[oa]s?|les|i|gli) )?(?:period|reporter|reporteir|journal|jornal|giornal|correspon|corrispon)"
    r"\w+ d(?:e|a|o|i|u|ella|el) ",
    re.IGNORECASE,
)
_CHINESE_TITLE = re.compile(r"^(?:实习|實習|本[报報]|特[约約])?(?:记者|記者|通讯员|通訊員)\s?(?=[\u4e00-\u9fff]{2,4}$)")
_HANGUL = re.compile(r"(?=.*[\uac00-\ud7af])(?:\S+\s\S+\s|.*[\uac00-\ud7af]{6})")  # too much for one name
_DID = re.compile(r" (?:also )?(?:contributed|reported|reports)$")
_OWNER = re.compile(rf"^(?P<owner>(?:the )?{_UPPER}[^,]{{1,40}}?)['’]s? (?={_UPPER}\S+ {_UPPER})")
_AGENCY_WORD = re.compile(
    r"^(?:(?:(?:by|from|del?|d[ao]s?|der|die|des|de[mn]|vom|von|la|les?|el|the|our) |d[ei]ll['’] ?|[ld]['’] ?))*"
    r"(?:(?:nachrichten)?agentur(?:en)?|agence|agencia|agência|agenzia|агентств[оа]?)?\s*",
    re.IGNORECASE,
)
_CUT = re.compile(r" (?:in (?=[a-z])|of|for|from|at|on|with|based on|für|auf|pour|para|per|am|le|el|em|[\d|(]).*$")
# Where names run on in small words: "Ana Ruiz from reports by the crews".
_RUNNING = re.compile(r"(?<=\w)\s(?:from|with|for|at|on) (?=[a-z])(?!the [A-Z]).*$", re.DOTALL)
# What stands on the same line and is no name: a day, a notice of the outlet's, the name of an account.
_BESIDE = re.compile(
    r"\s+(?:Our Standards\b|(?:Last |First )?(?:Updated|Published|Posted|Modified)\b|@\w|\|\s).*$", re.DOTALL
)
_APPOSITION = re.compile(
    r"^(?:an?|who|whose|staff|senior|special|based|formerly|all|both|with|thanks|for|from|after|under|as) |^(?:"
    + _WORK
    + r")\b|@"
)
_NOBODY = re.compile(
    r"^(?:the )?(?:(?:news |wire |other |foreign )?(?:agenc(?:y|ies)|wires?|services?|staff|bureaus?)"
    r"(?: reports?| staff)?"
    r"|agenturen|agencias|agences|agências|agenzie|redaktion|агентства?|وكالات|red"
    r"|(?:nos|notre|unsere[nm]?|собственн\w+|власн\w+|наш\w+) .+)$",
    re.IGNORECASE,
)
_STROKE = re.compile(r"[/—]")
_MAIL = re.compile(r"(?:,| at| -)? \S+@\S+$")
_OWN = re.compile(r"['’]s\s.*$")
# Names that are words of buttons too; here somebody is named.
_CONFUSABLE = re.compile(r"\b(?:Min|More|Read)\b")
# Names in scripts of India and Thailand, whose vowels are marks.
_SCRIPT = re.compile(r"[\u0900-\u0dff\u0e00-\u0e7f.]{2,15}(?: [\u0900-\u0dff\u0e00-\u0e7f.]{2,15}){1,2}")
_INITIAL = re.compile(rf"(?:\w{{2,}} |\b{_UPPER}\.\s?){_UPPER}$")
_DOTTED = re.compile(rf"(?!U\.[SKN]\b|E\.U\b|D\.C\b|N\.Y\b)(?:{_UPPER}\.\s?){{1,2}}{_UPPER}\.")
_INITIALS = re.compile(r"[a-z]{2,4}")
_BODY_NAME = re.compile(rf"{_UPPER}[\w.&'’/-]*(?: (?:{_UPPER}[\w.&'’/-]*|of|and|the|for|de)){{0,5}}")
_NAME = re.compile(rf"[„«“\"(]?{_UPPER}[^\s]*(?: \S+){{0,5}}")


class Named(NamedTuple):
    """A name with its offset and place; ``kind`` is none for words that are no name: two or more of them tell."""

    start: int
    name: str
    place: str | None
    kind: str


def named(words: str) -> list[Named]:
    """Return the names of a list in order, and last a piece of kind ``words`` where it runs into a sentence."""
    found: list[Named] = []
    for start, piece in _pieces(_RUNNING.sub("", _BESIDE.sub("", words))):
        last = found[-1] if found else None
        if last and (alone := _PLACE_ALONE.match(piece)) and not agency_named(alone["place"]):
            found[-1] = last._replace(place=last.place or alone["place"])
        elif last and last.place and _is_region(piece):
            continue
        elif (one := _one(start, piece)).kind != "nobody":
            found.append(one)
            if one.kind == "words":
                break
    return found


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a list: between commas and "and", and at a stroke where the whole is no one's name."""
    start = 0
    for divider in [*_DIVIDER.finditer(words), None]:
        piece = words[start : divider.start() if divider else len(words)]
        whole = "/" not in piece and "—" not in piece
        parts = [piece] if whole or agency_named(_OWN.sub("", piece.strip())) else _STROKE.split(piece)
        if whole and "-" in piece and not agency_named(piece) and all(map(agency_named, piece.rstrip(".").split("-"))):
            parts = piece.split("-")
        for part in parts:
            if name := _unstopped(_unbracketed(_MAIL.sub("", part).strip())):
                yield start + part.index(name), name
            start += len(part) + 1
        if divider is None:
            return
        start = divider.end()


def _unbracketed(part: str) -> str:
    return part.strip("()") if part.count("(") != part.count(")") else part


def _unstopped(part: str) -> str:
    """Return a name without the stop after it, which an initial keeps, as in ``Ihor K.``."""
    name = part.rstrip(".,:")
    return f"{name}." if part[len(name) :].startswith(".") and _INITIAL.search(name) else name


def _one(start: int, piece: str) -> Named:
    lead = _lead(piece)
    name, start, place = _DID.sub("", piece[lead:]), start + lead, None
    placed = _PLACED.match(name) or _BRACKETED.match(name)
    if placed:
        name = placed["name"]
        place = None if agency_named(placed["place"]) or placed["place"].isupper() else placed["place"].strip()
    kind = _kind(name)
    if kind in ("words", "body", "name") and (cut := _CUT.sub("", name)) != name:
        cut_kind = _kind(cut)
        if cut_kind == "person" or (cut_kind == "agency" and kind == "words"):
            name, kind = cut, cut_kind
    return Named(start, name, place, kind)


def _lead(name: str) -> int:
    """Return how much of a name is title or newsroom: ``AP writer``, ``CNN's``, ``the agency``."""
    if agency_named(name):
        return 0
    for pattern in (_TITLE, _OWNER, _CHINESE_TITLE):
        if found := pattern.match(name):
            return found.end()
    if found := _OF_AGENCY.match(name):
        spaces = [gap.start() for gap in re.finditer(" ", name) if gap.start() > found.end()]
        return next((end + 1 for end in spaces if agency_named(name[found.end() : end])), 0)
    word = _AGENCY_WORD.match(name)
    # An article may be a part of the name: "de La Presse canadienne".
    ends = {name.find(" ") + 1, word.end()} if word and word.end() else ()
    if led := [end for end in ends if agency_named(name[end:])]:
        return min(led)
    return len("the ") if name.startswith(("the ", "our ")) else 0


def _kind(name: str) -> str:
    """Return ``agency`` for a known newsroom, ``person``, ``body``, ``name`` for another, ``nobody`` or ``words``."""
    if agency_named(name) or (_OWN.search(name) and agency_named(_OWN.sub("", name))):
        return "agency"
    if _NOBODY.match(name) or _APPOSITION.search(name) or _HANGUL.match(name):
        return "nobody"
    if is_person(name) or is_person(_CONFUSABLE.sub("N", name)) or _SCRIPT.fullmatch(name) or _DOTTED.fullmatch(name):
        return "person"
    if _BODY_NAME.fullmatch(name) and is_body(name):
        return "agency" if is_agency(name) else "body"
    if _INITIALS.fullmatch(name):
        return "nobody"
    return "name" if _NAME.fullmatch(name) else "words"


def _is_region(piece: str) -> bool:
    return (" " not in piece and piece[:1].isupper() and not agency_named(piece)) or bool(
        _COMPOUND.match(piece) or is_country(piece)
    )
