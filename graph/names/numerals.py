"""Numbers in names, however they are written: what tells one resolution, summit or missile from the next."""

from __future__ import annotations

import re

__all__ = ["numbers_in", "with_numbers"]

_SPELLED = (
    "one first uno primero primera um primeiro primeira один первый первая первое",
    "two second dos segundo segunda dois duas два второй вторая второе",
    "three third tres tercero tercera terceiro terceira три третий третья третье",
    "four fourth cuatro cuarto cuarta quatro quarto quarta четыре четвертый четвертая четвертое",
    "five fifth cinco quinto quinta пять пятый пятая пятое",
    "six sixth seis sexto sexta шесть шестой шестая шестое",
    "seven seventh siete septimo septima sete setimo setima семь седьмой седьмая седьмое",
    "eight eighth ocho octavo octava oito oitavo oitava восемь восьмой восьмая восьмое",
    "nine ninth nueve noveno novena nove nono nona девять девятый девятая девятое",
    "ten tenth diez decimo decima dez десять десятый десятая десятое",
    "eleven eleventh once undecimo undecima onze одиннадцать одиннадцатый одиннадцатая",
    "twelve twelfth doce duodecimo duodecima doze двенадцать двенадцатый двенадцатая",
)
_VALUES = {word: str(value) for value, words in enumerate(_SPELLED, 1) for word in words.split()}
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|й|я|е|го|ой|ый|ая)")
_PIECE = re.compile(r"\d+|[^\W\d_]+")


def with_numbers(folded: str) -> list[str]:
    """Return the words of folded text, letters and digits apart, every number in digits.

    A single letter stays a letter, for it may be one (``Sputnik V``).

    >>> with_numbers("viii summit of the 17th army t72")
    ['8', 'summit', 'of', 'the', '17', 'army', 't', '72']
    """
    words: list[str] = []
    for word in folded.split():
        if ordinal := _ORDINAL.fullmatch(word):
            words.append(ordinal.group(1))
        else:
            words += [_value(piece) for piece in _PIECE.findall(word)]
    return words


def numbers_in(folded: str) -> list[str]:
    """Return what identifies a thing within its kind: its numbers and single letters, sorted.

    >>> numbers_in("second s 300 contract of 2024")
    ['2', '2024', '300', 's']
    """
    return sorted(word for word in with_numbers(folded) if len(word) == 1 or word.isdecimal())


def _value(word: str) -> str:
    """Return a number in digits, without leading zeros; any other word as it is."""
    if word.isdecimal():
        return word.lstrip("0") or "0"
    if word in _VALUES:
        return _VALUES[word]
    roman = _ROMAN.fullmatch(word) if len(word) > 1 else None
    return str(10 * len(roman.group(1)) + _units(roman.group(2))) if roman else word


def _units(roman: str) -> int:
    """Return the value of a Roman numeral from 0 to 9."""
    return {"ix": 9, "iv": 4}.get(roman, 5 * roman.startswith("v") + roman.count("i"))
