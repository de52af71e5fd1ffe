"""The addresses of a table."""

from django.urls import path

from schuifaan.tables.views import asking, board, days, invitation, mine, table

urlpatterns = [
    path("verhalen/<uuid:story_id>/tafel/", table.open_table, name="table-open"),
    path("tafels/", board.tables, name="tables"),
    path("agenda/", board.agenda, name="agenda"),
    path("tafels/<uuid:table_id>/", table.table, name="table"),
    path("tafels/<uuid:table_id>/gast/", asking.consider, name="guest-consider"),
    path("tafels/<uuid:table_id>/mag/", asking.may_ask, name="guest-may"),
    path("tafels/<uuid:table_id>/vraag/", asking.invite, name="invite"),
    path("tafels/<uuid:table_id>/telefoon/", asking.phone, name="invitation-phone"),
    path("tafels/<uuid:table_id>/intrekken/", asking.withdraw, name="invitation-withdraw"),
    path("tafels/<uuid:table_id>/tijden/", days.times, name="times"),
    path("tafels/<uuid:table_id>/dag/", days.plan, name="sitting-plan"),
    path("tafels/<uuid:table_id>/afzeggen/", days.cancel, name="sitting-cancel"),
    path("tafels/<uuid:table_id>/stoel/", table.end_seat, name="seat-end"),
    path("tafels/<uuid:table_id>/afronden/", table.close, name="table-close"),
    path("mijn/tafel/", mine.my_table, name="my-table"),
    path("uitnodiging/<str:code>/", invitation.invitation, name="invitation"),
]
