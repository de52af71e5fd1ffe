"""Keeps files and functions small enough to read at one sitting, and says where they are not.

A file has at most 300 lines (a test file 500), a function 40 with half of all functions under 10, six arguments
(actions excepted) and two levels of nesting. Migrations are written by Django and are not counted.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

FILE, TEST_FILE, FUNCTION, SHORT, NESTING = 300, 500, 40, 10, 2
# A `with` holds something for a while and asks nothing of the reader, so it is not counted.
NESTS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.Match)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Measured:
    """One function: where it stands and how big it is."""

    place: str
    lines: int
    nesting: int


def files() -> list[Path]:
    """Everything in Python that we wrote ourselves."""
    found = [file for folder in ("src", "tools", "tests") for file in Path(folder).rglob("*.py")]
    return sorted(file for file in found if "migrations" not in file.parts)


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def depth(node: ast.AST) -> int:
    """How many blocks stand inside each other; a branch of an `elif` is no deeper than its `if`."""
    inner = [
        depth(child) + deeper(node, child) for child in ast.iter_child_nodes(node) if not isinstance(child, Function)
    ]
    return max(inner, default=0)


def deeper(node: ast.AST, child: ast.AST) -> int:
    """Whether a block inside another counts as one level more."""
    is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
    return int(isinstance(child, NESTS) and not is_elif)


def lines_of(function: Function) -> int:
    """Its lines without the decorators above it and the explanation on top."""
    last = function.end_lineno or function.lineno
    first = function.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    explained = (first.end_lineno or first.lineno) - first.lineno + 1 if told else 0
    return last - function.lineno + 1 - explained


def measure(file: Path) -> list[Measured]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [Measured(f"{file}:{node.lineno} {node.name}", lines_of(node), depth(node)) for node in functions(tree)]


def long_files() -> Iterator[str]:
    for file in files():
        most = TEST_FILE if file.parts[0] == "tests" else FILE
        count = len(file.read_text(encoding="utf-8").splitlines())
        if count > most:
            yield f"{file}: {count} lines, at most {most}"


def too_much(found: list[Measured]) -> Iterator[str]:
    """Every function that is too long or too deep, and the house as a whole when most of it is long."""
    for one in found:
        if one.lines > FUNCTION:
            yield f"{one.place}: {one.lines} lines, at most {FUNCTION}"
        if one.nesting > NESTING:
            yield f"{one.place}: {one.nesting} levels of nesting, at most {NESTING}"
    middle = median(one.lines for one in found) if found else 0
    if middle >= SHORT:
        yield f"half of the functions should have fewer than {SHORT} lines; the middle one has {middle}"


def main() -> int:
    found = [one for file in files() for one in measure(file)]
    faults = [*long_files(), *too_much(found)]
    print("\n".join(faults) or f"{len(files())} files, {len(found)} functions: small enough.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
