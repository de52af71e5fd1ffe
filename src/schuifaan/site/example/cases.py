"""The cost lines of the short stories' case analyses: the kinds of situations, with codes of the price book."""

from schuifaan.site.example.script import Cost

CASES: dict[str, tuple[Cost, ...]] = {
    "care": (
        Cost("old", "kh2024_begeleiding_thuis_per_uur", "104"),
        Cost("old", "kh2024_spoedeisende_hulp", "4"),
        Cost("old", "kh2024_huisarts_consult_gemiddeld", "20"),
        Cost("new", "kh2024_begeleiding_thuis_per_uur", "40"),
        Cost("new", "kh2024_huisarts_consult_gemiddeld", "10"),
    ),
    "home": (
        Cost("old", "kh2024_huishoudelijke_hulp_thuis", "156"),
        Cost("old", "wmo_westerveld_2023_respijtzorg", "14"),
        Cost("old", "kh2024_huisarts_consult_gemiddeld", "12"),
        Cost("new", "kh2024_huishoudelijke_hulp_thuis", "104"),
        Cost("new", "wmo_westerveld_2023_respijtzorg", "6"),
        Cost("new", "kh2024_huisarts_consult_gemiddeld", "8"),
    ),
    "mind": (
        Cost("old", "kh2024_consult_zorgverlener_in_de_specialistische_ggz_i", "30"),
        Cost("old", "kh2024_begeleiding_thuis_per_uur", "104"),
        Cost("old", "kh2024_verpleegdag_psychiatrische_instelling", "14"),
        Cost("new", "kh2024_consult_zorgverlener_in_de_specialistische_ggz_i", "16"),
        Cost("new", "kh2024_begeleiding_thuis_per_uur", "52"),
    ),
    "transport": (
        Cost("old", "kh2024_taxi_2", "900"),
        Cost("old", "wmo_westerveld_2023_begeleiding_groep_licht", "104"),
        Cost("new", "kh2024_auto_kosten_per_kilometer", "600"),
    ),
    "health": (
        Cost("old", "kh2024_polikliniekbezoek_ziekenhuis", "12"),
        Cost("old", "kh2024_spoedeisende_hulp", "3"),
        Cost("old", "kh2024_huisarts_consult_gemiddeld", "24"),
        Cost("new", "kh2024_polikliniekbezoek_ziekenhuis", "6"),
        Cost("new", "kh2024_huisarts_consult_gemiddeld", "14"),
        Cost("new", "kh2024_dieetadvisering", "8"),
    ),
    "debt": (
        Cost("old", "pw_bewind_prof_2024", "1"),
        Cost("old", "kh2024_consult_maatschappelijk_werk", "14"),
        Cost("old", "mpl2026_bijstand_alleenstaand_maand", "12"),
        Cost("new", "kh2024_consult_maatschappelijk_werk", "10"),
        Cost("new", "mpl2026_bijstand_alleenstaand_maand", "8", 0, 8),
    ),
    "work": (
        Cost("old", "inkomencollectief2023_verzuimdag", "60"),
        Cost("old", "kh2024_fysiotherapie", "24"),
        Cost("new", "inkomencollectief2023_verzuimdag", "22"),
        Cost("new", "kh2024_fysiotherapie", "18"),
    ),
    "dearer": (
        Cost("old", "kh2024_huishoudelijke_hulp_thuis", "104"),
        Cost("old", "kh2024_persoonlijke_verzorging_thuis", "60"),
        Cost("new", "kh2024_huishoudelijke_hulp_thuis", "130"),
        Cost("new", "kh2024_persoonlijke_verzorging_thuis", "180"),
    ),
    # Nobody brought a price for help to young people yet: this case stays incomplete, and says so.
    "missing": (
        Cost("old", "jeugdhulp_ambulant_uur", "40"),
        Cost("old", "kh2024_consult_maatschappelijk_werk", "6"),
        Cost("new", "kh2024_consult_maatschappelijk_werk", "8"),
    ),
}
