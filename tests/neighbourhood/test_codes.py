"""A code on a letter: how it is read, and what it opens."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import assume, given
from hypothesis import strategies as st

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood import policies
from schuifaan.neighbourhood.actions import give_role, make_letter_code, use_letter_code
from schuifaan.neighbourhood.models import LetterCode
from schuifaan.neighbourhood.policies import FREE, LENGTH, SIGNS, new_code, read_code, written
from schuifaan.neighbourhood.words import Kind

free_parts = st.text(alphabet=SIGNS, min_size=FREE, max_size=FREE)
MISTAKEN = {"Q": "O", "2": "Z", "5": "S", "8": "B", "V": "U"}


def whole(free):
    return free + policies._check_sign(free)


@given(free_parts)
def test_a_code_is_read_back_as_it_was_written(free):
    assert read_code(written(whole(free))) == whole(free)


@given(free_parts, st.lists(st.sampled_from([" ", "-", "  ", "–", "."]), min_size=LENGTH, max_size=LENGTH))
def test_small_letters_spaces_and_look_alikes_are_understood(free, between):
    typed = "".join(MISTAKEN.get(sign, sign) + gap for sign, gap in zip(whole(free), between, strict=True))
    assert read_code(f" {typed.lower()}\n") == whole(free)


@given(free_parts, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_one_slip_is_a_slip_and_no_guess(free, at, sign):
    code = whole(free)
    assume(code[at] != sign)
    assert read_code(code[:at] + sign + code[at + 1 :]) is None


@given(free_parts, st.integers(0, FREE - 2))
def test_two_signs_in_the_wrong_order_are_seen(free, at):
    code = whole(free)
    assume(code[at] != code[at + 1])
    assert read_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :]) is None


@given(st.text())
def test_whatever_is_typed_gives_a_code_or_nothing(typed):
    read = read_code(typed)
    assert read is None or (len(read) == LENGTH and set(read) <= set(SIGNS))


def test_a_code_has_fifty_bits_and_no_sign_that_looks_like_another():
    assert len(SIGNS) ** FREE > 2**50
    assert set(SIGNS) & set("O0I1LZSBUAE") == set()
    assert len({new_code() for _ in range(50)}) == 50


def test_only_a_digest_is_kept(world):
    code = make_letter_code(person=world.fatma, by=world.marloes)
    kept = LetterCode.objects.get()
    assert code not in str(vars(kept))
    assert read_code(code) not in str(vars(kept))
    assert len(kept.digest) == 64
    assert (kept.expires_at - kept.made_at).days == 30


def test_the_digest_hangs_on_the_secret_of_this_place(settings):
    before = policies.digest("X" * 12)
    settings.SECRET_KEY = "another"
    assert policies.digest("X" * 12) != before


def test_a_code_opens_once(world):
    code = make_letter_code(person=world.fatma, by=world.marloes)
    assert use_letter_code(code=code) == world.fatma
    assert use_letter_code(code=code) is None
    verbs = list(JournalLine.objects.order_by("at").values_list("verb", "person", "about"))
    assert verbs == [
        ("make_letter_code", world.marloes.pk, world.fatma.pk),
        ("use_letter_code", world.fatma.pk, world.fatma.pk),
    ]


def test_a_new_letter_ends_the_old_one(world):
    first = make_letter_code(person=world.fatma, by=world.marloes)
    second = make_letter_code(person=world.fatma, by=world.marloes)
    of_henk = make_letter_code(person=world.henk, by=world.marloes)
    assert use_letter_code(code=first) is None
    assert use_letter_code(code=of_henk) == world.henk
    assert use_letter_code(code=second) == world.fatma


def test_after_thirty_days_it_opens_nothing(world):
    code = make_letter_code(person=world.fatma, by=world.marloes)
    LetterCode.objects.update(made_at=now() - timedelta(days=31), expires_at=now() - timedelta(seconds=1))
    assert use_letter_code(code=code) is None


def test_an_unknown_code_and_no_code_open_nothing(world):
    assert use_letter_code(code=new_code()) is None
    assert use_letter_code(code="hallo") is None


def test_who_works_with_stories_gets_no_letter(world):
    with pytest.raises(Refusal):
        make_letter_code(person=world.kees, by=world.marloes)


def test_a_resident_who_began_to_work_here_signs_in_otherwise(world):
    code = make_letter_code(person=world.fatma, by=world.marloes)
    give_role(person=world.fatma, by=world.marloes, neighbourhood=world.ruwaard, kind=Kind.PROFESSIONAL)
    assert use_letter_code(code=code) is None


def test_who_is_wiped_or_stopped_stays_out(world):
    code = make_letter_code(person=world.fatma, by=world.marloes)
    world.fatma.is_active = False
    world.fatma.save()
    assert use_letter_code(code=code) is None
    with pytest.raises(Refusal):
        make_letter_code(person=world.fatma, by=world.marloes)


def test_the_database_wants_a_code_to_last(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterCode.objects.create(
            person=world.fatma, digest="x", made_by=world.marloes, made_at=now(), expires_at=now() - timedelta(days=1)
        )
