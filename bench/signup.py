"""From the code on a letter to a story that was told: what a resident sends and sees on the way."""

from http import HTTPStatus
from urllib.parse import urlencode
from uuid import uuid4

from bench.load import Answer, Line, Measured

# What protects a form here is a secret in a cookie that comes back with it; who asks chooses the secret.
SECRET = "benchbenchbenchbenchbenchbenchbe"
NAME = "csrftoken"
SAID = (
    ("wil", "rest", "Ik wil weer een hele nacht slapen."),
    ("kan", "cooking", "Ik kan voor twintig mensen soep maken."),
    ("nodig", "company", "Iemand die de eerste keer meegaat."),
)
# Nobody is wished for at the table, and a browser says so.
NOBODY = {"people-TOTAL_FORMS": "0", "people-INITIAL_FORMS": "0"}


async def _send(asking: Line, path: str, found: Measured, **fields: str) -> Answer:
    form = urlencode({"csrfmiddlewaretoken": SECRET, "post_id": str(uuid4()), **fields})
    answer = await asking.ask("POST", path, form)
    found.keep(answer)
    return answer


async def _look(asking: Line, path: str, found: Measured) -> None:
    found.keep(await asking.ask("GET", path))


async def walk(asking: Line, code: str, found: Measured) -> None:
    """The letter is opened, three questions are answered, it is looked over and sent."""
    asking.cookies[NAME] = SECRET
    await _look(asking, f"/code/{code}/", found)
    await _send(asking, f"/code/{code}/", found)
    asking.cookies[NAME] = SECRET
    await _look(asking, "/mijn/verhaal/", found)
    for slug, tag, words in SAID:
        await _look(asking, f"/mijn/verhaal/{slug}/", found)
        kept = await _send(asking, f"/mijn/verhaal/{slug}/", found, tags=tag, words=words, **NOBODY)
        if kept.status != HTTPStatus.FOUND:
            raise RuntimeError(f"what was told at {slug} was not kept")
    await _look(asking, "/mijn/verhaal/kijk-na/", found)
    await _send(asking, "/mijn/verhaal/kijk-na/", found)
