"""Makes what the browser gets: one style sheet, five fonts and the icons, from npm packages and our own CSS.

Run it with `make look`, or `python tools/look/build.py NODE_MODULES`. The outcome is committed, so that
nobody who runs or installs Schuif Aan needs npm. The packages it wants: @utrecht/*-css (see UTRECHT),
@phosphor-icons/core and @fontsource-variable/{atkinson-hyperlegible-next,figtree,noto-sans,noto-sans-arabic}.
"""

import json
import re
import shutil
import sys
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).parent
BASE = HERE.parents[1] / "src" / "schuifaan" / "base"
STATIC = BASE / "static" / "base"

UTRECHT = (
    "button",
    "heading-1",
    "heading-2",
    "heading-3",
    "paragraph",
    "link",
    "textbox",
    "textarea",
    "form-label",
    "form-field-description",
    "skip-link",
)
OWN = ("tokens", "theme", "document", "components", "resident", "forms", "work", "charts", "narrow", "print")
FONTS = {
    "atkinson-next-latin": "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal",
    "atkinson-next-latin-ext": "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal",
    "noto-arabic": "noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal",
    "noto-cyrillic": "noto-sans/files/noto-sans-cyrillic-wght-normal",
}
DIGITS = "figtree/files/figtree-latin-wght-normal.woff2"
WEIGHTS = ("bold", "duotone", "fill")
NOTICE = (
    "/* Schuif Aan, EUPL-1.2. Contains NL Design System components (@utrecht/*), "
    "(c) Frameless B.V. and Gemeente Utrecht, EUPL-1.2. See LICENTIES.md. */\n"
)


def minify(css: str) -> str:
    """Leave out comments and white space; nothing cleverer, so the outcome stays readable in a diff."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css).replace(";}", "}").strip()
    return css.replace("}", "}\n")


def build_css(modules: Path) -> None:
    theirs = [(modules / f"@utrecht/{name}-css/dist/index.css").read_text() for name in UTRECHT]
    ours = [(HERE / "css" / f"{name}.css").read_text() for name in OWN]
    (STATIC / "schuif-aan.css").write_text(NOTICE + minify("\n".join(theirs + ours)))


def build_fonts(modules: Path) -> None:
    fonts = STATIC / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for name, source in FONTS.items():
        shutil.copy(modules / f"@fontsource-variable/{source}.woff2", fonts / f"{name}.woff2")
    # Only the ten digits: Atkinson's own zero has a slash, which people read as Ø.
    options = subset.Options(flavor="woff2", layout_features=["tnum", "pnum"])
    font = subset.load_font(str(modules / "@fontsource-variable" / DIGITS), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="0123456789")
    cutter.subset(font)
    subset.save_font(font, str(fonts / "cijfers.woff2"), options)


def paths_of(modules: Path, name: str, weight: str) -> str:
    file = modules / f"@phosphor-icons/core/assets/{weight}/{name}-{weight}.svg"
    found = re.search(r"<svg[^>]*>(.*)</svg>", file.read_text(), re.DOTALL)
    if not found:
        sys.exit(f"{file} is not an icon")
    return found.group(1)


def build_icons(modules: Path) -> None:
    names = (HERE / "icons.txt").read_text().split()
    icons = {weight: {name: paths_of(modules, name, weight) for name in names} for weight in WEIGHTS}
    folder = BASE / "icons"
    folder.mkdir(exist_ok=True)
    (folder / "phosphor.json").write_text(json.dumps(icons, indent=0, sort_keys=True) + "\n")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("Give the folder node_modules: python tools/look/build.py NODE_MODULES")
    modules = Path(sys.argv[1])
    STATIC.mkdir(parents=True, exist_ok=True)
    build_css(modules)
    build_fonts(modules)
    build_icons(modules)


main()
