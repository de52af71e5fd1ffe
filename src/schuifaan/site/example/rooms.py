"""Room that managers of the example gave beforehand; inside it nobody waits."""

from datetime import time, timedelta

from schuifaan.base.periods import at, moment, today
from schuifaan.plans import actions as plans
from schuifaan.plans.words import RuleKind, Theme
from schuifaan.site.example.place import Place

ROOMS = (
    ("leidinggevende", "wonen", Theme.RENT, RuleKind.OWN, "Voor huur: tot zes maanden uitstel", 6),
    ("leidinggevende", "wonen", Theme.PLACE, RuleKind.OWN, "Voor wie geen plek heeft: tot zes maanden een woning", 6),
    ("geldbaas", "geld", Theme.DEBT, RuleKind.OWN, "Voor schulden: eerst rust, dan pas papieren", 6),
)


def give_rooms(place: Place) -> None:
    """Two years ago, so that every story of the example could use it."""
    with moment(at(today() - timedelta(days=700), time(9))):
        for who, party, theme, kind, words, months in ROOMS:
            plans.give_room(
                party=place.parties[party], by=place.people[who], theme=theme, kind=kind, words=words, months=months
            )
