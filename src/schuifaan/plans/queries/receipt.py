"""The receipt of a right that was used: a tagged PDF in Dutch, in our own letter, to keep or to print."""

from pathlib import Path

import typst
from django.utils.translation import gettext as _

from schuifaan.base import spoken
from schuifaan.plans.models import Procedure
from schuifaan.plans.words import Right

HERE = Path(__file__).parents[1]
TEMPLATE = HERE / "templates" / "plans/receipt.typ"
FONTS = HERE / "fonts"

NEXT = {
    Right.DECISION: _("De gemeente bekijkt in zes weken wat je nodig hebt. Daarna komt in twee weken het besluit."),
    Right.SUPPORTER: _("Iemand die alleen naast jou staat, belt je. Dat kost je niets."),
    Right.COMPLAINT: _("Iemand die hier niet bij betrokken is, belt je. Je krijgt een antwoord op papier."),
    Right.NO: _("Je nee staat genoteerd. Je mag altijd weer ja zeggen."),
}


def receipt_pdf(procedure: Procedure) -> bytes:
    """Draw the receipt. Words go in as plain text, so whatever they hold stays words."""
    asked = spoken.local_date(procedure.asked_at)
    inputs = {
        "name": str(procedure.resident),
        "right": procedure.get_right_display(),
        "receipt": procedure.receipt,
        "asked": f"{spoken.day(asked)}, {spoken.hour(procedure.asked_at)}",
        "answer_by": "" if procedure.right == Right.NO else spoken.day(procedure.answer_by),
        "next": str(NEXT[Right(procedure.right)]),
        "words": procedure.words,
        "phone": procedure.neighbourhood.phone,
        "neighbourhood": procedure.neighbourhood.name,
        "example": _("Voorbeeld – verzonnen mensen en cijfers") if procedure.neighbourhood.is_example else "",
    }
    return typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
    )
