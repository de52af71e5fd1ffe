"""What strangers to the house stumbled over when they walked through it, kept mended."""

from datetime import timedelta

from django.urls import reverse

from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes.words import Missing
from schuifaan.plans.models import Plan, Promise
from schuifaan.stories.queries import residents_of
from schuifaan.tables.models import Table, TimeOption
from schuifaan.tables.words import SittingState
from tests.access.people import come_in
from tests.access.scene import Scene


def look(scene: Scene, who: str, url: str) -> str:
    return come_in(scene, who).get(url).content.decode()


def test_on_the_tablet_nobody_is_chosen_beforehand_to_do_it(scene: Scene):
    url, before = reverse("sitting-promise-add", args=[scene.sitting.pk]), Promise.objects.count()
    assert '<option value="" selected>Kies wie dit doet</option>' in look(scene, "tablet", url)
    sent = come_in(scene, "tablet").post(url, {"words": "Ik maak het raam.", "open_to": "table"})
    assert (sent.status_code, "Kies wat past." in sent.content.decode()) == (200, True)
    assert Promise.objects.count() == before


def times_at(scene: Scene, *days: int) -> None:
    scene.table.sittings.exclude(state=SittingState.CLOSED).update(state=SittingState.CANCELLED)
    TimeOption.objects.filter(table=scene.table).delete()
    options = [TimeOption(table=scene.table, starts_at=now() + timedelta(days=one)) for one in days]
    TimeOption.objects.bulk_create(options)


def test_a_time_that_went_by_is_offered_to_nobody(scene: Scene):
    times_at(scene, -2, -1, 3)
    page = look(scene, "coordinator", reverse("table", args=[scene.table.pk]))
    assert page.count("?tijd=") == 1
    assert "Stel drie nieuwe tijden voor" not in page


def test_when_all_times_went_by_the_page_says_what_to_do(scene: Scene):
    times_at(scene, -3, -2, -1)
    page = look(scene, "coordinator", reverse("table", args=[scene.table.pk]))
    assert page.count("?tijd=") == 0
    assert "De tijden die jullie kozen, zijn voorbij." in page
    assert "Stel drie nieuwe tijden voor" in page


def test_the_analyst_sees_which_sum_misses_a_price(scene: Scene):
    url, told = reverse("analyses"), "Er mist nog een prijs. Deze som is niet af."
    before = look(scene, "rekenaar", url).count(told)
    scene.line.code = Missing.values[0]
    scene.line.save()
    assert look(scene, "rekenaar", url).count(told) == before + 1


def test_a_guest_of_a_table_without_a_plan_hears_that_it_comes(scene: Scene):
    url = reverse("table-plan", args=[scene.table.pk])
    other = Table.objects.exclude(pk=scene.table.pk).exclude(pk__in=Plan.objects.values("table"))[0]
    Plan.objects.filter(pk=scene.plan.pk).update(table=other)
    answer = come_in(scene, "professional").get(url)
    assert answer.status_code == 409
    assert "Er is nog geen plan. Dat maken jullie samen, aan tafel." in answer.content.decode()
    assert come_in(scene, "coordinator").get(url)["Location"] == reverse("sitting-open", args=[scene.table.pk])
    assert come_in(scene, "vreemde").get(url).status_code == 404


def test_a_receipt_is_a_file_to_keep_with_a_name_of_its_own(scene: Scene):
    answer = come_in(scene, "bewoner").get(reverse("receipt", args=[scene.procedure.receipt]))
    assert answer["Content-Disposition"] == f'attachment; filename="bewijs-{scene.procedure.receipt}.pdf"'


def test_the_ribbon_of_the_example_leads_to_being_someone_else(scene: Scene):
    assert f'<a class="utrecht-link" href="{reverse("example")}">Wees iemand anders</a>' in look(
        scene, "huis", "/kiosk/"
    )


def test_an_exception_to_a_law_waits_and_nothing_else_does(scene: Scene):
    page = look(scene, "leidinggevende", reverse("waiting"))
    assert "De afspraken lopen intussen door." in page
    assert "Een uitzondering op een wet" not in page


def test_who_works_in_two_neighbourhoods_switches_between_them(scene: Scene):
    stien, ussen = scene.person("stuurgroep"), scene.vreemde.roles_now[0].neighbourhood
    assert "Kies een wijk" not in look(scene, "stuurgroep", reverse("steering"))
    Role.objects.create(person=stien, kind=Kind.STEERING, neighbourhood=ussen, since=today())
    browser, url = come_in(scene, "stuurgroep"), reverse("steering")
    here = scene.place.neighbourhood.name
    assert f"{here}. Alles hier" in browser.get(url).content.decode()
    assert f"{ussen.name}. Alles hier" in browser.get(url, {"wijk": str(ussen.pk)}).content.decode()
    assert f"{ussen.name}. Alles hier" in browser.get(url).content.decode()
    other = reverse("steering") + f"?wijk={scene.table.pk}"
    assert f"{here}. Alles hier" in browser.get(other).content.decode()


def test_of_many_residents_only_who_was_looked_for_is_offered(scene: Scene):
    place = scene.place.neighbourhood
    people = Person.objects.bulk_create([Person(name=f"Jansen {number:03}") for number in range(120)])
    Role.objects.bulk_create(
        [Role(person=one, kind=Kind.RESIDENT, neighbourhood=place, since=today()) for one in people]
    )
    assert residents_of(place).people == ()
    assert [str(one) for one in residents_of(place, "jans 117").people] == ["Jansen 117"]
    assert (len(residents_of(place, "jansen").people), residents_of(place, "jansen").more) == (100, True)
    assert residents_of(place, "", str(people[0].pk)).people == (people[0],)
    assert residents_of(place, "", "geen id").people == ()
