"""The addresses of the desk."""

from django.urls import path

from schuifaan.desk.views import pages

urlpatterns = [
    path("start/", pages.start, name="start"),
    path("vandaag/", pages.today_page, name="today"),
    path("werk/", pages.work, name="work"),
    path("tafels/<uuid:table_id>/plan/", pages.table_plan, name="table-plan"),
    path("wijk/", pages.steering, name="steering"),
    path("mijn/inzage/", pages.insight, name="insight"),
    path("mijn/gegevens/", pages.my_data, name="my-data"),
    path("mijn/gegevens/meenemen/", pages.take_along, name="take-along"),
]
