"""Put a mutated rule in the place of the real one, in a process that is about to end anyway."""

import sys
from types import FunctionType, ModuleType
from typing import Any

from mutate import Mutant

# Where rules make themselves known: what stands there stays, with the mutated code in it.
REGISTERS = (
    ("schuifaan.base.access", "_RULES"), ("schuifaan.base.journal", "_REASONS"),
    ("schuifaan.base.personal", "_WITHHELD"), ("schuifaan.neighbourhood.rules", "_EXPLANATIONS"),
)  # fmt: skip


def put(mutant: Mutant) -> None:
    """What others imported by name changes with it; nothing is registered twice."""
    # Django is set up by pytest, long after this file is read.
    module = sys.modules[mutant.module]
    registers = [getattr(sys.modules[name], register) for name, register in REGISTERS]
    known = [register.copy() for register in registers]
    fresh: dict[str, Any] = {"__name__": mutant.module, "__file__": module.__file__}
    exec(compile(mutant.source, str(module.__file__), "exec"), fresh)  # noqa: S102
    for register, before in zip(registers, known, strict=True):
        register.clear()
        register.update(before) if isinstance(register, dict) else register.extend(before)
    for name, new in fresh.items():
        if not name.startswith("__"):
            _swap(module, name, new)
    # What was written out before would hide a broken question.
    sys.modules["schuifaan.base.kept"].forget()


def _swap(module: ModuleType, name: str, new: Any) -> None:
    old = getattr(module, name, None)
    if isinstance(old, FunctionType) and old.__module__ == module.__name__:
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    elif isinstance(old, sys.modules["schuifaan.base.kept"].Kept):
        if isinstance(old.build, FunctionType) and old.build.__module__ == module.__name__:
            old.build = new.build
    elif isinstance(old, sys.modules["schuifaan.base.access"].Gate):
        for field in ("name", "lets", "lead"):
            object.__setattr__(old, field, getattr(new, field))
    elif name.isupper() and not isinstance(old, ModuleType | type | FunctionType | list | dict | str | None):
        _everywhere(old, new)


def _everywhere(old: Any, new: Any) -> None:
    """A list of roles or scopes, also where another module took it over by name."""
    ours = [found for name, found in sys.modules.items() if name.startswith("schuifaan.")]
    places = [(module, name) for module in ours for name, value in vars(module).items() if value is old]
    for module, name in places:
        setattr(module, name, new)
