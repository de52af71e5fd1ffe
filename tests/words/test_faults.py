"""The reader of pages reads as it says."""

from pathlib import Path

from tests.words.faults import faults_in, sentences_in, visible_text


def test_a_calm_page_has_no_faults():
    assert faults_in("<main><h1>Wat kan ik?</h1><p>Waar ben je goed in? Wat doe je graag?</p></main>") == []


def test_a_sentence_of_sixteen_words_is_too_long():
    sixteen = " ".join(["woord"] * 16)
    assert faults_in(f"<p>{sixteen}.</p>") == [f"16 woorden: {sixteen}."]
    assert faults_in(f"<p>{sixteen[6:]}.</p>") == []


def test_a_sentence_goes_on_inside_bold_and_ends_with_its_block():
    assert sentences_in(visible_text("<p>Ga <b>nu</b>\n mee.</p><ul><li>een</li><li>twee</li></ul>")) == [
        "Ga nu mee.",
        "een",
        "twee",
    ]


def test_forbidden_words_are_found_also_where_only_a_screen_reader_says_them():
    assert faults_in('<p aria-label="De cliënt">Hoi</p>') == ["verboden woord: cliënt"]
    assert faults_in("<p>Je dient  te komen met je MDO.</p>") == ["verboden woord: dient te", "verboden woord: MDO"]


def test_a_residents_own_words_are_not_corrected():
    assert faults_in('<p class="sa-klein sa-woorden">Ik ben geen <b>casus</b></p>') == []
    assert faults_in("<blockquote data-quoted>Ik ben <br>geen cliënt</blockquote><p>Dag</p>") == []


def test_after_own_words_the_page_is_read_again():
    assert faults_in("<p><span class='sa-woorden'>cliënt</span> casus</p>") == ["verboden woord: casus"]


def test_scripts_and_drawings_say_nothing_but_their_title():
    assert faults_in("<script>let casus</script><svg aria-label='Een traject'><text>casus</text></svg>") == [
        "verboden woord: traject"
    ]


def test_rare_words_are_named_and_names_are_left_alone():
    assert faults_in("<p>Fatma Yıldırım heeft een subsidiabiliteitstoets.</p>") == [
        "moeilijk woord: subsidiabiliteitstoets"
    ]


def test_words_in_another_language_are_left_alone():
    assert faults_in('<p lang="ar">ماذا أستطيع</p>') == []


def test_the_list_of_words_is_sorted_and_free_of_doubles():
    lines = (Path(__file__).parent / "woordenlijst.txt").read_text().splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words))
