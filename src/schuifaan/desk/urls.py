"""The addresses of the desk."""

from django.urls import path

from schuifaan.desk import views

urlpatterns = [
    path("start/", views.start, name="start"),
    path("vandaag/", views.today_page, name="today"),
    path("werk/", views.work, name="work"),
    path("tafels/<uuid:table_id>/plan/", views.table_plan, name="table-plan"),
    path("wijk/", views.steering, name="steering"),
    path("mijn/inzage/", views.insight, name="insight"),
    path("mijn/gegevens/", views.my_data, name="my-data"),
    path("mijn/gegevens/meenemen/", views.take_along, name="take-along"),
]
