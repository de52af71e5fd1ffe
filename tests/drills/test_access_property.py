"""Whatever happens in a neighbourhood, in whatever order: the rules say what the oracle says, of everyone and each row.

After every deed each person x each row with personal words is compared, the verbs are held against reading, and a few
pages are drawn to see that they show nothing that the oracle says is hidden.
"""

import os
from collections import Counter
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from schuifaan.base import access
from schuifaan.base.access import allowed, may
from schuifaan.base.periods import moment, today
from schuifaan.base.personal import personal_fields
from schuifaan.neighbourhood.models import EmergencyReading, Person
from schuifaan.plans.words import Says
from schuifaan.stories.words import OpenTo
from tests.access.canaries import heard_in
from tests.access.doors import text_of
from tests.drills.oracle.asking import (
    WITHOUT_READING,
    WITHOUT_RULE,
    allowed_to,
    kind_of,
    said_in,
    seen,
    seen_at,
    seen_by,
    told,
)
from tests.drills.oracle.doing import doable, readable
from tests.drills.oracle.rows import House, kinds
from tests.drills.oracle.street import Street

LIVES, STEPS = int(os.environ.get("DRILL_LIVES", "3")), int(os.environ.get("DRILL_STEPS", "25"))
AT_LEAST = 100_000 * LIVES * STEPS // 75
PERSONAL_PAGES = (
    "/mijn/verhaal/", "/mijn/plan/", "/mijn/gegevens/", "/mijn/inzage/", "/werk/", "/rechten/", "/mijn-afspraken/",
    "/vandaag/", "/verhalen/", "/tafels/", "/wacht-op-jou/", "/anders/",
)  # fmt: skip
NUMBER, WHO = some.integers(0, 59), some.integers(0, 3)


