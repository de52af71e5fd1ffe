"""Everything that reads what somebody wrote, with thousands of examples of each: a wrong text is refused as agreed,
and nothing else ever comes out.

`corpus` holds what once went wrong or might: it is tried before the rest.
"""

import json
import logging
from base64 import b64encode
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django import forms
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError
from django.test import RequestFactory
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from evidence import cli
from evidence.faults import BadInput
from evidence.reading import read_assumptions, read_cases, read_index, read_prices
from evidence.source import Source
from schuifaan.base import anchor_note, journal_form, money, serving, wiped_ids
from schuifaan.base.post import deliver
from schuifaan.budget.forms import AmountField
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.policies import LENGTH, SIGNS, new_code, read_code, written
from schuifaan.plans.forms import PinForm
from schuifaan.site import database, factors, logs, passwords
from schuifaan.site import mail as mail_address
from schuifaan.site.keeping import boxes, keyrings, restore
from schuifaan.site.unready import NotReady
from schuifaan.stories.views.letter import drawn
from schuifaan.tables.actions import calendar
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.policies import is_pin

MANY, SOME, FEW = 5000, 2000, 400
CORPUS = json.loads(Path("tests/drills/corpus/texts.json").read_text(encoding="utf-8"))
LOAD = settings(suppress_health_check=list(HealthCheck), deadline=None)

texts = st.one_of(
    st.text(max_size=60),
    st.text("0123456789.,-+eE €٣²½_ \x00\n", max_size=25),
    st.text(SIGNS + SIGNS.lower() + "OZSBU0 -–.", max_size=20),
    st.sampled_from(CORPUS),
)


def many(times: int) -> settings:
    return settings(LOAD, max_examples=times)


# Codes and numbers.


@many(MANY)
@given(texts)
@example("ß" * 12)
@example("\x00" * 12)
def test_a_code_is_read_or_it_is_none(text):
    found = read_code(text)
    assert found is None or (len(found) == LENGTH and set(found) <= set(SIGNS) and read_code(written(found)) == found)


@many(SOME)
@given(st.data())
def test_a_code_is_read_as_it_was_meant_and_one_slip_is_seen(data):
    code = new_code()
    signs = read_code(code)
    sloppy = data.draw(st.sampled_from([code.lower(), code.replace("-", " "), f" {code} ", code.replace("Q", "0")]))
    assert read_code(sloppy) == signs
    place, other = data.draw(st.integers(0, LENGTH - 1)), data.draw(st.sampled_from(SIGNS))
    slip = f"{signs[:place]}{other}{signs[place + 1 :]}"
    assert (read_code(slip) is None) == (slip != signs)


@many(SOME)
@given(texts)
def test_a_pin_that_the_form_takes_is_a_pin(text):
    form = PinForm({"pin": text})
    assert not form.is_valid() or is_pin(form.cleaned_data["pin"])


@many(MANY)
@given(texts)
@example("9" * 5000)
@example("1.000.000,5 euro")
def test_an_amount_is_read_in_whole_cents_or_refused(text):
    try:
        found = money.cents(text)
    except ValueError:
        return
    assert type(found) is int
    assert found >= 0


@many(MANY)
@given(st.integers(0, 10**15))
def test_an_amount_is_read_back_as_it_is_written_here(cents):
    euros = f"{cents // 100:,}".replace(",", ".")
    for spelling in (
        f"{euros},{cents % 100:02}",
        f"€ {euros},{cents % 100:02}",
        f"{cents // 100},{cents % 100:02} euro",
    ):
        assert money.cents(spelling) == cents


@many(MANY)
@given(texts)
def test_fields_of_a_form_refuse_as_forms_do(text):
    fields = (AmountField(), forms.DateField(), forms.TimeField(), forms.UUIDField(), forms.EmailField(),
              forms.DecimalField(max_digits=8, decimal_places=2), forms.DateTimeField())  # fmt: skip
    for field in fields:
        try:
            field.clean(text)
        except ValidationError:
            continue


