"""Names: any language, script, case and accent; small typos; questions back instead of guesses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity
from graph.names.keys import plain_key, sound_key
from graph.problems import UsageError
from graph.query.names import AmbiguousName, UnknownName, find_names, resolve, take_name
from graph.reading.vocabulary import load_schema
from tests.names.worlds import named
from tests.strategies import ENTITIES


@pytest.mark.parametrize(
    "text",
    ["lumera", "Lumera", "LUMERA", "Люмера", "люмера", "Republic of Lumera", "republica de lumera", "XL", "The Island"],
)
def test_spellings_of_one_name(toy: ClaimIndex, text: str) -> None:
    """Id, label in either script, alias without its accents and country code all mean the same entity."""
    assert resolve(toy, text).id == "lumera"


@pytest.mark.parametrize(
    ("text", "expected"), [("Lumerra", "lumera"), ("Harbor Pact", "harbour-pact"), ("Mira Vos", "mira-voss")]
)
def test_small_typos(toy: ClaimIndex, text: str, expected: str) -> None:
    """A name with a letter too many, too few or wrong is still found."""
    assert resolve(toy, text).id == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ("Захарова", "Zakharova", "Zajarova", "Zaharova"),
        ("Хрущёв", "Khrushchev", "Khruschev"),
        ("Чавес", "Chávez", "Chavez"),
        ("Куба", "Kuba", "Cuba"),
        ("Рябков", "Ryabkov", "Riabkov"),
    ],
)
def test_spellings_of_one_sound(spellings: tuple[str, ...]) -> None:
    """The ways in which languages write one name have one sound key."""
    assert len({sound_key(spelling) for spelling in spellings}) == 1


def test_different_names_keep_different_sounds() -> None:
    """The sound key is not so coarse that neighbours fall together."""
    names = [
        "Cuba",
        "Peru",
        "Panama",
        "Paraguay",
        "Uruguay",
        "Haiti",
        "Guyana",
        "Guatemala",
        "Russia",
        "Brazil",
        "Belize",
    ]
    assert len({sound_key(name) for name in names}) == len(names)


def test_short_i_is_not_an_accent() -> None:
    """Й is a letter of its own; Ё is Е with dots."""
    assert plain_key("Йод Ёж") == "йод еж"


def test_ambiguous_name_asks_back(toy: ClaimIndex) -> None:
    """A word that several names share lists them instead of choosing one."""
    with pytest.raises(AmbiguousName) as caught:
        resolve(toy, "Foreign Ministry")
    assert {match.entity.id for match in caught.value.matches} == {
        "lumeran-foreign-ministry",
        "tarvian-foreign-ministry",
    }


def test_unknown_name_suggests(toy: ClaimIndex) -> None:
    """A name that nobody bears is an error that offers the nearest."""
    with pytest.raises(UnknownName, match=r"no entity is called 'Lumbara'; did you mean 'Lumera'"):
        resolve(toy, "Lumbara")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\N{RIGHT-TO-LEFT MARK}"])
def test_empty_names_find_nothing(toy: ClaimIndex, text: str) -> None:
    """Text without a letter or digit matches nothing."""
    assert list(find_names(toy, text)) == []


def test_best_match_first(toy: ClaimIndex) -> None:
    """The whole name comes before names that contain it."""
    assert [match.entity.id for match in find_names(toy, "Tarvia", limit=1)] == ["tarvia"]


def test_match_as_json(toy: ClaimIndex) -> None:
    """A match has the seven fields of the documented JSON."""
    expected = {
        "id": "quell",
        "type": "state",
        "label": "Quell",
        "score": 1.0,
        "matched": "Quell",
        "how": "exact",
        "substituted": None,
    }
    assert find_names(toy, "quell")[0].to_dict() == expected


def offers(index: ClaimIndex, text: str) -> list[str]:
    """Return the labels that are offered for a text that is taken for nothing, best first."""
    with pytest.raises(UsageError):
        resolve(index, text)
    return [match.entity.name() for match in find_names(index, text)]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Assembly resolution 2231 on Arvenia", "Assembly resolution 2331 on Arvenia"),
        ("T-90M tank", "T-80M tank"),
        ("Summit of Lumera II", "Summit of Lumera III"),
        ("Summit of Lumera II", "Summit of Lumera I"),
        ("Second summit of Lumera", "Third summit of Lumera"),
        ("Segunda cumbre de Lumera", "Cuarta cumbre de Lumera"),
        ("Саммит в Люмере (2019)", "Саммит в Люмере (2018)"),
        ("Arvenian grain contract of 1999", "Arvenian grain contract of 199"),
        ("Lumera games 2008", "Lumera games"),
        ("Concept of Arvenia (2023)", "Concept of Arvenia"),
        ("S-300", "S-3000"),
        ("C-4 charge", "K-4 charge"),
        ("Vaccine V", "Vaccine M"),
        ("Basin Pact+", "Basin Pact"),
    ],
)
def test_other_number_other_thing(known: str, typed: str) -> None:
    """A name that differs in a number, numeral, year or designation is offered, and never taken."""
    assert known in offers(named((known,)), typed)


def test_offer_says_which_number_differs() -> None:
    """The error names the number of the known thing beside the typed one, and so does the match."""
    index = named(("Resolution 2231 on Arvenia",))
    with pytest.raises(UnknownName, match=r"did you mean 'Resolution 2231 on Arvenia' \(2231, not 2331\)"):
        resolve(index, "Resolution 2331 on Arvenia")
    assert find_names(index, "Resolution 2331 on Arvenia")[0].substituted == "Resolution 2231 on Arvenia"


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("T-72", "T72"),
        ("T-72", "T 72"),
        ("Mi-8", "Mi8"),
        ("Il-96", "Ил96"),
        ("Su-30MK2", "Су 30 МК-2"),
        ("Z-400", "З-400"),
        ("С-400", "C-400"),
        ("B-52", "В-52"),
        ("US", "U.S."),
        ("U.S.S.R.", "USSR"),
        ("USSR", "U.S.S.R."),
        ("UN Council", "U.N. Council"),
        ("Port of Il'ven", "Port of Ilven"),
    ],
)
def test_hyphens_spaces_stops_and_look_alikes(known: str, typed: str) -> None:
    """A designation or abbreviation is the same however its letters and digits are set apart, in either script."""
    assert resolve(named((known,)), typed).name() == known


PEOPLE = named(("Ivan Petrenko", "Иван Петренко"), ("Luis Vega",), ("Serhiy Zaliznyak",), type="person")


@pytest.mark.parametrize(
    "typed",
    ["Petrenko, Ivan", "PETRENKO Ivan", "Петренко Иван", "I. Petrenko", "Петренко И.", "Petrenko", "Іван Петренко"],
)
def test_forms_of_a_personal_name(typed: str) -> None:
    """Words in any order, initials that fit and the surname alone are taken, if one person alone fits."""
    assert resolve(PEOPLE, typed).name() == "Ivan Petrenko"


@pytest.mark.parametrize(
    "typed",
    [
        "Иван Сергеевич Петренко",
        "Петренко И. С.",
        "Ivan Sergeyevich Petrenko",
        "I. S. Petrenko",
        "Petrenko, Ivan Sergeyevich",
        "Ivan Petrenko Mora",
        "Oleg Petrenko",
        "O. Petrenko",
        "Ivan Petrenka",
        "Ivan Petrenco Jr",
    ],
)
def test_a_person_who_may_be_another_is_offered(typed: str) -> None:
    """A patronymic, second surname, initial or first name that isn't known is offered, for it may be a namesake's."""
    assert offers(PEOPLE, typed)[0] == "Ivan Petrenko"


def test_a_surname_of_several_asks_back() -> None:
    """A surname that ends one name and stands within another is a question back, not the first that fits."""
    with pytest.raises(AmbiguousName):
        resolve(named(("Pedro Mora Vega",), ("Ana Luisa Vega Soto",), type="person"), "Vega")


@pytest.mark.parametrize(("known", "typed"), [("News Lumera", "Lumera"), ("Show of Petrenka", "Petrenka")])
def test_one_word_is_not_the_whole_name(known: str, typed: str) -> None:
    """One word of a name other than a person's is offered: a state isn't the newspaper that is named after it."""
    assert known in offers(named((known,)), typed)


@pytest.mark.parametrize("typed", ["Ivan Petrov", "Luis Vegas", "Luisa Vega", "Petra Vega", "Ivana Petrenko"])
def test_a_stranger_is_never_taken(typed: str) -> None:
    """A person who shares one name with a known one, or has nearly the same, is somebody else."""
    with pytest.raises(UsageError):
        resolve(PEOPLE, typed)


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        (("Kyiv", "Киев"), "Київ"),
        (("Serhiy Zaliznyak",), "Сергій Залізняк"),
        (("Pavel Chernov", "Павел Чернов"), "Pavel Tschernow"),
        (("Pavel Chernov", "Павел Чернов"), "Pavel Tchernov"),
        (("Pavel Chernov", "Павел Чернов"), "Pavel Czernow"),
        (("Pavel Chernov", "Павел Чернов"), "Pavel Černov"),
        (("Sergei Lagutin", "Сергей Лагутин"), "Сергеј Лагутин"),
        (("Georgy Lagutin", "Георгий Лагутин"), "Georgij Lagutin"),
        (("Anna Zharova", "Анна Жарова"), "Anna Żarowa"),
        (("Anna Lyashkova", "Анна Ляшкова"), "Ана Љашкова"),
    ],
)
def test_spellings_of_other_languages(known: tuple[str, ...], typed: str) -> None:
    """Ukrainian, Serbian, German, French, Polish and South Slavic spellings are taken, or offered first."""
    index = named(("Paul Cherno",), known, ("Serene Lagoon",))
    assert find_names(index, typed, 1)[0].entity.name() == known[0]


ORDERED = named(
    ("Suspension of Arvenia from the OIS",),
    ("Tarvoil's operations in Lumera",),
    ("Lumeran Bank",),
    ("SWIFTT Swimming",),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("OIS suspension", "Suspension of Arvenia from the OIS"),
        ("Tarvoil Lumera", "Tarvoil's operations in Lumera"),
        ("Lumera operations Tarvoil", "Tarvoil's operations in Lumera"),
        ("suspension Arvenia", "Suspension of Arvenia from the OIS"),
    ],
)
def test_words_in_any_order_are_offered(typed: str, expected: str) -> None:
    """Words of a name in any order are offered, and not taken."""
    assert offers(ORDERED, typed)[0] == expected


@pytest.mark.parametrize(
    ("known", "typed"), [("Voz", "ВОЗ"), ("Coffee", "CAF"), ("Mir", "МИР!x"), ("Z-10", "S-10"), ("Rosneft", "Rusneft")]
)
def test_nothing_is_taken_for_what_it_sounds_like(known: str, typed: str) -> None:
    """An abbreviation isn't a word of the other script, nor a part of a word, nor a name with a wrong letter."""
    with pytest.raises(UsageError):
        resolve(named((known,)), typed)


