"""One plan per table: what each promises, who said yes to which version, and where we do it differently."""

from schuifaan.plans.models.lines import Backing, Deviation, Promise, PromiseReader, StandingRoom
from schuifaan.plans.models.plan import Assent, CheckIn, Plan, Version
from schuifaan.plans.models.rights import Procedure

__all__ = [
    "Assent",
    "Backing",
    "CheckIn",
    "Deviation",
    "Plan",
    "Procedure",
    "Promise",
    "PromiseReader",
    "StandingRoom",
    "Version",
]
