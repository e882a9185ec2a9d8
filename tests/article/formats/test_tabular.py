import pytest

from broadsheet.article.formats.delimited import Broken, read_records
from broadsheet.errors import ArticleError
from tests.support.sources import put, take

LOOSE = ("Quotation marks within the cell that were not doubled are read as they stand.",)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('id;text;title\r\n1;"Rents rose, again.";A\r\n', ["Rents rose, again."]),
        ("id\ttext\n1\tRents rose, again; and fell.\n", ["Rents rose, again; and fell."]),
        ("id|text\n1|Rents rose.\n", ["Rents rose."]),
        ("sep=;\nid;text\n1;Rents rose.\n", ["Rents rose."]),
        ("\n\nid,text\n1,Rents rose.\n\n,\n2,Rain fell.\n", ["Rents rose.", "Rain fell."]),
        ('id,text\r1,"Rents rose."\r2,"Rain fell."\r', ["Rents rose.", "Rain fell."]),
        ('id,text\r1,"Rents rose.\rAgain."\r', ["Rents rose.\rAgain."]),
        ("id,text,,\n1,Rents rose.,,\n2,Rain fell.,,,,\n", ["Rents rose.", "Rain fell."]),
        (
            ",id,title,publication,author,date,year,url,content\n0,17283,Tolls,Gazette,J. Doe,2018-03-05,2018.0,,Rents rose.\n",
            ["Rents rose."],
        ),
        ("headline,body,date,publication\nTolls,Rents rose.,2018-03-05,Gazette\n", ["Rents rose."]),
        ("Title,Full text,Publication title\nTolls,Rents rose.,Gazette\n", ["Rents rose."]),
        ("text,text\nRents rose.,Rain fell.\n", ["Rents rose."]),
        ('text\n"Rents ""rose""."\n', ['Rents "rose".']),
    ],
)
def test_tables_of_real_exports_are_read(tmp_path, content, texts):
    assert take(put(tmp_path / "items.csv", content)).texts == texts


def test_a_table_that_is_known_to_have_tabs_is_read(tmp_path):
    taken = take(put(tmp_path / "a.tsv", 'id\ttext\n1\t"No," said the mayor.\n2\tShe said "no".\n'))
    assert taken.texts == ['"No," said the mayor.', 'She said "no".']


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('"The mayor said \\"no\\" on Monday, again."', 'The mayor said "no" on Monday, again.'),
        ('"She said "never" to Tom Falk."', 'She said "never" to Tom Falk.'),
        ('"She said "never" twice\nto Tom "Tim" Falk."', 'She said "never" twice\nto Tom "Tim" Falk.'),
        ('"She said "never", and left; "why", nobody knew."', 'She said "never", and left; "why", nobody knew.'),
        ('"She said "never""', 'She said "never"'),
        ('"She said ""no"" or "never""', 'She said "no" or "never"'),
        ('"She said "never" or ""no"""', 'She said "never" or "no"'),
        ('"She said "never" to Tom Falk."  ', 'She said "never" to Tom Falk.'),
        ('"A ""doubled"" and a "bare" mark."', 'A "doubled" and a "bare" mark.'),
    ],
)
def test_quotation_marks_that_break_the_rules_are_read_with_a_note(tmp_path, row, text):
    taken = take(put(tmp_path / "items.csv", f"id,text\n1,{row}\n2,Rain fell.\n"))
    assert taken.texts == [text, "Rain fell."]
    assert [article.notes for article in taken.articles] == [LOOSE, ()]
    assert taken.errors == []


@pytest.mark.parametrize("cell", ['The mayor said "no".', "It's 5' 9\".", '"Whole, with ""marks""."'])
def test_quotation_marks_that_the_csv_module_reads_need_no_note(tmp_path, cell):
    (article,) = take(put(tmp_path / "items.csv", f"id,text\n1,{cell}\n")).articles
    assert article.notes == ()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('2,"Cut off', "not CSV ("),
        ("2,One, two,three", "has more cells than the header."),
        ("2,", "holds no text."),
        ('2," "', "holds no text."),
        ("2,nan", "holds no text."),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_line_and_the_others_are_read(tmp_path, broken, reason):
    content = f'id,text\n1,"Rents\nrose."\n{broken}\n3,Rain fell.\n4,"Snow ""fell""."\n'
    taken = take(put(tmp_path / "items.csv", content))
    assert taken.texts == ["Rents\nrose.", "Rain fell.", 'Snow "fell".']
    assert [(error.source.rpartition("/")[2], error.line) for error in taken.errors] == [("items.csv", 4)]
    assert taken.reasons[0].startswith(reason)


