"""Names in the data that ships: other languages' spellings, full legal names, and the words that analysts type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph, load
from graph.problems import UsageError

DATA = Path(__file__).resolve().parent.parent / "data"

SPELLINGS = {
    "moscow": (
        "Москва",
        "Moskwa",
        "Moskau",
        "Moscou",
        "Mosca",
        "Москвa",
    ),
    "sergey-lavrov": (
        "Сергій Лавров",
        "Сяргей Лаўроў",
        "Сергеј Лавров",
        "Sergej Lavrov",
        "Sergej Lawrow",
        "Siergiej Ławrow",
        "Sergueï Lavrov",
        "Sergej Lavròv",
        "Sergejs Lavrovs",
    ),
    "vladimir-putin": (
        "Володимир Путін",
        "Уладзімір Пуцін",
        "Владимир Путин",
        "Vladimir Poutine",
        "Wladimir Putin",
        "Władimir Putin",
        "Poutine",
        "Vlagyimir Putyin",
        "Владимир Владимирович Путин",
    ),
    "maria-zakharova": (
        "Марія Захарова",
        "Marija Zaharova",
        "Maria Sacharowa",
        "Maria Zacharowa",
        "Марија Захарова",
        "Zacharova",
    ),
    "sergei-shoigu": (
        "Сергій Шойгу",
        "Sergueï Choïgou",
        "Sergej Schoigu",
        "Siergiej Szojgu",
        "Sergej Šojgu",
        "Сергеј Шојгу",
    ),
    "dmitry-medvedev": (
        "Дмитро Медведєв",
        "Dmitri Medwedew",
        "Dmitrij Miedwiediew",
        "Dmitrij Medvedjev",
        "Дмитриј Медведев",
    ),
    "nicolas-maduro": (
        "Ніколас Мадуро",
        "Николас Мадуро",
        "Nikolás Maduro",
    ),
    "miguel-diaz-canel": (
        "Мігель Діас-Канель",
        "Migel Dijaz-Kanel",
        "Мигел Дијаз-Канел",
    ),
    "hugo-chavez": (
        "Уго Чавес",
        "Ugo Čavez",
        "Хуго Чавез",
        "Hugo Czavez",
    ),
    "russia": (
        "Росія",
        "Расія",
        "Русија",
        "Rusija",
        "Rosja",
        "Russie",
    ),
    "venezuela": (
        "Венесуела",
        "Венецуела",
        "Venecuela",
        "Wenezuela",
        "Vénézuéla",
    ),
    "nicaragua": (
        "Нікарагуа",
        "Nikaragua",
        "Nikaragva",
        "Никарагва",
    ),
    "bolivia": (
        "Болівія",
        "Boliwia",
        "Bolivie",
        "Bolivien",
    ),
    "brazil": (
        "Бразилија",
        "Бразілія",
        "Brasilien",
        "Brazylia",
        "Brésil",
        "Brasile",
    ),
    "mexico": (
        "Мексика",
        "Meksiko",
        "Мексіка",
        "Meksyk",
    ),
    "argentina": (
        "Аргентина",
        "Аргентіна",
        "Argentyna",
        "Argentinien",
        "Argentine",
    ),
    "havana": (
        "Гавана",
        "Havanna",
        "Hawana",
        "La Havane",
        "Хавана",
        "Avana",
    ),
    "igor-sechin": (
        "Ігор Сєчін",
        "Igor Setschin",
        "Igor Sieczin",
        "Igor Sečin",
        "Igor Setchine",
    ),
    "rosneft": (
        "Роснафта",
        "Rosnieft",
    ),
    "gazprom": ("Газпром",),
    "lukoil": ("Лукојл",),
}
"""Spellings of other languages and alphabets, by entity; each is taken, or offered among the first three."""

FULL_NAMES = {
    "vladimir-putin": (
        "Vladimir Vladimirovich Putin",
        "Путин Владимир Владимирович",
        "Путин В. В.",
        "V. V. Putin",
        "V. Putin",
        "Putin, Vladimir",
    ),
    "sergey-lavrov": (
        "Лавров Сергей Викторович",
        "С. В. Лавров",
        "С. Лавров",
        "Lavrov, Sergei",
    ),
    "miguel-diaz-canel": (
        "Miguel Mario Díaz-Canel Bermúdez",
        "Díaz-Canel Bermúdez",
        "Díaz-Canel, Miguel",
    ),
    "nicolas-maduro": (
        "Nicolás Maduro Moros",
        "Maduro Moros, Nicolás",
    ),
    "daniel-ortega": (
        "José Daniel Ortega Saavedra",
        "Daniel Ortega Saavedra",
    ),
    "hugo-chavez": ("Hugo Rafael Chávez Frías",),
    "evo-morales": ("Juan Evo Morales Ayma",),
    "sergei-shoigu": (
        "Шойгу С. К.",
        "Шойгу Сергей Кужугетович",
    ),
    "dmitry-medvedev": ("Д. А. Медведев",),
    "igor-sechin": ("Сечин Игорь Иванович",),
    "maria-zakharova": ("Захарова М.В.",),
}
"""Persons by their full names, with initials, or surname first."""

DESIGNATIONS = {
    "t-72": (
        "T72",
        "Т72",
        "T 72",
        "T-72",
    ),
    "su-30mk2": (
        "Su30MK2",
        "Su 30 MK2",
        "Су30МК2",
    ),
    "s-300": (
        "S300",
        "C-300",
        "С300",
    ),
    "united-states": (
        "U.S.",
        "U.S.A.",
    ),
    "soviet-union": ("U.S.S.R.",),
    "united-kingdom": ("U.K.",),
    "bmp-3": (
        "BMP3",
        "БМП3",
    ),
    "btr-80a": (
        "BTR 80A",
        "БТР80А",
    ),
    "an-124": (
        "An124",
        "AH-124",
    ),
    "an-26": ("An 26",),
}
"""Designations and abbreviations without their hyphens and stops, or in letters that look the same."""

WORDS = {
    "state-duma": (
        "Госдума",
        "Duma",
        "Duma rusa",
    ),
    "federation-council": ("Совфед",),
    "russian-ministry-of-defence": (
        "Минобороны",
        "Russian MoD",
        "Ministerio de Defensa ruso",
    ),
    "russian-foreign-ministry": (
        "МИД РФ",
        "Russian MFA",
    ),
    "ministry-of-energy-of-russia": ("Минэнерго",),
    "ministry-of-economic-development-of-russia": ("Минэкономразвития",),
    "russian-ministry-of-transport": ("Минтранс",),
    "us-department-of-state": (
        "Госдеп",
        "State Department",
    ),
    "us-treasury": ("Минфин США",),
    "ofac": ("ОФАК",),
    "central-bank-of-russia": (
        "ЦБ РФ",
        "CBR",
        "Банк России",
    ),
    "russian-aerospace-forces": (
        "ВКС",
        "VKS",
    ),
    "russian-navy": ("ВМФ",),
    "gru": ("ГРУ",),
    "fsb": ("ФСБ",),
    "foreign-intelligence-service-of-russia-svr": (
        "СВР",
        "SVR",
    ),
    "fsvts-of-russia": (
        "ФСВТС",
        "FSVTS",
    ),
    "cia": ("ЦРУ",),
    "united-nations": (
        "U.N.",
        "ООН",
        "ONU",
    ),
    "united-nations-security-council": (
        "UNSC",
        "СБ ООН",
        "CSNU",
    ),
    "un-general-assembly": (
        "UNGA",
        "ГА ООН",
        "AGNU",
    ),
    "organization-of-american-states": (
        "OAS",
        "OEA",
        "ОАГ",
    ),
    "opec-plus": (
        "OPEC+",
        "ОПЕК+",
        "OPEP+",
    ),
    "opec": (
        "OPEC",
        "ОПЕК",
    ),
    "nato": (
        "OTAN",
        "НАТО",
    ),
    "shanghai-cooperation-organisation": (
        "SCO",
        "ШОС",
        "OCS",
    ),
    "eurasian-economic-union": (
        "EAEU",
        "ЕАЭС",
    ),
    "new-development-bank": (
        "NDB",
        "НБР",
    ),
    "brics": ("БРИКС",),
    "celac": ("СЕЛАК",),
    "international-criminal-court": (
        "ICC",
        "МУС",
        "CPI",
    ),
    "cubans-fighting-for-russia": (
        "Cuban mercenaries",
        "кубинские наёмники",
        "mercenarios cubanos",
        "mercenários cubanos",
    ),
    "wagner-group": (
        "PMC Wagner",
        "ЧВК Вагнер",
        "Wagner",
    ),
    "gamaleya-institute": (
        "НИЦ Гамалеи",
        "Gamaleya",
        "Instituto Gamaleya",
    ),
    "sputnik-v": ("Gam-COVID-Vac",),
    "anvisa": ("Анвиса",),
    "rdif": ("РФПИ",),
    "vnesheconombank": ("ВЭБ",),
    "pantsir-s1": (
        "Pantsir",
        "Панцирь",
    ),
    "rzd": ("РЖД",),
    "kalibr": ("Калибр",),
    "soviet-union": (
        "СССР",
        "URSS",
    ),
    "united-states": (
        "США",
        "EE. UU.",
        "EUA",
    ),
}
"""Short names that analysts type in four languages."""

ABSENT = ("SWIFT", "СПФС", "IAEA", "МАГАТЭ", "CAF", "UNASUR", "CSTO", "ВОЗ", "IMF", "FARC", "S-400", "AK-47", "Rusneft")
"""What the data holds nothing of, and what must therefore be taken for nothing else."""

STRANGERS = (
    "Ivan Lavrov",
    "Nicolás Maduro Guerra",
    "Sergei Sechin",
    "Maria Lavrova",
    "Igor Putin",
    "A. Putin",
    "Zambia",
)
"""Persons and states that share a name, or nearly one, with somebody in the data."""


@pytest.fixture(scope="module")
def ties() -> KnowledgeGraph:
    """Return the graph of the data that ships."""
    return load(DATA)


def pairs(*tables: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield each text with the entity that it means."""
    return ((text, id) for table in tables for id, texts in table.items() for text in texts)


