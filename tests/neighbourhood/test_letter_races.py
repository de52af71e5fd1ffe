"""Two who press at the same moment: one gets in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from schuifaan.neighbourhood.actions import make_letter_code, use_letter_code
from schuifaan.neighbourhood.models import LetterCode
from tests.world import make_world


@pytest.mark.django_db(transaction=True)
def test_of_many_who_press_at_once_one_gets_in():
    world = make_world()
    code = make_letter_code(person=world.fatma, by=world.marloes)
    ready = Barrier(4)

    def press(_number):
        ready.wait()
        try:
            return use_letter_code(code=code)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        got_in = [person for person in pool.map(press, range(4)) if person]
    assert got_in == [world.fatma]
    assert LetterCode.objects.filter(used_at__isnull=False).count() == 1
