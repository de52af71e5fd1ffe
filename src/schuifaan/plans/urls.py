"""The addresses of a plan."""

from django.urls import path

from schuifaan.plans.views import backing, mine, plan, sitting

PLAN = "plannen/<uuid:plan_id>/"
SITTING = "zitting/<uuid:sitting_id>/"

urlpatterns = [
    path("mijn/plan/", mine.my_plan, name="my-plan"),
    path("mijn/rechten/", mine.rights, name="rights"),
    path("mijn/rechten/<slug:slug>/", mine.right_use, name="right-use"),
    path("mijn/bewijs/<str:receipt>/", mine.receipt, name="receipt"),
    path("rechten/", mine.procedures, name="procedures"),
    path("rechten/<str:receipt>/klaar/", mine.procedure_settled, name="procedure-settled"),
    path("mijn-afspraken/", mine.my_own_promises, name="my-promises"),
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}afspraak/", plan.promise_add, name="promise-add"),
    path(f"{PLAN}afspraak/<uuid:promise_id>/", plan.promise_change, name="promise-change"),
    path(f"{PLAN}gedaan/<uuid:promise_id>/", plan.promise_done, name="promise-done"),
    path(f"{PLAN}klopt/<uuid:promise_id>/", plan.promise_confirm, name="promise-confirm"),
    path(f"{PLAN}anders/", plan.deviate, name="deviate"),
    path(f"{PLAN}anders/<uuid:deviation_id>/weg/", plan.deviation_drop, name="deviation-drop"),
    path(f"{PLAN}meedoen/", plan.assent, name="assent"),
    path(f"{PLAN}kijken/", plan.check_in, name="check-in"),
    path("tafels/<uuid:table_id>/thuis/", sitting.sitting_open, name="sitting-open"),
    path(SITTING, sitting.sitting, name="sitting"),
    path(f"{SITTING}wie/", sitting.sitting_who, name="sitting-who"),
    path(f"{SITTING}afspraak/", sitting.sitting_promise, name="sitting-promise-add"),
    path(f"{SITTING}afspraak/<uuid:promise_id>/", sitting.sitting_promise, name="sitting-promise-change"),
    path(f"{SITTING}anders/", sitting.sitting_deviate, name="sitting-deviate"),
    path(f"{SITTING}ja/<uuid:seat_id>/", sitting.sitting_say, name="sitting-say"),
    path(f"{SITTING}verberg/", sitting.sitting_hide, name="sitting-hide"),
    path(f"{SITTING}pin/", sitting.sitting_pin, name="sitting-pin"),
    path(f"{SITTING}sluit/", sitting.sitting_close, name="sitting-close"),
    path("wacht-op-jou/", backing.waiting, name="waiting"),
    path("wacht-op-jou/<uuid:deviation_id>/", backing.back, name="back"),
    path("ruimte/", backing.standing_room, name="standing-room"),
    path("ruimte/<uuid:room_id>/einde/", backing.standing_room_end, name="standing-room-end"),
    path("anders/", backing.deviations, name="deviations"),
]
