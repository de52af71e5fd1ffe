"""Cut the fonts for paper out of those for the screen: two weights as TTF, because the typesetter reads no WOFF2."""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SCREEN = Path("src/schuifaan/base/static/base/fonts")
PAPER = Path("src/schuifaan/plans/fonts")
FAMILIES = {
    "atkinson-next-latin": "Atkinson Hyperlegible Next",
    "atkinson-next-latin-ext": "Atkinson Hyperlegible Next Ext",
    "cijfers": "Schuif Cijfers",
}
WEIGHTS = {400: "Regular", 700: "Bold"}
OLD_NAMES = (16, 17, 21, 22, 25)
BOLD, REGULAR, STYLE_BITS = 0x20, 0x40, 0x61


def rename(font: TTFont, family: str, style: str) -> None:
    """One family with two styles, under names that the typesetter finds."""
    names = font["name"]
    for old in OLD_NAMES:
        names.removeNames(nameID=old)
    new = {1: family, 2: style, 3: f"{family}-{style}", 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    places = {(record.platformID, record.platEncID, record.langID) for record in names.names}
    for place in sorted(places):
        for name_id, text in new.items():
            names.setName(text, name_id, *place)


def cut(file: str, family: str, weight: int) -> None:
    """One weight of one font."""
    font = instancer.instantiateVariableFont(TTFont(SCREEN / f"{file}.woff2"), {"wght": weight})
    font.flavor = None
    rename(font, family, WEIGHTS[weight])
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~STYLE_BITS) | (BOLD if weight == 700 else REGULAR)
    font["head"].macStyle = int(weight == 700)
    font.save(PAPER / f"{file}-{WEIGHTS[weight].lower()}.ttf")


if __name__ == "__main__":
    for file, family in FAMILIES.items():
        for weight in WEIGHTS:
            cut(file, family, weight)