@many(MANY)
@given(texts)
def test_the_id_of_a_form_is_an_id_or_nothing(text):
    request = RequestFactory().post("/", {"post_id": text.encode("utf-8", "surrogatepass")})
    request.user = SimpleNamespace(pk=None)
    assert isinstance(serving._post_id(request), UUID | None)


@many(SOME)
@given(texts, st.text(max_size=40))
def test_a_password_is_fine_or_told_what_is_wrong(text, name):
    for check in (passwords.Guessable(), passwords.Leaked()):
        try:
            check.validate(text, SimpleNamespace(name=name, email=f"{name}@x.nl"))
        except ValidationError:
            continue


@many(SOME)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_a_secret_comes_out_of_its_lock_as_it_went_in(text):
    assert factors.unlock(factors.lock(text)) == text
    assert text == "" or text not in factors.lock(text) or len(text) < 5


# Files of the evidence.

CASES = b"case,path,code,units,start,end\nA,old,hulp,3,2024-01-01,2024-12-31\nA,new,hulp,1,2024-01-01,2024-06-30\n"
PRICES = b"code,price_eur,price_level,law,transfer\nhulp,12.50,2024,Wmo,no\n"
FULL_CASES = (
    b"case,path,code,units,start,end,per,low,high,unit,certainty,said_by,part,measured,overlap,overlap_share,mark,mark_on\n"
    b"A,old,hulp,3,2024-01-01,2024-12-31,week,2,4,uur,told,Noor,,,huis 7,0.5,4,2024-01-01\n"
    b"A,new,hulp,1,2024-01-01,2024-06-30,month,,,,counted,,guest,second,,,,\n"
)
FULL_PRICES = (
    b"code,price_eur,price_level,law,transfer,unit,publication_year,low,high,burden,frees,grade,version\n"
    b"hulp,12.50,2024,Wmo:0.6|Zvw:0.4,no,uur,2025,10,20.5,no,time,A,1\n"
)
ASSUMPTIONS = (
    b"kind,applies_to,low,value,high,source,said_by,on,grade,note\n"
    b"deadweight,A,0.1,0.2,0.4,aan tafel,Noor,2024-05-01,,\nspread_price,A,,0.1,,boek,,,C,\nchosen,,,,,alle tien,,,,\n"
)
INDEX = b"year,cpi_june_2015_100\n2023,126.5\n2024,130.9\n"


def files_like(good: bytes) -> st.SearchStrategy[bytes]:
    """A good file with a piece put in, taken out or turned round; or bytes of any kind."""
    piece = st.one_of(
        st.binary(max_size=8),
        texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from([b'"', b'""', b",", b"\r", b"\n", b"\r\n", b"\xef\xbb\xbf", b"\x00", b"1e999999", b";"]),
    )  # fmt: skip
    spot = st.tuples(st.integers(0, len(good)), st.integers(0, 12), piece)

    def torn(spots: list[tuple[int, int, bytes]]) -> bytes:
        made = good
        for at, gone, put in spots:
            made = made[:at] + put + made[at + gone :]
        return made

    return st.one_of(st.binary(max_size=300), st.lists(spot, min_size=1, max_size=5).map(torn))


@pytest.mark.parametrize(
    ("read", "good"),
    [
        (read_cases, CASES),
        (read_prices, PRICES),
        (read_index, INDEX),
        (read_cases, FULL_CASES),
        (read_prices, FULL_PRICES),
        (read_assumptions, ASSUMPTIONS),
    ],
    ids=["cases", "prices", "index", "full cases", "full prices", "assumptions"],
)
def test_a_file_is_read_or_its_faults_are_told(read, good):
    assert read(Source("good.csv", good))

    @many(MANY)
    @given(files_like(good))
    def law(content):
        try:
            read(Source("x.csv", content))
        except BadInput as bad:
            told = [str(fault) for fault in bad.faults]
        else:
            told = ["x.csv"]
        assert told
        assert [line for line in told if "x.csv" not in line or "\n" in line] == []

    law()


