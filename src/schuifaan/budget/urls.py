"""The addresses of the pot."""

from django.urls import path

from schuifaan.budget import views

urlpatterns = [
    path("geld/", views.pot, name="pot"),
    path("geld/overeenkomst/", views.agreement_begin, name="agreement-begin"),
    path("geld/overeenkomst/<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("geld/overeenkomst/<uuid:agreement_id>/versie/", views.version_add, name="agreement-version"),
    path("geld/overeenkomst/<uuid:agreement_id>/grens/", views.limit_set, name="limit-set"),
    path("geld/overeenkomst/<uuid:agreement_id>/delen/", views.share, name="share"),
    path("geld/overeenkomst/<uuid:agreement_id>/sluit/<int:year>/", views.year_close, name="year-close"),
    path("geld/verplaats/", views.fund_move, name="fund-move"),
    path("geld/jaar/<uuid:tranche_id>/ontvangen/", views.tranche_advance, name="tranche-advance"),
    path("geld/jaar/<uuid:tranche_id>/vastgesteld/", views.tranche_settle, name="tranche-settle"),
    path("geld/opzij/nieuw/", views.commit_other, name="commit-other"),
    path("geld/overeenkomst/<uuid:agreement_id>/sleutel/", views.key_add, name="key-add"),
    path("geld/<uuid:fund_id>/toezegging/", views.pledge, name="pledge"),
    path("geld/<uuid:fund_id>/spaarpot/", views.reserve, name="reserve"),
    path("geld/<uuid:fund_id>/terugbetaald/", views.pay_back, name="pay-back"),
    path("geld/<uuid:fund_id>/afspraak/<int:year>/", views.turn, name="turn"),
    path("geld/<uuid:fund_id>/jaar/", views.tranche_add, name="tranche-add"),
    path("geld/regel/<uuid:entry_id>/", views.entry, name="entry"),
    path("bewonersbudget/", views.residents_budget, name="residents-budget"),
    path("bewonersbudget/<uuid:budget_id>/voorstel/", views.propose, name="propose"),
    path("bewonersbudget/voorstel/<uuid:proposal_id>/", views.count, name="proposal-count"),
    path("geld/<uuid:fund_id>/bewonersbudget/", views.residents_budget_begin, name="residents-budget-begin"),
    path("waar-ging-het-geld-heen/", views.public, name="public-pot"),
    path("geld/fonds/", views.fund_add, name="fund-add"),
    path("geld/opzij/", views.commitments, name="commitments"),
    path("geld/opzij/<uuid:entry_id>/", views.spend, name="spend"),
    path("geld/opzij/<uuid:entry_id>/vrij/", views.release, name="release"),
    path("geld/afspraak/<uuid:promise_id>/", views.commit, name="commit"),
    path("geld/terug/<uuid:entry_id>/", views.reverse, name="reverse"),
    path("geld/rekening/", views.account, name="pot-account"),
    path("geld/rekening/<uuid:agreement_id>/<str:form>/", views.account_file, name="pot-account-file"),
    path("geld/rekening/<uuid:agreement_id>/<int:year>/<str:name>/", views.account_kept, name="pot-account-kept"),
    path("geld/<uuid:fund_id>/", views.fund, name="fund"),
    path("geld/<uuid:fund_id>/betalingen/", views.actuals, name="actuals"),
    path("geld/<uuid:fund_id>/opzij.csv", views.open_list, name="open-list"),
    path("geld/<uuid:fund_id>/bij/", views.grant, name="grant"),
]
