"""Many hands at once: the same deed, begun at the same moment from several threads."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from schuifaan.base.refusal import Refusal


def at_once(deed: Callable[[int], object], hands: int) -> Counter[str]:
    """Each thread has its own connection; what became of each: done, or refused."""
    begin = Barrier(hands)

    def one(index: int) -> str:
        begin.wait(20)
        try:
            deed(index)
        except Refusal:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(hands) as many:
        return Counter(many.map(one, range(hands)))
