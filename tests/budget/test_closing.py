"""Closing a year: in its turn, by other hands, with what is left going along; and then nothing of it changes."""

from datetime import date
from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction

from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.ledger import Account, Kind, books
from schuifaan.budget.models import Binding, ClosedPeriod, ClosedReport, Entry
from schuifaan.budget.words import Duty, Step, Turn
from schuifaan.neighbourhood.words import Kind as RoleKind
from tests.budget import scene


@pytest.fixture
def lived(pot) -> scene.Pot:
    """Sixty euros set apart, of which ten are spent; five kept back."""
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    actions.reserve(fund=pot.wmo, year=pot.year, cents=500, by=pot.world.kim)
    return pot


@pytest.fixture
def closed(lived) -> scene.Pot:
    with scene.next_year(lived):
        scene.close_up_to(lived, lived.year)
    return lived


def rows(pot, year: int) -> list[tuple[str, int, int]]:
    found = Entry.objects.filter(fund=pot.wmo, year=year).order_by("number")
    return list(found.values_list("move", "cents", "available"))


def test_what_is_left_goes_along_to_the_next_year(closed):
    assert rows(closed, closed.year)[4:] == [
        ("carry_committed_out", 5_000, 3_500),
        ("carry_reserved_out", 500, 3_500),
        ("carry_out", 3_500, 0),
    ]
    assert rows(closed, closed.year + 1) == [
        ("carry_committed_in", 5_000, 0), ("carry_reserved_in", 500, 0), ("carry_in", 3_500, 3_500),
    ]  # fmt: skip
    lines = scene.books_of(closed)
    held = [sum(one.change(account) for one in lines) for account in (Account.CARRIED, Account.BETWEEN)]
    assert held == [0, 0]


def test_a_commitment_goes_along_and_still_resolves_once(closed):
    apart = Entry.objects.get(move="commit")
    with scene.next_year(closed):
        spent = actions.spend(commitment=apart, cents=4_000, by=closed.world.kim)
        assert (spent.year, spent.late) == (closed.year + 1, False)
        with pytest.raises(Refusal, match="Hiervan staat nog € 10 opzij"):
            actions.release(commitment=apart, cents=1_001, by=closed.world.kim)
        actions.release(commitment=apart, cents=1_000, by=closed.world.kim)
    stands = books.commitments(scene.books_of(closed))[apart.pk]
    assert (stands.committed, stands.spent, stands.released, stands.set_apart) == (6_000, 5_000, 1_000, 0)
    assert Binding.objects.get().promise == closed.promise


def test_a_close_keeps_its_trial_balance_and_is_chained_to_the_one_before(closed):
    first, second = ClosedPeriod.objects.order_by("year")
    assert (first.year, first.entries, first.previous_hash) == (closed.year - 1, 0, "")
    assert (second.entries, second.previous_hash) == (7, first.chain_hash)
    lines = Entry.objects.filter(year=closed.year).transfers()
    assert second.chain_hash == books.chain_hash(lines, first.chain_hash)
    assert second.chain_hash != books.chain_hash(lines, "")
    total = second.trial_balance["total"]
    assert total == second.trial_balance["funds"][str(closed.wmo.pk)]
    assert total["spent"] == [0, 1_000]
    assert sum(left for left, _right in total.values()) == sum(right for _left, right in total.values()) == 26_500


def test_a_changed_line_would_break_the_chain(closed):
    lines = Entry.objects.filter(year=closed.year).transfers()
    period = ClosedPeriod.objects.get(year=closed.year)
    other = [*lines[:-1], scene.replaced(lines[-1], party=closed.world.housing.pk)]
    assert books.chain_hash(other, period.previous_hash) != period.chain_hash


def test_years_are_closed_one_after_the_other_and_after_their_end(lived):
    close = {"agreement": lived.agreement, "by": lived.world.stien}
    with pytest.raises(Refusal, match=f"Sluit eerst {lived.year - 1} af"):
        actions.close(year=lived.year, **close)
    actions.close(year=lived.year - 1, **close)
    with pytest.raises(Refusal, match="Dit jaar is al afgesloten"):
        actions.close(year=lived.year - 1, **close)
    with pytest.raises(Refusal, match="Wacht tot het jaar voorbij is"):
        actions.close(year=lived.year, **close)


