"""The addresses of a story."""

from django.urls import path, register_converter

from schuifaan.stories.views import helping, letter, mine, theirs
from schuifaan.stories.words import QUESTIONS


class QuestionSlug:
    """One of the three questions, as it stands in an address."""

    regex = "|".join(QUESTIONS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(QuestionSlug, "question")

urlpatterns = [
    path("mijn/verhaal/", mine.my_story, name="my-story"),
    path("mijn/verhaal/<question:slug>/", mine.my_question, name="my-question"),
    path("mijn/verhaal/kijk-na/", mine.my_review, name="my-review"),
    path("mijn/verhaal/wie-leest/", mine.my_readers, name="my-readers"),
    path("mijn/verhaal/nog-niet/", mine.my_again, name="my-again"),
    path("mijn/verhaal/stop/", mine.my_stop, name="my-stop"),
    path("mijn/helpers/", helping.my_helpers, name="my-helpers"),
    path("mijn/helpers/<uuid:mandate_id>/stop/", helping.my_helper_end, name="my-helper-end"),
    path("mijn/cijfer/", mine.my_mark, name="my-mark"),
    path("verhalen/", theirs.stories, name="stories"),
    path("verhalen/nieuw/", theirs.begin, name="story-begin"),
    path("verhalen/<uuid:story_id>/", theirs.story, name="story"),
    path("verhalen/<uuid:story_id>/<question:slug>/", theirs.question, name="story-question"),
    path("verhalen/<uuid:story_id>/antwoord/", theirs.answer, name="story-answer"),
    path("verhalen/<uuid:story_id>/brief/", letter.letter, name="story-letter"),
    path("verhalen/<uuid:story_id>/helpers/", helping.story_helpers, name="story-helpers"),
    path("verhalen/<uuid:story_id>/helpers/<uuid:mandate_id>/stop/", helping.story_helper_end, name="story-helper-end"),
    path("verhalen/<uuid:story_id>/cijfer/", theirs.mark, name="story-mark"),
    path("verhalen/<uuid:story_id>/afschermen/", theirs.restrict, name="story-restrict"),
    path("verhalen/<uuid:story_id>/insturen/", theirs.send, name="story-send"),
]