@many(FEW)
@given(files_like(CASES), files_like(PRICES), files_like(INDEX), st.integers(0, 7))
def test_the_command_compares_or_says_what_is_wrong(cases, prices, index, which):
    with TemporaryDirectory() as folder:
        contents = (cases if which & 1 else CASES, prices if which & 2 else PRICES, index if which & 4 else INDEX)
        files = [Path(folder, name) for name in ("cases.csv", "prices.csv", "cpi.csv")]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        told = ["compare", files[0], "--prices", files[1], "--cpi", files[2], "--level", "2024",
                "--from", "2024-01-01", "--months", "12"]  # fmt: skip
        assert cli.main([str(word) for word in told]) in (cli.GOOD, cli.BAD)


@many(FEW)
@given(files_like(FULL_CASES), files_like(FULL_PRICES), files_like(ASSUMPTIONS), st.integers(0, 7))
def test_the_command_analyses_or_says_what_is_wrong(cases, prices, assumed, which):
    with TemporaryDirectory() as folder:
        contents = (cases if which & 1 else FULL_CASES, prices if which & 2 else FULL_PRICES, INDEX,
                    assumed if which & 4 else ASSUMPTIONS)  # fmt: skip
        files = [Path(folder, name) for name in ("cases.csv", "prices.csv", "cpi.csv", "assumed.csv")]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        told = ["compare", files[0], "--prices", files[1], "--cpi", files[2], "--assumptions", files[3],
                "--level", "2024", "--from", "2024-01-01", "--out", Path(folder, "report.json")]  # fmt: skip
        outcome = cli.main([str(word) for word in told])
        assert (outcome, Path(folder, "report.json").exists()) in ((cli.GOOD, True), (cli.BAD, False))


# What we write and others read.

names = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.sampled_from(CORPUS))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


@many(SOME)
@given(names, names, names, moments, st.sampled_from(["REQUEST", "CANCEL"]), st.booleans())
def test_what_we_put_in_a_calendar_comes_out_of_it(house, keeper, place, starts, method, all_of_it):
    table = Table(
        coordinator=Person(name=keeper, email="marloes@voorbeeld.test"), neighbourhood=Neighbourhood(house_name=house)
    )
    sitting = Sitting(table=table, starts_at=starts, place=place, calendar_uid=str(uuid4()), calendar_sequence=3)
    made = calendar.file(sitting, Person(name="Kees", email="kees@voorbeeld.test"), method, all_of_it=all_of_it)
    read = Calendar.from_ical(made)
    (event,) = read.walk("VEVENT")
    assert [str(event["uid"]), int(event["sequence"]), str(read["method"])] == [sitting.calendar_uid, 3, method]
    assert event["dtstart"].dt == starts.replace(microsecond=0)
    assert str(event["attendee"]) == "mailto:kees@voorbeeld.test"
    assert str(event["organizer"]) == "mailto:marloes@voorbeeld.test"
    assert sorted(event.keys()) == sorted(set(event.keys()))
    assert set(event.keys()) <= {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "CLASS",
                                 "ORGANIZER", "ATTENDEE", "STATUS"}  # fmt: skip


@many(SOME)
@given(names, names, names)
@example("Dag", "a@b.nl\nBcc: c@d.nl", "hoi")
@example("Dag\r\nBcc: c@d.nl", "a@b.nl", "hoi")
def test_a_mail_goes_to_one_and_carries_no_header_of_another(subject, to, body):
    mail.outbox = []
    try:
        deliver.call(to, subject, body, "", "")
        if not to:
            return
        sent = message_from_bytes(mail.outbox[0].message().as_bytes())
    except (BadHeaderError, ValueError):
        return
    assert {"bcc", "cc", "reply-to"} & {name.lower() for name in sent.keys()} == set()  # noqa: SIM118
    assert len(sent.get_all("To", [])) <= 1
    assert len(sent.get_all("Subject", [])) == 1


