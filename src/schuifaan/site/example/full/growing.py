"""Grows one neighbourhood to its full size, noun by noun."""

from collections.abc import Sequence
from dataclasses import replace

from schuifaan.house.models import Visit
from schuifaan.plans.models import Promise
from schuifaan.plans.words import State
from schuifaan.site.example.full import journal, pot, stories
from schuifaan.site.example.full.analyses import analyse, enjoy
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.course import Course, courses
from schuifaan.site.example.full.house import visits
from schuifaan.site.example.full.lived import Lived
from schuifaan.site.example.full.plans import plan_of
from schuifaan.site.example.full.pouring import pour
from schuifaan.site.example.full.progress import Progress
from schuifaan.site.example.full.residents import Home, settle
from schuifaan.site.example.full.rights import help_each_other, use_a_right
from schuifaan.site.example.full.scene import Scene
from schuifaan.site.example.full.sizes import Size
from schuifaan.site.example.full.staff import hire
from schuifaan.site.example.full.tables import table_of
from schuifaan.site.example.place import Place

FULL_TABLES = 400


def grow(place: Place, size: Size, noun: str, progress: Progress) -> None:
    """Everything of one neighbourhood. `noun` is what its draws begin with, so that no two are the same."""
    lived = Lived()
    staff = hire(place, lived, noun, size.tables / FULL_TABLES)
    homes = settle(place, size.residents, lived, noun)
    reads = _live(size, homes, Scene(place, staff, lived, Chance(f"{noun} tables")), noun)
    paid = [one for one in lived.rows[Promise] if one.needs_money and one.last is None and _agreed(one)]
    pot.fill(place, paid, lived, noun, size.commitments)
    lived.pour(progress)
    progress.kept("house.Visit", pour(Visit, visits(place, size.weeks, size.visits_a_week, noun)))
    progress.kept("base.JournalLine", journal.keep(lived.lines, reads, size.lines, noun))


def _agreed(promise: Promise) -> bool:
    return promise.plan.state == State.AGREED


def _live(size: Size, homes: Sequence[Home], scene: Scene, noun: str) -> list[journal.Read]:
    """The tables in some homes, the stories without a table in others."""
    tables = homes[: len(homes) // 2]
    reads = [_table(course, scene) for course in courses(size.tables, tables, scene.staff, noun)]
    without = replace(scene, chance=Chance(f"{noun} stories"))
    stories.others(homes[len(tables) :], without, size)
    help_each_other(homes, scene.lived, noun, size.tables // 4)
    return reads


def _table(course: Course, scene: Scene) -> journal.Read:
    story = stories.story_of(course, scene)
    around = table_of(course, story, scene)
    plan = None
    if course.sits:
        plan = plan_of(course, around, scene)
        use_a_right(course, plan, scene)
        analyse(course, around, scene)
        enjoy(course, around, scene)
    return journal.reads_of(story, around.seats, plan, course.ended, scene.chance)