def near(ties: KnowledgeGraph, text: str) -> list[str]:
    """Return the entity that is taken, or the first three that are offered."""
    try:
        return [ties.entity(text).id]
    except UsageError:
        return [match.id for match in ties.find(text, 3)]


def test_spellings_and_full_names_are_found_or_offered(ties: KnowledgeGraph) -> None:
    """Each spelling and form of a name leads to its entity, and to no other."""
    assert [text for text, id in pairs(SPELLINGS, FULL_NAMES) if id not in near(ties, text)] == []


def test_designations_and_short_names_are_found(ties: KnowledgeGraph) -> None:
    """What analysts type is the name of the thing that they mean."""
    assert [text for text, id in pairs(DESIGNATIONS, WORDS) if near(ties, text) != [id]] == []


@pytest.mark.parametrize("text", [*ABSENT, *STRANGERS])
def test_nothing_else_is_taken(ties: KnowledgeGraph, text: str) -> None:
    """A word for what isn't in the data, and a namesake, are taken for nothing."""
    with pytest.raises(UsageError):
        ties.entity(text)


def test_another_number_is_never_taken(ties: KnowledgeGraph) -> None:
    """No English label with its last digit changed is taken, unless that is a name of its own; every third is tried."""
    labels = [entity.name() for entity in ties.entities.values() if re.search(r"\d", entity.name())]
    taken = []
    for label in labels[::3]:
        at = max(index for index, char in enumerate(label) if char.isdecimal())
        changed = f"{label[:at]}{(int(label[at]) + 1) % 10}{label[at + 1 :]}"
        first = ties.find(changed, 1)
        if first and first[0].is_taken and first[0].how != "exact":
            taken.append(changed)
    assert taken == []