class Life(RuleBasedStateMachine):
    """One life of the neighbourhood, taken back when it is over."""

    count: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.step = 0
        self.kept = transaction.atomic()
        self.kept.__enter__()
        self.street = Street()

    def teardown(self) -> None:
        self.count["deeds"] += self.street.done
        self.count["refused"] += self.street.refused
        transaction.set_rollback(True)
        self.kept.__exit__(None, None, None)

    def do(self, deed: str, *numbers: Any, **more: Any) -> None:
        with moment(self.street.now):
            getattr(self.street, deed)(*numbers, **more)

    @rule(number=WHO, together=some.booleans())
    def tell(self, number: int, together: bool) -> None:
        self.do("tell", number, together=together)

    @rule(number=WHO, deed=some.sampled_from(("send", "stop", "open_table", "choose_day", "call_off", "close_table")))
    def go_on(self, number: int, deed: str) -> None:
        self.do(deed, number)

    @rule(number=WHO, question=NUMBER, open_to=some.sampled_from(OpenTo))
    def share_or_withdraw(self, number: int, question: int, open_to: OpenTo) -> None:
        self.do("share", number, question, open_to)

    @rule(number=WHO, question=NUMBER)
    def write(self, number: int, question: int) -> None:
        self.do("write", number, question)

    @rule(number=WHO, keeper=NUMBER)
    def answer_at_once(self, number: int, keeper: int) -> None:
        self.do("answer_at_once", number, keeper)

    @rule(number=WHO, keeper=some.integers(0, 2), restricted=some.booleans())
    def shield(self, number: int, keeper: int, restricted: bool) -> None:
        self.do("shield", number, keeper, restricted=restricted)

    @rule(number=WHO, guest=NUMBER, kind=NUMBER)
    def sit_down(self, number: int, guest: int, kind: int) -> None:
        self.do("sit_down", number, guest, kind)

    @rule(number=WHO, seat=NUMBER)
    def leave(self, number: int, seat: int) -> None:
        self.do("leave", number, seat)

    @rule(number=WHO, maker=NUMBER, seat=NUMBER, open_to=NUMBER, money=some.booleans(), delicate=some.booleans())
    def promise(self, number: int, maker: int, seat: int, open_to: int, money: bool, delicate: bool) -> None:
        self.do("promise", number, maker, seat, open_to, money=money, delicate=delicate)

    @rule(number=WHO, line=NUMBER, open_to=NUMBER, deed=some.sampled_from(("change_promise", "show_to")))
    def change_who_reads(self, number: int, line: int, open_to: int, deed: str) -> None:
        self.do(deed, number, line, open_to)

    @rule(number=WHO, line=NUMBER)
    def drop(self, number: int, line: int) -> None:
        self.do("drop", number, line)

    @rule(number=WHO, maker=NUMBER, theme=NUMBER, kind=NUMBER)
    def deviate(self, number: int, maker: int, theme: int, kind: int) -> None:
        self.do("deviate", number, maker, theme, kind)

    @rule(number=WHO, line=NUMBER, backer=NUMBER, stands=some.booleans())
    def back(self, number: int, line: int, backer: int, stands: bool) -> None:
        self.do("back", number, line, backer, stands=stands)

    @rule(leader=NUMBER, theme=NUMBER)
    def give_room(self, leader: int, theme: int) -> None:
        self.do("give_room", leader, theme)

    @rule(number=WHO, says=some.sampled_from(Says))
    def everyone_says(self, number: int, says: Says) -> None:
        self.do("everyone_says", number, says)
        self.do("check_in", number)

    @rule(number=WHO, right=NUMBER, with_plan=some.booleans())
    def use_right(self, number: int, right: int, with_plan: bool) -> None:
        self.do("use_right", number, right, with_plan=with_plan)

    @rule(number=WHO, analyst=NUMBER)
    def reckon(self, number: int, analyst: int) -> None:
        self.do("reckon", number, analyst)

    @rule(who=NUMBER, kind=NUMBER, place=some.integers(0, 1))
    def give_role(self, who: int, kind: int, place: int) -> None:
        self.do("give_role", who, kind, place)

    @rule(who=NUMBER, role=NUMBER)
    def end_role(self, who: int, role: int) -> None:
        self.do("end_role", who, role)

    @rule(number=WHO, helper=NUMBER, scope=NUMBER, days=some.integers(0, 60))
    def give_mandate(self, number: int, helper: int, scope: int, days: int) -> None:
        self.do("give_mandate", number, helper, scope, days)

    @rule(number=WHO)
    def end_mandates(self, number: int) -> None:
        self.do("end_mandates", number)

    @rule(who=NUMBER, number=WHO)
    def move_in_with(self, who: int, number: int) -> None:
        self.do("move_in_with", who, number)

    @rule(number=WHO, place=some.integers(0, 1))
    def move_house(self, number: int, place: int) -> None:
        self.do("move_house", number, place)

    @rule(number=WHO, reader=NUMBER, wait=some.booleans())
    def emergency(self, number: int, reader: int, wait: bool) -> None:
        self.do("emergency", number, reader, wait=wait)

    @rule(who=NUMBER)
    def consent(self, who: int) -> None:
        self.do("consent", who)

    @rule(who=NUMBER, really=some.integers(0, 3))
    def wipe(self, who: int, really: int) -> None:
        if really == 3:
            self.do("wipe", who)

    @rule(hours=some.sampled_from((1, 3, 5, 24, 30, 24 * 20, 24 * 45)))
    def pass_time(self, hours: int) -> None:
        self.do("pass_time", hours)

    @invariant()
    def the_rules_say_what_the_oracle_says(self) -> None:
        with moment(self.street.now):
            self.step += 1
            house = House(self.street.now, today())
            says = readable(house)
            wrong = [line for who in self.street.people for line in self._differences(house, says, who)]
            assert wrong == []
            self._ask_it_in_other_ways(house, self.street.people[self.step * 11 % len(self.street.people)])
            self._hold_verbs_against_reading(house, self.street.people[self.step * 7 % len(self.street.people)])
            # Those who read something, and now and then somebody who does not.
            reads = [who for who in self.street.people if says["promise"][who] or self.step % 4 == 0]
            self._look_at_pages(house, says, reads[self.step * 5 % len(reads)])

    def _differences(self, house: House, says: dict[str, dict[UUID, set[UUID]]], who: UUID) -> list[str]:
        """Where the rules and the oracle do not agree about this person."""
        person, rows = Person.objects.get(pk=who), kinds(house)
        wrong = []
        for kind, found in seen_by(person).items():
            meant = says[kind][who]
            self.count["comparisons"] += len(rows[kind])
            self.count["readable"] += len(meant)
            wrong += [f"{person} reads {kind} {told(rows[kind][pk])}" for pk in found - meant]
            wrong += [f"{person} does not read {kind} {told(rows[kind][pk])}" for pk in meant - found]
        return wrong

    def _ask_it_in_other_ways(self, house: House, who: UUID) -> None:
        """An action asks each rule anew, a page about one table asks it of that table: they hear the same."""
        person = Person.objects.get(pk=who)
        often = seen_by(person)
        assert seen(person) == often, str(person)
        for table in house.tables:
            of_table = house.of_table(table)
            few = seen_at(person, table)
            assert {kind: few[kind] & of_table[kind] for kind in of_table} == {
                kind: often[kind] & of_table[kind] for kind in of_table
            }, str(person)
            self.count["tables"] += 1

    def _hold_verbs_against_reading(self, house: House, who: UUID) -> None:
        """Nobody does what they may not read, an emergency does nothing, and a list and a button say the same."""
        person = Person.objects.get(pk=who)
        done = allowed_to(person)
        meant = doable(house)
        assert [key for key in done if done[key] != meant[key][who]] == [], str(person)
        blind = [
            key for key in done if key not in WITHOUT_READING and not done[key] <= done.get((key[0], "read"), done[key])
        ]
        assert blind == [], str(person)
        self._lists_and_buttons_agree(person, done)
        if EmergencyReading.objects.filter(reader=who).exists():
            self._an_emergency_only_reads(person, done)

    def _lists_and_buttons_agree(self, person: Person, done: dict[tuple[str, str], set[Any]]) -> None:
        for number, (label, verb) in enumerate(done):
            model = apps.get_model(label)
            if (number + self.step) % 5 == 0 and isinstance(model.objects.all(), access.RuledQuerySet):
                rows = list(model.objects.all()[:6])
                assert [may(person, verb, row) for row in rows] == [row.pk in done[label, verb] for row in rows]
                assert {pk for pk, verbs in allowed(model, Q(), person, verb).items() if verbs} == done[label, verb]
                assert set(model.objects.visible_to(person, verb).values_list("pk", flat=True)) == done[label, verb]
                self.count["buttons"] += len(rows)

    def _an_emergency_only_reads(self, person: Person, done: dict[tuple[str, str], set[Any]]) -> None:
        over = self.street.now - timedelta(hours=1)
        with transaction.atomic():
            EmergencyReading.objects.filter(reader=person).update(opened_at=over - timedelta(hours=4), ends_at=over)
            without = allowed_to(Person.objects.get(pk=person.pk))
            transaction.set_rollback(True)
        assert {key: found for key, found in done.items() if key[1] != "read" and found != without[key]} == {}
        self.count["emergencies"] += 1

    def _look_at_pages(self, house: House, says: dict[str, dict[UUID, set[UUID]]], who: UUID) -> None:
        """Pages show no words that the oracle says are hidden from this person."""
        if not house.people[who].is_active:
            return
        client, words = Client(), said_in(house)
        client.force_login(Person.objects.get(pk=who))
        for url in [*self.street.pages(self.step % 4), PERSONAL_PAGES[self.step % len(PERSONAL_PAGES)]]:
            heard = [words[word] for word in heard_in(text_of(client.get(url)))]
            leaked = [(kind, told(kinds(house)[kind][pk])) for kind, pk in heard if pk not in says[kind][who]]
            assert leaked == [], (house.people[who].name, url)
            self.count["pages"] += 1
            self.count["words on pages"] += len(heard)


def test_whatever_happens_the_rules_say_what_the_oracle_says(db: None, record_testsuite_property: Any):
    Life.count.clear()
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    for name, number in Life.count.items():
        record_testsuite_property(name, number)
    assert Life.count["comparisons"] >= AT_LEAST
    least = min(Life.count[name] for name in ("readable", "buttons", "pages", "words on pages", "deeds", "tables"))
    assert least >= LIVES * STEPS


@pytest.mark.parametrize("model", dict.fromkeys(model for model, _field in personal_fields()), ids=kind_of)
def test_each_kind_of_row_with_personal_words_has_a_rule_or_is_read_through_another(model: Any):
    assert ((model._meta.label_lower, "read") in access._RULES) != (kind_of(model) in WITHOUT_RULE)
