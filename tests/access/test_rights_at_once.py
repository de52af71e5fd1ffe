"""A page asks what rights rest on once, for the few tables that it is about and for everyone at the tablet at once.

What comes out must be what each rule says when it is asked by itself, without a page around it.
"""

from typing import Any

from django.db.models import Q

from schuifaan.base.access import allowed
from schuifaan.base.snapshot import about, snapshot
from schuifaan.neighbourhood.models import Mandate, Person
from schuifaan.neighbourhood.words import Scope
from schuifaan.plans.models import Deviation, Plan, Promise
from schuifaan.plans.rules import know_together
from schuifaan.tables.models import Table
from tests.access.people import EVERYONE, WATCHERS
from tests.access.scene import Scene

ASKED: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (Plan, "pk", ("read", "write", "look")),
    (Promise, "plan", ("read", "change", "tick", "confirm", "pay")),
    (Deviation, "plan", ("read", "change", "back")),
)
Rights = dict[tuple[str, str, str], set[Any]]


def everybody(scene: Scene) -> dict[str, Person]:
    """Fresh people, who remember nothing of an earlier question."""
    names = {"professional": "kees", "bewoner": "fatma"}
    known = [names.get(who, who) for who in (*EVERYONE, *WATCHERS) if who not in ("anoniem", "tablet")]
    return {who: Person.objects.get(pk=scene.anyone(who).pk) for who in known}


def by_itself(scene: Scene) -> Rights:
    return {
        (who, model.__name__, verb): set(
            model.objects.visible_to(person, verb).filter(**{path: scene.plan.pk}).values_list("pk", flat=True)
        )
        for who, person in everybody(scene).items()
        for model, path, verbs in ASKED
        for verb in verbs
    }


def at_once(scene: Scene, *, together: bool) -> Rights:
    found: Rights = {}
    with snapshot():
        people = everybody(scene)
        about(Table, scene.table.pk)
        if together:
            know_together(list(people.values()))
        for who, person in people.items():
            for model, path, verbs in ASKED:
                may = allowed(model, Q(**{path: scene.plan.pk}), person, *verbs)
                found |= {(who, model.__name__, verb): {pk for pk in may if verb in may[pk]} for verb in verbs}
    return found


def more_rights(scene: Scene) -> None:
    """Samira's neighbour Mien acts for Fatma; and Fatma's home is shielded or not, as the test says."""
    since = {"since": scene.oudgast.roles_now[0].since, "until": scene.sitting.starts_at.date()}
    Mandate.objects.create(resident=scene.fatma, helper=scene.person("mien"), scope=Scope.ACT, **since)


def test_rights_that_are_asked_at_once_are_those_of_the_rules(scene: Scene):
    more_rights(scene)
    alone = by_itself(scene)
    assert {who for (who, _kind, _verb), rows in alone.items() if rows} >= {"fatma", "kees", "buurvrouw", "mien"}
    assert at_once(scene, together=False) == alone
    assert at_once(scene, together=True) == alone


def test_so_they_are_where_home_is_not_safe(scene: Scene):
    more_rights(scene)
    open_home = by_itself(scene)
    scene.story.household, scene.story.restricted = None, True
    scene.story.save()
    alone = by_itself(scene)
    assert alone != open_home
    assert at_once(scene, together=False) == alone
    assert at_once(scene, together=True) == alone


def test_a_page_about_one_table_finds_nothing_of_another(scene: Scene):
    other = Plan.objects.exclude(pk=scene.plan.pk).select_related("table__coordinator")[0]
    coordinator = scene.place.coordinator
    wide = set(Promise.objects.visible_to(coordinator).filter(plan=other).values_list("pk", flat=True))
    with snapshot():
        about(Table, scene.table.pk)
        narrow = set(Promise.objects.visible_to(coordinator).filter(plan=other).values_list("pk", flat=True))
    assert (bool(wide), narrow) == (True, set())