def test_a_cell_that_is_never_closed_takes_no_record_with_it():
    lines = ["id,text\n", '1,"cut off\n', '2,"Rain fell."\n', '3,"Snow fell."\n']
    records = list(read_records(lines, delimiter=","))
    assert [record.line for record in records] == [1, 2, 3, 4]
    assert isinstance(records[1], Broken)
    assert records[2].cells == ["2", "Rain fell."]


def test_missing_values_are_missing_and_ids_are_kept(tmp_path):
    taken = take(put(tmp_path / "items.csv", "id,text,source,title,published,url\n0,Rents rose.,nan,NaN,NaN,None\n"))
    (article,) = taken.articles
    assert (article.id, article.title, article.source, article.published, article.url) == (
        "0",
        "Rents rose.",
        None,
        None,
        None,
    )
    assert article.notes == ()


def test_ids_that_clash_are_told_apart(tmp_path):
    taken = take(
        put(
            tmp_path / "items.csv",
            "id,text\nhttps://g.example/a?b=1,One.\nhttps://g.example/a-b-1,Two.\nx,Three.\nX,Four.\n",
        )
    )
    ids = [article.id for article in taken.articles]
    assert ids == ["https---g.example-a-b-1", "https---g.example-a-b-1-2", "x", "X-2"]


def test_a_date_that_is_not_understood_is_left_out_of_its_row_alone(tmp_path):
    taken = take(put(tmp_path / "items.csv", 'text,published\nOne.,3/5/2018\nTwo.,"Mar 5, 2018, 09:30 AM EST"\n'))
    assert [article.published for article in taken.articles] == [None, "2018-03-05T09:30:00-05:00"]
    assert taken.articles[0].notes == ("The date '3/5/2018' was left out: it is none that has one meaning.",)


def test_columns_say_which_is_which(tmp_path):
    path = put(tmp_path / "items.csv", "nr;story_1;slug\n1;Rents rose.;Tolls\n")
    (article,) = take(path, columns={"text": "story_1", "title": "slug"}).articles
    assert (article.text, article.title) == ("Rents rose.", "Tolls")
    (reason,) = take(path, columns={"text": "bodie"}).reasons
    assert reason == "has no column 'bodie', which --columns names. It has 'nr', 'story_1', 'slug'."


def test_a_table_without_a_text_lists_its_columns(tmp_path):
    taken = take(put(tmp_path / "items.csv", "id,media_name,url\n1,Gazette,https://g.example\n"))
    assert taken.reasons == [
        "has no column 'text'. Its columns are 'id', 'media_name', 'url'. Say which column is which fact: --columns "
        "text=NAME,title=NAME."
    ]


@pytest.mark.parametrize("content", ["", "text\n", "\n\n", "text,title\n\n,\n"])
def test_a_table_without_a_row_is_told(tmp_path, content):
    assert take(put(tmp_path / "items.csv", content)).reasons == [
        "holds no article. Give it one article a line, or leave it out."
    ]


def test_rows_are_read_one_by_one(tmp_path):
    from broadsheet.article.readers import read_articles

    articles = read_articles(put(tmp_path / "items.csv", "text\nOne.\n,\nTwo, or three.\n"))
    assert next(articles).text == "One."
    with pytest.raises(ArticleError, match=r"items\.csv line 4: has more cells"):
        next(articles)


def test_what_is_guessed_of_a_line_is_told_of_its_row(tmp_path):
    content = "text\nTolls: £2 a car.\nA caf\udce9 shut in May.\nRents rose.\n".encode("utf-8", "surrogateescape")
    taken = take(put(tmp_path / "items.csv", content))
    assert taken.texts == ["Tolls: £2 a car.", "A café shut in May.", "Rents rose."]
    assert [article.notes for article in taken.articles] == [
        (),
        ("Line 3 is read as cp1252, since it is no UTF-8.",),
        (),
    ]


