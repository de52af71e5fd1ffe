"""The addresses of the neighbourhood."""

from django.urls import path

from schuifaan.neighbourhood.views import calling, directory, letters, opening

urlpatterns = [
    path("code/", letters.enter, name="letter-enter"),
    path("code/<str:code>/", letters.open_letter, name="letter-open"),
    path("bel/", calling.call, name="call"),
    path("mensen/", directory.directory, name="directory"),
    path("mensen/nieuw/", directory.add, name="directory-add"),
    path("mensen/<uuid:entry_id>/", directory.entry, name="directory-entry"),
    path("mensen/<uuid:entry_id>/nagekeken/", directory.verify, name="directory-verify"),
    path("mensen/<uuid:entry_id>/rol/", directory.role_give, name="role-give"),
    path("mensen/<uuid:entry_id>/rol/<uuid:role_id>/einde/", directory.role_end, name="role-end"),
    path("wijk/openen/", opening.open_here, name="neighbourhood-open"),
]
