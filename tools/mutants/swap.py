"""Put a mutated rule in the place of the real one, in a process that is about to end anyway."""

import sys
from types import FunctionType, ModuleType
from typing import Any

from mutate import Mutant


def put(mutant: Mutant) -> None:
    """What others imported by name changes with it; nothing is registered twice."""
    # Django is set up by pytest, long after this file is read.
    module, access = sys.modules[mutant.module], sys.modules["schuifaan.base.access"]
    rules = sys.modules["schuifaan.neighbourhood.rules"]
    known, explanations = dict(access._RULES), list(rules._EXPLANATIONS)
    fresh: dict[str, Any] = {"__name__": mutant.module, "__file__": module.__file__}
    exec(compile(mutant.source, str(module.__file__), "exec"), fresh)  # noqa: S102
    access._RULES.clear()
    access._RULES.update(known)
    rules._EXPLANATIONS[:] = explanations
    for name, new in fresh.items():
        if not name.startswith("__"):
            _swap(module, name, new)


def _swap(module: ModuleType, name: str, new: Any) -> None:
    old = getattr(module, name, None)
    if isinstance(old, FunctionType) and old.__module__ == module.__name__:
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    elif isinstance(old, sys.modules["schuifaan.base.access"].Gate):
        for field in ("name", "lets", "lead"):
            object.__setattr__(old, field, getattr(new, field))
    elif old is not None and not isinstance(old, ModuleType | type | FunctionType) and name.isupper():
        _everywhere(old, new)


def _everywhere(old: Any, new: Any) -> None:
    """A list of roles or scopes, also where another module took it over by name."""
    ours = [found for name, found in sys.modules.items() if name.startswith("schuifaan.")]
    places = [(module, name) for module in ours for name, value in vars(module).items() if value is old]
    for module, name in places:
        setattr(module, name, new)
