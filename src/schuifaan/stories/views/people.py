"""The people whom a resident names with the last question: who may help, and who rather not."""

from typing import Any

from django.http import HttpRequest

from schuifaan.neighbourhood.rules import me
from schuifaan.stories import actions, queries
from schuifaan.stories.forms import NamedFormSet
from schuifaan.stories.models import Story
from schuifaan.stories.views.speaking import posted
from schuifaan.stories.words import Question


def people_form(story: Story | None, question: Question, request: HttpRequest) -> Any:
    """The rows to fill in, one more than there are; only with the last question."""
    if question != Question.NEED:
        return None
    named = [
        {"name": row.name, "welcome": "ja" if row.welcome else "nee", "knows_household": row.knows_household}
        for row in queries.named_in(story)
    ]
    return NamedFormSet(posted(request), initial=named, prefix="people")


def keep_people(story: Story, people: Any, request: HttpRequest) -> None:
    if people is None:
        return
    named = [actions.Named(**form.cleaned_data) for form in people if form.cleaned_data.get("name")]
    actions.name_people(story=story, by=me(request), people=named)
