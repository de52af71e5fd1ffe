"""The words of the pot."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schuifaan.neighbourhood.words import Kind


class Move(models.TextChoices):
    """What happened to money; the ledger knows the same by `Kind`."""

    GRANT = "grant", _("toegezegd geld voor dit jaar")
    ADVANCE = "advance", _("vooruit ontvangen")
    SETTLE = "settle", _("lager vastgesteld")
    PAYBACK = "payback", _("terugbetaald")
    COMMIT = "commit", _("opzij gezet")
    SPEND = "spend", _("besteed")
    RELEASE = "release", _("vrijgevallen")
    RESERVE = "reserve", _("in de spaarpot voor tegenvallers")
    UNRESERVE = "unreserve", _("uit de spaarpot voor tegenvallers")
    MOVE_OUT = "move_out", _("naar een ander fonds")
    MOVE_IN = "move_in", _("uit een ander fonds")
    CARRY_OUT = "carry_out", _("mee naar volgend jaar")
    CARRY_IN = "carry_in", _("mee uit vorig jaar")
    CARRY_COMMITTED_OUT = "carry_committed_out", _("opzij gezet, mee naar volgend jaar")
    CARRY_COMMITTED_IN = "carry_committed_in", _("opzij gezet, mee uit vorig jaar")
    CARRY_RESERVED_OUT = "carry_reserved_out", _("spaarpot, mee naar volgend jaar")
    CARRY_RESERVED_IN = "carry_reserved_in", _("spaarpot, mee uit vorig jaar")
    REVERSAL = "reversal", _("teruggedraaid")


class What(models.TextChoices):
    """What money is for. A fund names for which of these it may be used."""

    PROMISE = "promise", _("een afspraak uit een plan")
    HOUSE = "house", _("het huis van de wijk")
    QUARTERMASTER = "quartermaster", _("de kwartiermaker")
    INITIATIVE = "initiative", _("een initiatief")
    SHARED = "shared", _("kosten die we samen delen")
    RESIDENTS = "residents", _("het bewonersbudget")


class TrancheState(models.TextChoices):
    """Where the money of a funder for one year stands."""

    GRANTED = "granted", _("verleend")
    ADVANCED = "advanced", _("bevoorschot")
    SETTLED = "settled", _("vastgesteld")


# The moves that the money of a year may make; `docs/wijkbudget.md` is drawn from it.
TRANCHE_MOVES: dict[TrancheState, tuple[TrancheState, ...]] = {
    TrancheState.GRANTED: (TrancheState.ADVANCED, TrancheState.SETTLED),
    TrancheState.ADVANCED: (TrancheState.ADVANCED, TrancheState.SETTLED),
    TrancheState.SETTLED: (),
}


class Turn(models.TextChoices):
    """Which way a year turned out."""

    OVER = "over", _("er is te veel uitgegeven")
    UNDER = "under", _("er is geld over")


class Step(models.TextChoices):
    """What the agreement does then, in the order that it names."""

    ELSEWHERE = "elsewhere", _("kijk eerst elders in het wijkbudget")
    RESERVE = "reserve", _("de spaarpot voor tegenvallers")
    CUT = "cut", _("schrap wat nog niet is beloofd")
    OUTSIDE = "outside", _("vraag de partijen buiten het wijkbudget")
    CARRY = "carry", _("neem het mee naar volgend jaar")
    BACK = "back", _("geef het terug aan wie betaalde")


class ClauseKind(models.TextChoices):
    """What a line of the agreement is about."""

    RULE = "rule", _("zonder officieel besluit, want")
    WHY = "why", _("waarom het zo beter is")


class ProposalState(models.TextChoices):
    """What the round table said to a proposal."""

    PROPOSED = "proposed", _("wacht op de rondetafel")
    ACCEPTED = "accepted", _("de rondetafel zei ja")
    DECLINED = "declined", _("de rondetafel zei nee")


class Duty(models.TextChoices):
    """Three duties that three different people have."""

    COMMIT = "commit", _("geld opzij zetten")
    SPEND = "spend", _("een uitgave goedkeuren")
    CLOSE = "close", _("een jaar afsluiten")


# What a migrated spend names as its rule: it was written before spends named one.
BEFORE_RULES = "van-voor-de-regels"
# What a spend can point to from the first day; a later version of the agreement says it in its own words.
FIRST_CLAUSES = (
    (ClauseKind.RULE, "aan-tafel", "Wat aan tafel is afgesproken, betalen we zonder officieel besluit."),
    (ClauseKind.WHY, "op-tijd", "Zo komt de hulp op tijd."),
)
# Up to how many cents at once, from the first day: who sets apart, who approves a spend, and who closes a year (the
# limit of a close is what was spent in that year). The agreement shows it, and whoever keeps the pot agrees another.
FIRST_LIMITS = (
    (Duty.COMMIT, Kind.COORDINATOR, 1_000_000),
    (Duty.SPEND, Kind.QUARTERMASTER, 1_000_000),
    (Duty.CLOSE, Kind.STEERING, 1_000_000_000),
)
# How many days before what is set apart falls free somebody hears of it.
NOTICE_DAYS = (14, 0)
# What went along to the next year when a year was closed.
CARRIES = tuple(move for move in Move if move.startswith("carry"))
