"""The lines that a page leaves."""

from django.test import RequestFactory

from schuifaan.base import journal
from schuifaan.base.models import JournalLine
from tests.world import World


def test_all_that_a_page_shows_is_read_at_one_moment(world: World, rf: RequestFactory):
    request = rf.get("/")
    request.user, request.resolver_match = world.marloes, None
    for about in (world.fatma, world.henk, world.jan):
        journal.reading(request, about, about=about)
    journal.keep_readings(request)
    lines = JournalLine.objects.filter(person=world.marloes.pk, act="read")
    assert (lines.count(), len({line.at for line in lines})) == (3, 1)