@pytest.mark.parametrize("who", ["marloes", "kim", "cor", "bert", "olga"])
def test_only_the_steering_group_closes_a_year(lived, who):
    with scene.next_year(lived), pytest.raises(Refusal, match="Vraag iemand van de stuurgroep"):
        actions.close(agreement=lived.agreement, year=lived.year - 1, by=getattr(lived.world, who))


def test_who_set_apart_or_spent_in_a_year_does_not_close_it(lived):
    both = scene.also(lived.world.kim, RoleKind.STEERING, lived.world.ruwaard)
    actions.close(agreement=lived.agreement, year=lived.year - 1, by=both)
    with scene.next_year(lived), pytest.raises(Refusal, match="Laat een ander dit jaar afsluiten"):
        actions.close(agreement=lived.agreement, year=lived.year, by=both)


def test_a_year_of_more_than_someone_may_close_waits_for_another(lived):
    actions.set_limit(agreement=lived.agreement, duty=Duty.CLOSE, role=RoleKind.STEERING, cents=999, by=lived.world.kim)
    with scene.next_year(lived), pytest.raises(Refusal, match="Je mag tot € 9,99"):
        scene.close_up_to(lived, lived.year)


def test_a_fund_below_zero_is_filled_first(pot):
    scene.set_apart(pot, 10_001, decision=scene.decided(pot))
    with scene.next_year(pot), pytest.raises(Refusal, match="staat onder nul. Vul dit fonds eerst aan"):
        scene.close_up_to(pot, pot.year)
    assert not ClosedPeriod.objects.filter(year=pot.year).exists()


def test_after_the_last_year_nothing_waits(world):
    pot = scene.make_pot(world, years=0)
    apart = scene.set_apart(pot, 100)
    with scene.next_year(pot):
        with pytest.raises(Refusal, match="er staat nog geld opzij"):
            scene.close_up_to(pot, pot.year)
        actions.release(commitment=apart, cents=100, by=pot.world.kim)
        actions.close(agreement=pot.agreement, year=pot.year, by=pot.world.stien)
        assert rows(pot, pot.year)[-1] == ("release", 100, 10_000)
        with pytest.raises(Refusal, match="Het laatste jaar is afgesloten"):
            actions.grant(fund=pot.wmo, year=pot.year, cents=1, by=pot.world.kim, key="te laat")


def test_what_counts_for_a_closed_year_goes_to_the_first_open_one_and_says_so(closed):
    with scene.next_year(closed):
        late = actions.commit(
            fund=closed.wmo, year=closed.year, cents=300, what="house", by=closed.world.marloes,
            on=date(closed.year, 12, 20),
        )  # fmt: skip
        in_time = actions.commit(fund=closed.wmo, year=closed.year, cents=200, what="house", by=closed.world.marloes)
    assert [(one.year, one.late, one.on.year) for one in (late, in_time)] == [
        (closed.year + 1, True, closed.year), (closed.year + 1, False, closed.year + 1),
    ]  # fmt: skip


def test_a_mistake_in_a_closed_year_is_taken_back_in_the_first_open_one(closed):
    spent = Entry.objects.get(move="spend")
    with scene.next_year(closed):
        back = actions.reverse(entry=spent, by=closed.world.marloes)
    assert (back.year, back.late, back.on) == (closed.year + 1, True, spent.on)
    stands = books.commitments(scene.books_of(closed))[spent.commitment_id]
    assert (stands.spent, stands.set_apart) == (0, 6_000)


def test_what_went_along_is_not_taken_back(closed):
    gone_along = Entry.objects.get(move="carry_out")
    with scene.next_year(closed), pytest.raises(Refusal, match="Vraag een collega"):
        actions.reverse(entry=gone_along, by=closed.world.marloes)


def row(pot, **changed: object) -> Entry:
    """A line of nine euros for the house, as it would rightly stand in the open year."""
    given = {
        "fund": pot.wmo, "year": pot.year + 1, "number": 4, "move": "commit", "debit": "free", "credit": "committed",
        "cents": 900, "available": 2_600, "party": pot.wmo.funder, "what": "house", "by": pot.world.kim.pk,
        "at": now(), "on": date(pot.year + 1, 3, 1),
    }  # fmt: skip
    return Entry(**(given | changed))


