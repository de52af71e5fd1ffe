"""Telling: begin a story, write an answer, name people, send it in, give a mark."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import now, today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind, Tag
from schuifaan.stories import policies, queries
from schuifaan.stories.actions.state import all_answers, answer_row, kept, locked, move, running_locked, writable
from schuifaan.stories.models import Answer, AnswerTag, Mark, Story, Wish
from schuifaan.stories.words import PICTURES, Moment, OpenTo, Question, State, Told


@dataclass(frozen=True)
class Named:
    """Someone whom the resident names: welcome or rather not, and whether they already come to the house."""

    name: str
    welcome: bool = True
    knows_household: bool = False


@transaction.atomic
@contexts.work("begin")
def begin(*, resident: Person, by: Person, told: str = Told.SELF) -> Story:
    """Begin a story, or go on with the one that runs. Who writes along keeps it."""
    place = _open_place(resident, by)
    running = running_locked(resident)
    if running:
        return _go_on(running, by, told)
    together = told != Told.SELF
    story, made = Story.objects.get_or_create(
        resident=resident,
        state=State.OPEN,
        defaults={
            "neighbourhood": place,
            "household": queries.home_of(resident, place),
            "told": told,
            "written_by": by if together else None,
            "in_charge": by if together and by.has_role(Kind.COORDINATOR) else None,
            "begun_at": now(),
        },
    )
    if made:
        all_answers(story)
        kept("begin", story, by)
    return story


def _open_place(resident: Person, by: Person) -> Neighbourhood:
    """Where the story belongs; a coordinator begins one only in their own neighbourhood."""
    place = queries.place_of(resident)
    if place is None:
        raise Refusal(_("Je woont niet in deze wijk. Bel ons, dan wijzen we je de weg."))
    if by != resident and by.has_role(Kind.COORDINATOR) and place not in by.places_as(Kind.COORDINATOR):
        raise Refusal(_("Deze bewoner woont in een andere wijk. Bel de wijkcoördinator daar."))
    if not place.is_open:
        text = _("Hier kun je nog geen verhaal vertellen. Bel %(phone)s, dan luisteren we alvast.")
        raise Refusal(text % {"phone": place.phone})
    return place


def _go_on(story: Story, by: Person, told: str) -> Story:
    """What a resident began alone is opened by a coordinator only to write on together."""
    if told == Told.SELF or story.state != State.OPEN or story.told != Told.SELF:
        return story
    story.told, story.written_by = told, by
    story.in_charge = story.in_charge or (by if by.has_role(Kind.COORDINATOR) else None)
    story.save(update_fields=["told", "written_by", "in_charge"])
    kept("write-along", story, by)
    return story


@transaction.atomic
def write_answer(
    *, story: Story, by: Person, question: str, words: str, tags: Iterable[Tag], later: bool = False
) -> Answer:
    """Write down one answer as it was said, or correct it. Nobody is told, and nobody reads more than before."""
    writable(locked(story))
    chosen = list(dict.fromkeys(Tag(tag) for tag in tags))
    if not set(chosen) <= set(PICTURES[Question(question)]):
        raise Refusal(_("Kies plaatjes die bij deze vraag horen."))
    answer = answer_row(story, question)
    answer.words, answer.changed_at = words.strip(), now()
    answer.later = later and not answer.words and not chosen
    answer.written_by = None if by == story.resident else by
    answer.open_to = _readers_after(story, answer, chosen)
    answer.save()
    AnswerTag.objects.filter(answer=answer).delete()
    AnswerTag.objects.bulk_create(AnswerTag(answer=answer, tag=tag) for tag in chosen)
    kept("write-answer", story, by)
    return answer


def _readers_after(story: Story, answer: Answer, chosen: Iterable[Tag]) -> OpenTo:
    """The pictures say who reads until the resident does; what was told is never opened wider by itself."""
    old, fitting = OpenTo(answer.open_to), policies.readers_by_default(chosen)
    told = story.state != State.OPEN
    if answer.readers_chosen or (told and policies.is_wider(fitting, old)):
        return old
    return fitting


@transaction.atomic
def wish(
    *,
    story: Story,
    by: Person,
    name: str,
    welcome: bool = True,
    knows_household: bool = False,
    person: Person | None = None,
) -> Wish:
    """Keep that the resident named someone. The same name again changes what was said of them."""
    writable(locked(story))
    made = _wish_by_name(story).get(_plain(name), Wish(story=story))
    made.name, made.welcome, made.knows_household = name.strip(), welcome, knows_household
    made.person = person or made.person
    made.save()
    kept("wish", story, by)
    return made


@transaction.atomic
def name_people(*, story: Story, by: Person, people: Iterable[Named]) -> None:
    """Keep all whom the resident named, in one go; who is no longer in the list is forgotten."""
    writable(locked(story))
    old = _wish_by_name(story)
    new = {_plain(named.name): named for named in people if named.name.strip()}
    Wish.objects.filter(pk__in=[row.pk for plain, row in old.items() if plain not in new]).delete()
    for plain, named in new.items():
        row = old.get(plain, Wish(story=story))
        row.name, row.welcome, row.knows_household = named.name.strip(), named.welcome, named.knows_household
        row.save()
    kept("name-people", story, by)


def _plain(name: str) -> str:
    return name.strip().casefold()


def _wish_by_name(story: Story) -> dict[str, Wish]:
    return {_plain(row.name): row for row in Wish.objects.filter(story=story)}


@transaction.atomic
def send(*, story: Story, by: Person) -> Story:
    """Tell it to the coordinator, who calls within two working days. The mail says only that there is one."""
    answers = all_answers(story)
    told_by_picture = AnswerTag.objects.filter(answer__in=answers).exists()
    if not told_by_picture and not any(answer.words for answer in answers):
        raise Refusal(_("Vertel eerst iets bij één van de drie vragen."))
    if story.state == State.ANSWERED and Story.objects.running().filter(resident=story.resident).exists():
        raise Refusal(_("Er loopt al een nieuw verhaal. Schrijf daarin verder."))
    move(story, State.SENT, _("Dit verhaal is al verteld. Wijzigen kan nog wel."))
    story.told_at, story.call_before = now(), policies.call_before(today())
    story.save(update_fields=["state", "told_at", "call_before"])
    kept("send", story, by)
    for keeper in queries.keepers_of(story):
        body = _("Er wacht een nieuw verhaal. Kijk op Schuif Aan, bij Verhalen.")
        post(to=keeper.email, subject=_("Er is een nieuw verhaal"), body=body)
    return story


@transaction.atomic
def give_mark(*, story: Story, by: Person, value: int, moment: str) -> Mark:
    """The mark that the resident gives life. The first and the last may be given again; between, each stays."""
    mark = None
    if moment != Moment.BETWEEN:
        mark = Mark.objects.filter(story=story, moment=moment).order_by("-given_at").first()
    mark = mark or Mark(story=story, resident=story.resident, moment=moment)
    mark.value, mark.given_at = value, now()
    mark.full_clean(validate_unique=False)
    mark.save()
    kept("give-mark", story, by)
    return mark
