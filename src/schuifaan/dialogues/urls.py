"""The addresses of decisions."""

from django.urls import path

from schuifaan.dialogues import views

urlpatterns = [
    path("besluiten/", views.decisions, name="decisions"),
    path("besluiten/vraag/", views.ask, name="decision-ask"),
    path("besluiten/<uuid:decision_id>/", views.decision, name="decision"),
    path("besluiten/<uuid:decision_id>/besluit/", views.decide, name="decide"),
    path("besluiten/<uuid:decision_id>/terugkijken/", views.review, name="decision-review"),
]
