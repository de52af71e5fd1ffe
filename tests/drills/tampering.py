"""What an intruder may do to a journal: each kind once, at a place that chance chooses."""

import json
from collections.abc import Callable
from random import Random

from schuifaan.base.journal_form import SealRecord, line_bytes, ranges_of, sealed_bytes
from schuifaan.base.seals import mac_of, marks_of
from schuifaan.base.seals_tree import Tree, leaf
from tests.base.journals import KEY, row

Records = list[bytes]
Kind = Callable[[Random, Records], Records]


def is_line(record: bytes) -> bool:
    return record.startswith(b'["line"')


def some(rng: Random, records: Records, wanted: Callable[[bytes], bool] = is_line) -> int:
    """The place of a record of this kind."""
    return rng.choice([place for place, record in enumerate(records) if wanted(record)])


def put(records: Records, place: int, *instead: bytes) -> Records:
    return [*records[:place], *instead, *records[place + 1 :]]


def a_byte(rng: Random, records: Records) -> Records:
    """One byte is another, or is gone, or is new; never the mark between two records."""
    place = rng.randrange(len(records))
    old = records[place]
    at, byte = rng.randrange(len(old)), bytes([rng.choice([one for one in range(256) if one != 10])])
    return put(
        records,
        place,
        rng.choice([old[:at] + byte + old[at + 1 :], old[:at] + old[at + 1 :], old[:at] + byte + old[at:]]),
    )


def a_field(rng: Random, records: Records) -> Records:
    """A line says something else that it could have said."""
    place = some(rng, records)
    fields, other = json.loads(records[place]), json.loads(records[some(rng, records)])
    at = rng.randrange(1, 10)
    fields[at] = other[at] if fields[at] != other[at] else rng.choice(["iets anders", None, 7, "f" * 32])
    return put(records, place, line_bytes(fields[1:]))


def deleted(rng: Random, records: Records) -> Records:
    """A stretch of records is gone."""
    place = rng.randrange(1, len(records))
    return records[:place] + records[place + rng.choice([1, 1, 1, 2, 5, 40]) :]


def scattered(rng: Random, records: Records) -> Records:
    """Every line about one person is gone, wherever it stands."""
    about = json.loads(records[some(rng, records)])[7]
    return [one for one in records if not is_line(one) or json.loads(one)[7] != about]


def swapped(rng: Random, records: Records) -> Records:
    one, other = rng.randrange(1, len(records)), rng.randrange(1, len(records))
    found = list(records)
    found[one], found[other] = found[other], found[one]
    return found


def shuffled(rng: Random, records: Records) -> Records:
    place, many = rng.randrange(1, len(records) - 2), rng.randrange(2, 12)
    stretch = records[place : place + many]
    rng.shuffle(stretch)
    return [*records[:place], *stretch, *records[place + many :]]


def moved(rng: Random, records: Records) -> Records:
    found = list(records)
    taken = found.pop(rng.randrange(1, len(found)))
    found.insert(rng.randrange(1, len(found) + 1), taken)
    return found


def contents_swapped(rng: Random, records: Records) -> Records:
    """Two lines keep their ids and trade what they say: a reorder that leaves no gap."""
    one, other = some(rng, records), some(rng, records)
    first, second = json.loads(records[one])[1:], json.loads(records[other])[1:]
    found = put(records, one, line_bytes([first[0], *second[1:]]))
    return put(found, other, line_bytes([second[0], *first[1:]]))


def replaced(rng: Random, records: Records) -> Records:
    """A whole new line under an old id, or a copy of another in its place."""
    place = some(rng, records)
    number = json.loads(records[place])[1]
    return put(records, place, rng.choice([line_bytes((number, *row(number + 1)[1:])), records[some(rng, records)]]))


def put_in(rng: Random, records: Records) -> Records:
    """A line of which nobody knew, with an id that is free or one that is taken."""
    place, number = rng.randrange(1, len(records)), rng.randrange(1, 400)
    return [*records[:place], line_bytes(row(number)), *records[place:]]


def cut(rng: Random, records: Records) -> Records:
    """The end is gone, from some record on."""
    return records[: rng.randrange(1, len(records))]


def cut_at_a_seal(rng: Random, records: Records) -> Records:
    """The end is gone, neatly, so that a whole journal is left: the anchor alone knows."""
    return records[: some(rng, records[:-1], lambda one: one.startswith(b'["seal"')) + 1]


def a_seal(rng: Random, records: Records) -> Records:
    """A seal says something else."""
    place = some(rng, records, lambda one: one.startswith(b'["seal"'))
    fields = json.loads(records[place])[1:]
    at = rng.randrange(9)
    fields[at] = fields[at] + 1 if isinstance(fields[at], int) else other_text(rng, fields[at])
    return put(records, place, sealed_bytes(SealRecord(*fields)))