@many(SOME)
@given(st.emails(), st.binary(min_size=1, max_size=400))
def test_a_calendar_file_goes_along_whole(to, content):
    mail.outbox = []
    deliver.call(to, "Dag", "Hoi", b64encode(content).decode(), "REQUEST")
    (one,) = mail.outbox
    assert one.attachments[0][0] == "uitnodiging.ics"


@many(FEW)
@given(st.text("abcdefghijklmnop.-", min_size=1, max_size=60))
def test_a_letter_shows_any_address_as_a_picture(host):
    picture = drawn(f"https://{host}/code/{new_code()}/")
    assert picture.startswith("<svg")
    assert "<script" not in picture
    assert "style=" not in picture


@many(SOME)
@given(texts)
def test_a_note_on_the_screen_is_one_line(text):
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "%s", (text,), None)
    assert "\n" not in logs.Discreet("{asctime} {message}", style="{").format(record)


# What a keeper hands over: addresses, keys, checkpoints, a box with a backup.


@many(MANY)
@given(
    texts,
    st.sampled_from(
        ["", "sqlite:", "sqlite:///", "postgres://", "postgresql://a:b@", "smtp://", "smtps://[", "smtp://a:99999"]
    ),
)
def test_an_address_of_a_machine_is_read_or_refused(text, scheme):
    for read in (database.from_url, mail_address.from_url):
        try:
            assert isinstance(read(scheme + text), dict)
        except NotReady:
            continue


@many(MANY)
@given(st.lists(st.one_of(texts, st.sampled_from(["— schuifaan AAAA", "12", "", "> "])), max_size=8))
def test_a_checkpoint_is_read_or_it_is_none(lines):
    for found in anchor_note.notes(lines):
        assert found is None or len(found.root) == 32


@many(MANY)
@given(st.one_of(texts, st.builds("{}+{}+{}".format, texts, texts, texts)))
def test_a_public_key_is_read_or_refused(text):
    with pytest.raises(ValueError):
        anchor_note.public_key(text)


@many(MANY)
@given(st.one_of(texts, st.integers(), st.none(), st.text("0123456789-,", max_size=30)))
def test_a_list_of_sealed_lines_is_read_or_it_is_none(ranges):
    found = journal_form.listed(ranges)
    assert found is None or journal_form.ranges_of(found) == ranges


@many(SOME)
@given(st.sets(st.integers(1, 10**6), min_size=1, max_size=60).map(sorted))
def test_a_list_of_sealed_lines_is_read_back(ids):
    assert journal_form.listed(journal_form.ranges_of(ids)) == ids


@many(MANY)
@given(texts)
def test_a_key_for_a_backup_is_read_or_refused(text):
    with pytest.raises(NotReady):
        keyrings._recipient(text)


@many(FEW)
@given(st.binary(max_size=300))
@example(b"age-encryption.org/v1\n-> X25519 a\nb\n--- c\n")
def test_what_is_no_backup_is_told_so(content):
    with TemporaryDirectory() as folder:
        file = Path(folder, "x.age")
        file.write_bytes(content)
        with (
            pytest.raises((boxes.DamagedError, boxes.WrongKeyError)),
            boxes.opened(file, [keyrings._own_pair()]) as tar,
        ):
            list(tar)
        with pytest.raises(NotReady):
            keyrings.identities(file)


@many(SOME)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode),
    )
)
def test_what_stands_on_a_backup_is_read_or_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        restore._manifest(text)


@many(SOME)
@given(st.binary(max_size=200))
def test_a_list_of_wiped_people_is_read_or_refused(content):
    with TemporaryDirectory() as folder:
        file = Path(folder, "wiped.ids")
        file.write_bytes(content)
        try:
            assert all(isinstance(one, UUID) for one in wiped_ids.read(file))
        except (ValueError, NotReady):
            return