def test_a_header_is_found_below_a_title_and_remarks(tmp_path):
    taken = take(put(tmp_path / "a.csv", 'News of March,,\n,,\nid,title,text\n7,Tolls,"Rents rose, again."\n'))
    assert (taken.texts, [article.id for article in taken.articles]) == (["Rents rose, again."], ["7"])
    assert "2 lines above the header were left out." in taken.articles[0].notes
    remarks = put(tmp_path / "b.csv", "# made in 2018\n# by us\nid;text\n7;Rents rose.\n8,Rain fell.\n")
    assert take(remarks).texts == ["Rents rose."]
    assert take(remarks).errors[0].line == 5


def test_blanks_behind_every_comma_belong_to_no_cell(tmp_path):
    path = put(tmp_path / "a.csv", 'id, title, text\n7, Tolls, "Rents rose, ""again"", here."\n8, Rain, Rain fell.\n')
    assert take(path).texts == ['Rents rose, "again", here.', "Rain fell."]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_what_excel_says_of_its_marks_is_no_header(tmp_path, first):
    assert take(put(tmp_path / "a.csv", f"{first}\nid;text\n7;Rents rose.\n")).texts == ["Rents rose."]


def test_of_two_columns_of_a_name_the_first_with_words_counts(tmp_path):
    path = put(tmp_path / "a.csv", "id,text,text\n7,,Rents rose.\n8,Rain fell.,x\n")
    assert take(path).texts == ["Rents rose.", "Rain fell."]


def test_a_file_that_begins_with_a_row_is_told_to_begin_with_a_header(tmp_path):
    (error,) = take(put(tmp_path / "a.csv", "1,Tolls,Rents rose.\n2,Rain,Rain fell.\n")).errors
    assert "Begin it with a header line" in error.reason


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r"b'Rents rose by \xc2\xa33.'", "Rents rose by £3."),
        ("['Rents rose.', 'Rain fell.']", "Rents rose.\n\nRain fell."),
        (r"Rents rose.\n\nRain fell.", "Rents rose.\n\nRain fell."),
        (r"Rents rose.\r\n“No,” she said.", "Rents rose.\n“No,” she said."),
        (r"It lies in C:\news\rents.", r"It lies in C:\news\rents."),
        ("['Rents' rose.]", "['Rents' rose.]"),
    ],
)
def test_a_text_as_python_wrote_it_is_read_as_it_was(tmp_path, cell, text):
    assert take(put(tmp_path / "a.csv", f'id,text\n7,"{cell}"\n')).texts == [text]


def test_a_column_that_one_of_two_files_lacks_costs_the_other_nothing(tmp_path):
    put(tmp_path / "a.csv", "id,other\n1,One.\n")
    put(tmp_path / "b.csv", "id,story\n2,Two.\n")
    taken = take(tmp_path, columns={"text": "story"})
    assert taken.texts == ["Two."]
    assert [error.reason.partition(".")[0] for error in taken.errors] == [
        "has no column 'story', which --columns names"
    ]


def test_a_line_that_cannot_be_read_is_named_as_a_line(tmp_path):
    from broadsheet.article.decoding import LARGEST_FILE

    taken = take(put(tmp_path / "a.csv", b"text\nOne.\n" + b"a" * (LARGEST_FILE + 10) + b"\n"))
    assert [error.line for error in taken.errors] == [3]
    assert not taken.errors[0].reason.startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("title", "source", "found"),
    [
        ("Tolls rise - The Gazette", "Gazette", "Tolls rise"),
        ("Tolls rise | Gazette", "The Gazette", "Tolls rise"),
        ("Tolls rise - Gazette", "Post", "Tolls rise - Gazette"),
        ("Tolls rise: Gazette", "Gazette", "Tolls rise: Gazette"),
        ("- Gazette", "Gazette", "- Gazette"),
        ("Tolls rise - Gazette", "", "Tolls rise - Gazette"),
    ],
)
def test_a_source_behind_a_title_is_no_part_of_it(tmp_path, title, source, found):
    path = put(tmp_path / "a.csv", f"title,source,text\n{title},{source},Rents rose.\n")
    assert take(path).articles[0].title == found
