"""The addresses of what it brought."""

from django.urls import path

from schuifaan.outcomes.views import analyst, guest, resident, telling

ONE = "tafels/<uuid:table_id>/rekensom/"

urlpatterns = [
    path("rekensommen/", analyst.analyses, name="analyses"),
    path(ONE, analyst.analysis, name="analysis"),
    path(f"{ONE}vroeger/", telling.old_path, name="analysis-old"),
    path(f"{ONE}nog-eens/", telling.again, name="analysis-again"),
    path(f"{ONE}regel/", analyst.cost_line, name="cost-line"),
    path(f"{ONE}regel/<uuid:line_id>/", analyst.cost_line_change, name="cost-line-change"),
    path(f"{ONE}regel/<uuid:line_id>/weg/", analyst.cost_line_remove, name="cost-line-remove"),
    path(f"{ONE}uren/", analyst.burden, name="burden"),
    path(f"{ONE}klaar/", analyst.agree, name="analysis-agree"),
    path(f"{ONE}open/", analyst.reopen, name="analysis-reopen"),
    path(f"{ONE}wil/", resident.want, name="analysis-want"),
    path("mijn/rekensom/", resident.my_analysis, name="my-analysis"),
    path("mijn/rekensom/<uuid:analysis_id>/tellen/", resident.count, name="analysis-count"),
    path("mijn/rekensom/<uuid:analysis_id>/stop/", resident.stop, name="analysis-stop"),
    path("werkplezier/<uuid:seat_id>/", guest.work_pleasure, name="work-pleasure"),
]