def test_the_database_keeps_lines_out_of_a_closed_year(closed):
    wrong = [
        ("in an open year", {"year": closed.year, "number": 8, "available": -900, "on": date(closed.year, 12, 1)}),
        ("late when it is", {"on": date(closed.year, 12, 1)}),
        ("late when it is", {"late": True}),
        ("late when it is", {"late": True, "year": closed.year + 2, "number": 1, "available": -900}),
    ]
    for law, given in wrong:
        decided = scene.decided(closed) if given.get("available") == -900 else None
        with pytest.raises(DatabaseError, match=law), transaction.atomic():
            row(closed, decision=decided, **given).save(force_insert=True)
    row(closed).save(force_insert=True)
    row(closed, number=5, available=1_700, on=date(closed.year, 12, 1), late=True).save(force_insert=True)


def period(pot, **changed: object) -> ClosedPeriod:
    last = ClosedPeriod.objects.order_by("year").last()
    given = {
        "agreement": pot.agreement, "year": pot.year + 1, "entries": 3, "trial_balance": {}, "by": pot.world.stien.pk,
        "previous_hash": last.chain_hash if last else "", "chain_hash": "0" * 64, "at": now(),
    }  # fmt: skip
    return ClosedPeriod(**(given | changed))


def test_the_database_closes_no_year_out_of_turn_or_with_lines_missing(closed):
    wrong = [
        ("in its turn", {"year": closed.year + 2, "entries": 0}),
        ("in its turn", {"previous_hash": "1" * 64}),
        ("with all its lines", {"entries": 2}),
        ("nothing set apart", {}),
    ]
    for law, given in wrong:
        with pytest.raises(DatabaseError, match=law), transaction.atomic():
            period(closed, **given).save(force_insert=True)


def test_the_database_closes_no_year_below_zero(pot):
    apart = scene.set_apart(pot, 10_001, decision=scene.decided(pot))
    actions.spend(commitment=apart, cents=10_001, by=pot.world.kim)
    period(pot, year=pot.year - 1, entries=0).save(force_insert=True)
    with pytest.raises(DatabaseError, match="nothing below zero"), transaction.atomic():
        period(pot, year=pot.year, entries=3, previous_hash="0" * 64).save(force_insert=True)


def test_a_closed_year_and_its_reports_are_written_once(closed):
    last = ClosedPeriod.objects.get(year=closed.year)
    report = actions.keep_report(
        period=last, name="rekening.csv", media_type="text/csv", content=b"a;b\n", by=closed.world.stien
    )
    assert report.sha256 == sha256(b"a;b\n").hexdigest()
    deeds = [
        lambda: ClosedPeriod.objects.update(chain_hash="1" * 64),
        lambda: ClosedReport.objects.update(content=b"c"),
        lambda: ClosedReport.objects.all()._raw_delete("default"),
        lambda: ClosedPeriod.objects.filter(pk=last.pk)._raw_delete("default"),
    ]
    for deed in deeds:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            deed()
    assert bytes(ClosedReport.objects.get(name="rekening.csv").content) == b"a;b\n"
    with pytest.raises(Refusal, match="Vraag iemand van de stuurgroep"):
        actions.keep_report(period=last, name="x", media_type="text/csv", content=b"", by=closed.world.kim)


def test_money_of_a_closed_year_can_be_settled_later(pot):
    tranche = actions.grant_tranche(fund=pot.housing, year=pot.year, source="brief", by=pot.world.kim, base=5_000)
    scene.agreed(pot, steps={Turn.UNDER: [(Step.BACK, None)]})
    with scene.next_year(pot):
        scene.close_up_to(pot, pot.year)
        actions.settle(tranche=tranche, cents=4_000, by=pot.world.kim)
    line = Entry.objects.get(move=Kind.SETTLE)
    assert (line.year, line.late, line.cents, line.available) == (pot.year + 1, False, 1_000, 4_000)
    assert today().year == pot.year
