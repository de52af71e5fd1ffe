"""The addresses of the desk."""

from django.urls import path

from schuifaan.desk.views import emergency, pages, review

urlpatterns = [
    path("start/", pages.start, name="start"),
    path("vandaag/", pages.today_page, name="today"),
    path("werk/", pages.work, name="work"),
    path("tafels/<uuid:table_id>/plan/", pages.table_plan, name="table-plan"),
    path("wijk/", pages.steering, name="steering"),
    path("nood/", emergency.emergency, name="emergency"),
    path("nood/<uuid:reading_id>/", emergency.reading, name="emergency-reading"),
    path("nood/<uuid:reading_id>/wacht/", emergency.hold, name="emergency-hold"),
    path("nood/<uuid:reading_id>/verteld/", emergency.said, name="emergency-said"),
    path("nakijken/", review.review, name="review"),
    path("nakijken/<uuid:item_id>/", review.review_item, name="review-item"),
    path("nakijken/<uuid:item_id>/gemeld/", review.reported, name="review-reported"),
    path("mijn/inzage/", pages.insight, name="insight"),
    path("mijn/gegevens/", pages.my_data, name="my-data"),
    path("mijn/gegevens/meenemen/", pages.take_along, name="take-along"),
]
