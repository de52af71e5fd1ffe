"""Every address of the house, read from the resolver itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One address: its name, how it is written, and the page behind it."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def is_ours(self) -> bool:
        """Whether the page is our own; those of allauth bring their own gate."""
        return self.view.__module__.startswith("schuifaan.")

    @property
    def gates(self) -> tuple[str, ...]:
        return tuple(gate.name for gate in getattr(self.view, "gates", ()))


def every_address() -> list[Address]:
    """All of them, in the order in which they are tried."""
    return list(walk(get_resolver()))


def walk(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Address]:
    for found in resolver.url_patterns:
        route = before + str(found.pattern).lstrip("^").rstrip("$")
        if isinstance(found, URLPattern):
            yield Address(f"{space}{found.name or ''}", route, found.callback)
        else:
            yield from walk(found, route, f"{found.namespace}:" if found.namespace else space)
