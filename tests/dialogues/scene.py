"""A question that waits, and one that was decided."""

from datetime import timedelta

from schuifaan.base.periods import today
from schuifaan.dialogues import actions
from schuifaan.dialogues.models import Decision

QUESTION = "Mag er dit jaar meer uit dan er is?"
READERS = {"marloes", "bert", "stien", "kim", "cor"}


def ask(world, by="stien") -> Decision:
    return actions.ask(neighbourhood=world.ruwaard, by=getattr(world, by), question=QUESTION)


def decide(decision, world, *behind, **changed) -> Decision:
    given = {"outcome": "Ja, tot het eind van het jaar.", "decided_on": today(), "by": world.kim}
    given |= {"review_on": today() + timedelta(days=90), "behind": behind or (world.bert,)}
    return actions.decide(decision=decision, **(given | changed))
