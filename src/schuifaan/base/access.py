"""Who may. A rule is one Q per verb; a list and a button ask the same rule. What has no rule is closed.

`behind` names the gate of a page. Behind it a page is drawn from one snapshot of the database, its readings are
kept before it is sent, and a form that is sent twice counts once.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from schuifaan.base import serving
from schuifaan.base.kept import kept
from schuifaan.base.snapshot import once

Person = Any
# What a gate looks at; rules name it through here, because only views know of requests otherwise.
Request = HttpRequest
RuleFunction = Callable[[Person], Q]
P = ParamSpec("P")
M = TypeVar("M", bound=Model)
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_RULES: dict[tuple[str, str], RuleFunction] = {}
NOBODY = Q(pk__in=[])


def rule(model: type[Model], verb: str = "read") -> Callable[[RuleFunction], RuleFunction]:
    """Register the one rule for a verb on a kind of row."""

    def register(function: RuleFunction) -> RuleFunction:
        _RULES[model._meta.label_lower, verb] = function
        return function

    return register


def q_for(model: type[Model], verb: str, person: Person) -> Q:
    """The rows of this kind that the person may do this with; none when no rule says so, or who asks was wiped."""
    found = _RULES.get((model._meta.label_lower, verb))
    return found(person) if found and person.is_authenticated and person.is_active else NOBODY


def ruled(model: type[Model], person: Person, verb: str = "read") -> Q:
    """As above; a page that is drawn from one snapshot writes each rule out once."""
    return once(("rule", model, verb, person.pk), lambda: q_for(model, verb, person))


def among(path: str, ids: Collection[Any]) -> Q:
    """The rows of which `path` leads to one of these few."""
    return Q(**{f"{path}__in": ids}) if ids else NOBODY


def may(person: Person, verb: str, thing: Model) -> bool:
    """Whether the person may do this with this one thing."""
    return bool(_such_a(type(thing), ruled(type(thing), person, verb), thing.pk))


@kept
def _such_a(model: type[Model], rule: Q, pk: Any) -> QuerySet[Any, Any]:
    return _rows(model, rule, pk=pk).values_list("pk")


def _rows(model: type[Model], *these: Q, **more: Any) -> QuerySet[Any, Any]:
    return cast("QuerySet[Any, Any]", model._default_manager.filter(*these, **more).order_by())


def require(person: Person, verb: str, thing: Model) -> None:
    """Who may not gets the page that is not there, and learns nothing."""
    if not may(person, verb, thing):
        raise Http404


Rights = dict[Any, frozenset[str]]


def allowed(model: type[Model], these: Q, person: Person, *verbs: str) -> Rights:
    """For each of these rows which of the verbs the person may do with it, asked in one question."""
    return allowed_each(model, these, [person], *verbs)[person.pk]


def allowed_each(model: type[Model], these: Q, people: Collection[Person], *verbs: str) -> dict[Any, Rights]:
    """The same for several people, in one question for all of them."""
    pairs = [(person, verb) for person in people for verb in verbs]
    found: dict[Any, Rights] = {person.pk: {} for person in people}
    for pk, *told in _rights(model, these, [ruled(model, person, verb) for person, verb in pairs]):
        for person in people:
            mine = zip(pairs, told, strict=True)
            found[person.pk][pk] = frozenset(verb for (one, verb), may_it in mine if may_it and one is person)
    return found


@kept
def _rights(model: type[Model], these: Q, rules: list[Q]) -> QuerySet[Any, Any]:
    asked = {f"may_{number}": rule for number, rule in enumerate(rules)}
    return cast("QuerySet[Any, Any]", _rows(model, these).annotate(**asked)).values_list("pk", *asked)


class RuledQuerySet(QuerySet[M]):
    """Rows that are found by asking who wants to see them."""

    def visible_to(self, person: Person, verb: str = "read") -> Self:
        return self.filter(ruled(self.model, person, verb))


@dataclass(frozen=True)
class Gate:
    """Who comes through to a page at all; what they then see is up to the rules. `lead` is where a stranger begins."""

    name: str
    lets: Callable[[HttpRequest], bool]
    lead: str = ""


anyone = Gate("anyone", lambda request: True)
signed_in = Gate("signed in", lambda request: bool(request.user.is_authenticated), lead="account_login")


def behind(*gates: Gate) -> Callable[[Page[P]], Page[P]]:
    """Put a page behind one or more gates: whoever any of them lets through may come in."""

    def put(view: Page[P]) -> Page[P]:
        @wraps(view)
        def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not any(gate.lets(request) for gate in gates):
                return serving.turn_away(request, next((gate.lead for gate in gates if gate.lead), ""))
            return serving.serve(request, lambda: view(request, *args, **kwargs))

        page.gates = gates  # type: ignore[attr-defined]
        return page

    return put
