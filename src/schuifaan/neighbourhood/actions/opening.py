"""Opening a neighbourhood: who is responsible, who answers for privacy, and why data may be used."""

import json
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Neighbourhood, Person, Purpose
from schuifaan.neighbourhood.queries import FOLDER


@transaction.atomic
def open_neighbourhood(
    *, neighbourhood: Neighbourhood, by: Person, controller: str, privacy_contact: str, dpia_on: date
) -> Neighbourhood:
    """From now on stories may be told here."""
    if not controller.strip() or not privacy_contact.strip():
        raise Refusal(_("Vul in wie verantwoordelijk is en wie je over privacy kunt bellen."))
    if dpia_on > today():
        raise Refusal(_("De DPIA is nog niet klaar. Open de wijk als hij klaar is."))
    neighbourhood.controller, neighbourhood.privacy_contact = controller.strip(), privacy_contact.strip()
    neighbourhood.dpia_on = dpia_on
    neighbourhood.save(update_fields=["controller", "privacy_contact", "dpia_on"])
    load_purposes(by=by)
    journal.wrote("open_neighbourhood", by=by, thing=neighbourhood)
    return neighbourhood


def purposes_in_file() -> list[dict[str, Any]]:
    told = json.loads(FOLDER.joinpath("purposes.json").read_text(encoding="utf-8"))
    return [{**item, "since": date.fromisoformat(item["since"])} for item in told["purposes"]]


@transaction.atomic
def load_purposes(*, by: Person | None = None, purposes: list[dict[str, Any]] | None = None) -> list[Purpose]:
    """Take over the purposes of the configuration. A new version ends the one before it and rewrites nothing."""
    return [_load(item, by) for item in (purposes_in_file() if purposes is None else purposes)]


def _load(item: dict[str, Any], by: Person | None) -> Purpose:
    told = {name: item[name] for name in ("label", "ground", "article", "since")}
    there = Purpose.objects.filter(code=item["code"], version=item["version"]).first()
    if there is None:
        return _new_version(item, told, by)
    if any(getattr(there, name) != value for name, value in told.items()):
        raise ValueError(f"Purpose {there.code} version {there.version} changed; give it a new version instead.")
    return there


def _new_version(item: dict[str, Any], told: dict[str, Any], by: Person | None) -> Purpose:
    earlier = Purpose.objects.filter(code=item["code"], version__lt=item["version"], until__isnull=True)
    earlier.update(until=told["since"] - timedelta(days=1))
    purpose = Purpose.objects.create(code=item["code"], version=item["version"], **told)
    journal.wrote("load_purpose", by=by, thing=purpose)
    return purpose