def other_text(rng: Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice([one for one in "0123456789abcdef-," if one != text[at]]) + text[at + 1 :]


def written_anew(rng: Random, records: Records, key: str) -> Records:
    """A line is changed or taken out, and every seal from there on is made again, all of it in good order."""
    place = some(rng, records)
    left = rng.choice([put(records, place), put(records, place, replaced_line(records[place]))])
    found, tree, before, lines = left[:1], Tree(), "0" * 64, []
    for record in left[1:]:
        if is_line(record):
            lines.append(record)
            continue
        seal = SealRecord(*json.loads(record)[1:])
        leaves = [leaf(line) for line in lines]
        tree.add(leaves)
        ids = [json.loads(line)[1] for line in lines]
        made = seal._replace(
            ranges=ranges_of(ids),
            count=len(ids),
            size=tree.size,
            marks=marks_of(leaves),
            edge=tree.edge,
            previous=before,
        )
        made = made._replace(mac=mac_of(made, key)) if made != seal._replace(mac=made.mac) else seal
        found += [*lines, sealed_bytes(made)]
        before, lines = made.mac, []
    return found


def replaced_line(record: bytes) -> bytes:
    fields = json.loads(record)[1:]
    return line_bytes([*fields[:3], "iets anders", *fields[4:]])


def without_the_key(rng: Random, records: Records) -> Records:
    return written_anew(rng, records, "a key that was guessed")


def with_the_key(rng: Random, records: Records) -> Records:
    """The key of the seals leaked; that of the anchor did not."""
    return written_anew(rng, records, KEY)


KINDS: tuple[Kind, ...] = (
    a_byte, a_field, deleted, scattered, swapped, shuffled, moved, contents_swapped, replaced, put_in, cut,
    cut_at_a_seal, a_seal, without_the_key, with_the_key,
)  # fmt: skip


def tampered(rng: Random, kind: Kind, records: Records) -> Records:
    """Really another journal: a swap of a record with itself is done again."""
    found = records
    while found == records:
        found = kind(rng, records)
        if rng.random() < 0.1:
            found = rng.choice([deleted, moved, cut])(rng, found) if len(found) > 60 else found
    return found


ANYWHERE = (
    "UPDATE base_journalline SET verb = 'x' WHERE id = %(line)s",
    "UPDATE base_journalline SET act = 'x' WHERE id = %(line)s",
    "UPDATE base_journalline SET purpose = 'x' WHERE id = %(line)s",
    "UPDATE base_journalline SET thing = (SELECT b.thing || '.' FROM base_journalline b WHERE b.id = %(other)s)"
    " WHERE id = %(line)s",
    "UPDATE base_journalline SET person = about, about = NULL WHERE id = %(line)s",
    "UPDATE base_journalline SET thing_id = NULL WHERE id >= %(line)s",
    "UPDATE base_journalline SET id = -id WHERE id = %(line)s",
    "INSERT INTO base_journalline (id, at, act, verb, purpose, person, about, thing, thing_id)"
    " SELECT -id, at, act, verb, purpose, person, about, thing, thing_id FROM base_journalline WHERE id = %(line)s",
    "INSERT INTO base_journalline (id, at, act, verb, purpose, person, about, thing, thing_id)"
    " SELECT -9223372036854775807 - 1, at, act, verb, purpose, person, about, thing, thing_id FROM base_journalline"
    " WHERE id = %(line)s",
    "DELETE FROM base_journalline WHERE id = %(line)s",
    "DELETE FROM base_journalline WHERE id >= %(line)s",
    "DELETE FROM base_journalline",
    "DELETE FROM base_journalseal WHERE id = %(seal)s",
    "DELETE FROM base_journalseal WHERE id >= %(seal)s",
    "UPDATE base_journalseal SET mac = previous WHERE id = %(seal)s",
    "UPDATE base_journalseal SET ranges = 'x' WHERE id = %(seal)s",
    "UPDATE base_journalseal SET size = size + 1, count = count + 1 WHERE id = %(seal)s",
    "UPDATE base_journalseal SET id = id + 1000 WHERE id = %(seal)s",
)
ON_SQLITE = (
    "INSERT OR REPLACE INTO base_journalline (id, at, act, verb, purpose, person, about, thing, thing_id)"
    " SELECT id, at, act, 'x', purpose, person, about, thing, thing_id FROM base_journalline WHERE id = %(line)s",
    "UPDATE base_journalline SET verb = CAST(x'ff00' AS TEXT) WHERE id = %(line)s",
    "UPDATE base_journalline SET verb = CAST(verb AS BLOB) WHERE id = %(line)s",
    "UPDATE base_journalline SET at = at || ' ' WHERE id = %(line)s",
)
ON_POSTGRES = ("UPDATE base_journalline SET at = at + interval '1 microsecond' WHERE id = %(line)s",)


def in_sql(rng: Random, vendor: str, lines: tuple[int, int], seals: int) -> tuple[str, dict[str, int]]:
    """What an intruder types into the database itself, about lines between these two."""
    statement = rng.choice(ANYWHERE + (ON_SQLITE if vendor == "sqlite" else ON_POSTGRES))
    chosen = {"line": rng.randint(*lines), "other": rng.randint(*lines), "seal": rng.randint(1, seals)}
    return statement, {name: value for name, value in chosen.items() if f"%({name})s" in statement}
