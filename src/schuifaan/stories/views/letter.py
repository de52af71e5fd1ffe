"""A letter with a code, so that a resident can tell the story on their own phone."""

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from schuifaan.base.access import behind
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions import make_letter_code
from schuifaan.neighbourhood.rules import coordinator, me
from schuifaan.stories import policies, queries
from schuifaan.stories.views.speaking import call_for, voice_for
from schuifaan.stories.views.theirs import find


def drawn(address: str) -> SafeString:
    """The address as a QR code: plain SVG made here, without style or script, and it holds no words of anybody."""
    code = segno.make(address, error="m", micro=False)
    return SafeString(code.svg_inline(svgclass="qr", lineclass="", border=4, omitsize=True))


@behind(coordinator)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, story_id: Any) -> HttpResponse:
    """Looking makes nothing; the button makes the code and shows the letter once, because only its digest is kept."""
    told = find(request, story_id, "write")
    if not policies.can_have_letter(told):
        raise Refusal("Dit verhaal krijgt geen brief. Bel de bewoner, of spreek ergens anders af.")
    page = {
        "story": told,
        "call": call_for(told.neighbourhood, told),
        "voice": voice_for(told.resident),
        "home": queries.home_of(told.resident, told.neighbourhood),
    }
    if request.method != "POST":
        return render(request, "stories/letter_begin.html", page)
    code = make_letter_code(person=told.resident, by=me(request))
    address = request.build_absolute_uri(reverse("letter-open", args=[code]))
    typed = request.build_absolute_uri(reverse("letter-enter"))
    return render(request, "stories/letter.html", {**page, "code": code, "typed": typed, "qr": drawn(address)})