@pytest.mark.parametrize("typed", ["Rosnft", "Rosnesft", "Rosenft"])
def test_one_slip_is_taken_and_said(typed: str) -> None:
    """A letter left out, put in or swapped inside a long word is taken, with the name that was meant."""
    match = take_name(named(("Rosneft",)), typed)
    assert (match.entity.name(), match.how, match.substituted) == ("Rosneft", "typo", "Rosneft")


@pytest.mark.parametrize("text", ["x" * 60_000, "ы " * 30_000, "1" * 60_000, "' " * 30_000 + "a"])
def test_endless_text_is_refused(toy: ClaimIndex, text: str) -> None:
    """A text far longer than a name is refused in one short line, in both questions."""
    for question in (find_names, resolve):
        with pytest.raises(UsageError, match="is no name: at most 500") as caught:
            question(toy, text)
        assert len(str(caught.value)) < 200


@given(st.lists(ENTITIES, min_size=1, max_size=6, unique_by=lambda entity: entity.id))
def test_every_name_finds_its_entity(entities: list[Entity]) -> None:
    """Each label and alias of any collection finds its entity, alone or among those that bear the same name."""
    index = ClaimIndex(load_schema(), {entity.id: replace(entity, type="state") for entity in entities}, {}, {})
    for entity in entities:
        for name in (*entity.label.values(), *(alias for aliases in entity.aliases.values() for alias in aliases)):
            best = find_names(index, name, len(entities))
            assert entity.id in {match.entity.id for match in best if match.score == best[0].score}


@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,2}", fullmatch=True), min_size=1, max_size=5, unique=True),
    st.lists(st.integers(0, 99_999), min_size=5, max_size=5),
    st.integers(0, 4),
    st.integers(1, 9),
    st.sampled_from(["organization", "person"]),
)
def test_changing_a_digit_never_finds_the_entity(
    words: list[str], numbers: list[int], at: int, by: int, type: str
) -> None:
    """A name whose last digit is changed is taken for no entity, unless another bears that very name."""
    labels = [f"{word} {number}" for word, number in zip(words, numbers, strict=False)]
    label = labels[at % len(labels)]
    changed = f"{label[:-1]}{(int(label[-1]) + by) % 10}"
    index = named(*((each,) for each in labels), type=type)
    assume(changed not in labels)
    with pytest.raises(UsageError):
        resolve(index, changed)
