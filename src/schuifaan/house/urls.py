"""The addresses of the house."""

from django.urls import path

from schuifaan.house import views

urlpatterns = [
    path("huis/", views.programme, name="programme"),
    path("huis/programma/", views.activities, name="activities"),
    path("kiosk/", views.kiosk, name="kiosk"),
]
