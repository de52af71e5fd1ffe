"""Each law that the database keeps, tried by writing a line that breaks that one law and no other."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from schuifaan.base.periods import now, today
from schuifaan.budget import actions
from schuifaan.budget.ledger import Kind, accounts, sql
from schuifaan.budget.models import Entry
from schuifaan.budget.words import Step, Turn
from tests.budget import scene


@pytest.fixture
def laid(pot) -> scene.Pot:
    """Granted, received, set apart, spent, kept back, and moved to the other fund."""
    scene.agreed(pot, steps={Turn.OVER: [(Step.ELSEWHERE, None)]})
    actions.grant(fund=pot.housing, year=pot.year, cents=1_000, by=pot.world.kim, key="wonen")
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    actions.reserve(fund=pot.wmo, year=pot.year, cents=500, by=pot.world.kim)
    actions.move(source=pot.wmo, target=pot.housing, year=pot.year, cents=200, what="house", by=pot.world.kim)
    assert Entry.objects.filter(fund=pot.wmo).last().available == 3_300
    return pot


def line(pot, kind: Kind = Kind.COMMIT, undoes: Kind | None = None, **changed: object) -> Entry:
    """The sixth line of the Wmo fund as it would rightly be: nine euros."""
    debit, credit = accounts(kind, undoes)
    effect = 900 * ((credit == "free") - (debit == "free"))
    given = {
        "fund": pot.wmo, "year": pot.year, "number": 6, "move": str(kind), "undoes": str(undoes or ""),
        "debit": str(debit), "credit": str(credit), "cents": 900, "available": 3_300 + effect, "what": "house",
        "party": pot.wmo.funder, "by": uuid4(), "at": now(), "on": today(),
    }  # fmt: skip
    return Entry(**(given | changed))


def of_move(move: str) -> Entry:
    return Entry.objects.filter(move=move).order_by("number")[0]


def keep(*entries: Entry) -> None:
    with transaction.atomic():
        for entry in entries:
            entry.save(force_insert=True)
        connection.check_constraints()


def test_a_line_that_breaks_no_law_is_kept(laid):
    keep(line(laid))
    assert Entry.objects.filter(fund=laid.wmo).count() == 6


PROMISED = {"what": "promise", "rule": "aan-tafel", "why": "op-tijd"}
ONE_ROW: dict[str, dict[str, object]] = {
    "entry_of_some_cents": {"cents": 0, "available": 3_300},
    "entry_leaves_no_less_than_nothing": {"cents": 3_301, "available": -1},
    "entry_goes_from_account_to_account": {"debit": "spent", "available": 3_300},
    "entry_names_its_commitment": {"commitment": "commit", "what": "promise"},
    "entry_reversal_names_what_it_reverses": {"kind": Kind.REVERSAL, "undoes": Kind.GRANT, "what": ""},
    "entry_leaves_here_and_arrives_there": {"kind": Kind.MOVE_OUT},
    "entry_says_what_it_is_for": {"what": ""},
    "entry_that_expires_is_a_commitment": {"kind": Kind.RESERVE, "what": "", "expires": date(2030, 1, 1)},
}


@pytest.mark.parametrize("law", ONE_ROW)
def test_a_line_by_itself(laid, law):
    given = dict(ONE_ROW[law])
    if "commitment" in given:
        given["commitment"] = of_move(str(given["commitment"]))
    with pytest.raises(IntegrityError, match=law):
        keep(line(laid, **given))


AMONG_ROWS: list[tuple[str, Callable[[scene.Pot], dict[str, object]]]] = [
    ("numbered", lambda pot: {"number": 7}),
    ("numbered", lambda pot: {"number": 5}),
    ("adds up", lambda pot: {"available": 2_401}),
    ("adds up", lambda pot: {"kind": Kind.RELEASE, "commitment": of_move("commit"), "available": 3_300, **PROMISED}),
    (
        "reverses its like",
        lambda pot: {"kind": Kind.REVERSAL, "undoes": Kind.RESERVE, "reverses": of_move("reserve"), "what": ""},
    ),
    (
        "reverses its like",
        lambda pot: {
            "kind": Kind.REVERSAL, "undoes": Kind.SPEND, "reverses": of_move("spend"), "what": "promise",
            "cents": 1_000, "commitment": of_move("commit"), "party": pot.world.housing, "available": 3_300,
        },
    ),
    ("of its commitment", lambda pot: {"kind": Kind.SPEND, "commitment": of_move("spend"), **PROMISED}),
    ("of its commitment", lambda pot: {"kind": Kind.SPEND, "commitment": of_move("commit"), "what": "house"}),
    (
        "resolves once",
        lambda pot: {"kind": Kind.SPEND, "commitment": of_move("commit"), "cents": 5_001, **PROMISED},
    ),
    ("no more than received", lambda pot: {"kind": Kind.PAYBACK, "what": ""}),
    ("no more than reserved", lambda pot: {"kind": Kind.UNRESERVE, "what": "", "cents": 501, "available": 3_801}),
    ("within its purposes", lambda pot: {"what": "huis"}),
    ("decided here", lambda pot: {"decision": elsewhere(pot)}),
    ("under a clause", lambda pot: {"rule": "voor Fatma"}),
    ("under a clause", lambda pot: {"why": "voor Fatma"}),
    ("late when it is", lambda pot: {"late": True}),
]  # fmt: skip


def elsewhere(pot) -> object:
    decision = scene.decided(pot)
    decision.neighbourhood = pot.world.ussen
    decision.save()
    return decision


@pytest.mark.parametrize(("law", "given"), AMONG_ROWS)
def test_a_line_among_the_lines_before_it(laid, law, given):
    with pytest.raises(DatabaseError, match=law):
        keep(line(laid, **given(laid)))


def pair(pot, **changed: dict[str, object]) -> tuple[Entry, Entry]:
    """Nine euros from the Wmo fund to the other, as it would rightly be."""
    one, other = uuid4(), uuid4()
    out = {"kind": Kind.MOVE_OUT, "id": one, "pair_id": other} | changed.get("out", {})
    into = {"kind": Kind.MOVE_IN, "id": other, "pair_id": one, "fund": pot.housing, "number": 3, "available": 2_100}
    return line(pot, **out), line(pot, **(into | changed.get("into", {})))


def test_two_halves_are_kept(laid):
    keep(*pair(laid))
    assert Entry.objects.filter(move="move_in").count() == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"into": {"cents": 901, "available": 2_101}},
        {"into": {"what": "promise"}},
        {"into": {"pair_id": UUID(int=1)}},
        {"into": {"fund": None, "number": 7, "available": 3_300}},
        {"into": {"year": 1}},
        {"into": {"kind": Kind.MOVE_OUT, "available": 300}},
    ],
)
def test_two_halves_that_do_not_fit_are_refused(laid, changed):
    half = dict(changed["into"])
    if "fund" in half:
        half["fund"] = laid.wmo
    if "year" in half:
        half |= {"year": laid.year + 1, "number": 1, "available": 900}
    with pytest.raises(DatabaseError):
        keep(*pair(laid, into=half))


def test_one_half_alone_is_refused_at_the_end_of_the_transaction(laid):
    with pytest.raises(IntegrityError):
        keep(pair(laid)[0])


def test_each_law_of_the_lines_was_tried():
    elsewhere_tried = {"in an open year", "both halves"}
    assert {law.name for law in sql.GUARDS[0].laws} == {law for law, _given in AMONG_ROWS} | elsewhere_tried
    named = {one.name for one in Entry._meta.constraints if one.name != "entry_number_once"}
    assert named == {*ONE_ROW, "entry_without_official_decision_says_why"}
