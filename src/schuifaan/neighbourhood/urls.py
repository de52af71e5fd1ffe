"""The addresses of the neighbourhood."""

from django.urls import path

from schuifaan.neighbourhood.views import calling, directory, letters, opening, wiping

urlpatterns = [
    path("code/", letters.enter, name="letter-enter"),
    path("code/<str:code>/", letters.open_letter, name="letter-open"),
    path("bel/", calling.call, name="call"),
    path("mensen/", directory.directory, name="directory"),
    path("mensen/nieuw/", directory.add, name="directory-add"),
    path("mensen/wissen/<uuid:person_id>/", wiping.wipe_person, name="wipe-person"),
    path("mensen/<uuid:entry_id>/", directory.entry, name="directory-entry"),
    path("mensen/<uuid:entry_id>/nagekeken/", directory.verify, name="directory-verify"),
    path("mensen/<uuid:entry_id>/rol/", directory.role_give, name="role-give"),
    path("mensen/<uuid:entry_id>/rol/<uuid:role_id>/einde/", directory.role_end, name="role-end"),
    path("mijn/gegevens/wissen/", wiping.wipe_me, name="wipe-me"),
    path("gewist/<str:receipt>/", wiping.wiped, name="wiped"),
    path("wijk/openen/", opening.open_here, name="neighbourhood-open"),
]
