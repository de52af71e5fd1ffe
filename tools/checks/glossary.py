"""The glossary against the models: a thing that is kept and not explained is a fault."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

PAGE = Path("docs/woorden.md")
MODEL = re.compile(
    r"^class (\w+)\((?:[^)]*\b(?:Model|Row|AppendOnly|AbstractBaseUser)\b[^)]*)\):(.*?)(?=^\S|\Z)", re.M | re.S
)


def spaced(name: str) -> str:
    """`StandingRoom` as people write it: standing room."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def missing(names: Iterable[str], page: str) -> list[str]:
    """The models that stand on no line of a table: by their name in code quotes, or by their words in a cell."""
    cells = [cell for line in page.splitlines() if line.startswith("|") for cell in line.strip("|").split("|")]
    words = {word.strip().lower() for cell in cells for word in re.split(r"[,/;]| or ", cell)}
    quoted = set(re.findall(r"`(?:\w+\.)*(\w+)`", page))
    return [name for name in names if name not in quoted and spaced(name) not in words]


def models(source: Path) -> list[str]:
    """The models as they stand in the source, without those that are only a beginning for others."""
    files = [*source.glob("*/models.py"), *source.glob("*/models/*.py")]
    texts = [file.read_text(encoding="utf-8") for file in sorted(files)]
    return [name for text in texts for name, body in MODEL.findall(text) if "abstract = True" not in body]


def main() -> int:
    if not PAGE.exists():
        print(f"{PAGE} is not there.")
        return 1
    lost = missing(models(Path("src/schuifaan")), PAGE.read_text(encoding="utf-8"))
    for name in lost:
        print(f"{PAGE}: no line for the model {name}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
