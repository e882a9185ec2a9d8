import pytest

from tests.article.formats.test_documents import make_docx
from tests.support.sources import put, take

NEXIS = """\ufeff                              1 of 2 DOCUMENTS


                             The Harwick Gazette

                              March 5, 2018 Monday
                                Final Edition

Bridge tolls to rise
in Harwick

BYLINE: Jane Doe

SECTION: NEWS; Pg. 12

LENGTH: 212 words

HIGHLIGHT: The mayor wants more
from every car.

Tolls on the old bridge will rise by £2, the mayor, Ann Lee, said
on Monday.

"NOTES: none," she wrote. The price: £5.

GRAPHIC: The bridge, 1998

LOAD-DATE: March 6, 2018

LANGUAGE: ENGLISH

                       Copyright 2018 Harwick News Ltd
                              All Rights Reserved

                              2 of 2 DOCUMENTS


                             The Penby Times

                       March 7, 2018 Wednesday 10:30 AM GMT

Hauliers reject tolls

LENGTH: 341 words

Tom Falk rejected the plan. "It will ruin 1,200 firms," he said.

                       Copyright 2018 Penby Times
"""
UNI = """Bridge tolls to rise
The Harwick Gazette
March 5, 2018 Monday

Copyright 2018 Harwick News Ltd All Rights Reserved
Section: NEWS; Pg. 12
Length: 212 words
Byline: Jane Doe
Body

Tolls on the old bridge will rise by £2, Ann Lee said.

Nobody was glad.

Load-Date: March 6, 2018

End of Document

Hauliers reject tolls
The Penby Times
March 7, 2018 Wednesday

Body

Tom Falk rejected the plan.

End of Document
"""
FACTIVA = """HD
Bridge tolls to rise
BY
Jane Doe
WC
212 words
PD
5 March 2018
SN
The Harwick Gazette
SC
HARGAZ
LA
English
CY
Copyright 2018 Harwick News Ltd
LP
Tolls on the old bridge will rise by £2, Ann Lee said.
TD
IN Harwick nobody was glad.

CO said the mayor's office.
NS
gcat : Political/General News
AN
Document HARGAZ0020180306ee3500001

HD
Hauliers reject tolls
WC
99 words
PD
7 March 2018
SN
The Penby Times
LP
Tom Falk rejected the plan.
AN
Document PENTIM0020180307ee3700002
"""
PROQUEST = """____________________________________________________________

Document 1 of 2

Bridge tolls to rise

Author: Doe, Jane

Publication info: The Harwick Gazette ; Harwick [Harwick]05 Mar 2018: A.1.

ProQuest document link

Abstract: None available.

Full text: Tolls on the old bridge will rise by £2, Ann Lee said.

Nobody was glad.

Subject: Tolls; Bridges

Publication title: The Harwick Gazette

Publication date: Mar 5, 2018

____________________________________________________________

Document 2 of 2

Hauliers reject tolls

Full text: Tom Falk rejected the plan.

Publication title: The Penby Times

Publication date: Mar 7, 2018
"""
FIRST = ("Bridge tolls to rise", "The Harwick Gazette", "2018-03-05")
SECOND = ("Hauliers reject tolls", "The Penby Times", "2018-03-07")


@pytest.mark.parametrize(
    ("export", "first", "second"),
    [
        (
            UNI,
            "Tolls on the old bridge will rise by £2, Ann Lee said.\n\nNobody was glad.\n",
            "Tom Falk rejected the plan.\n",
        ),
        (
            FACTIVA,
            "Tolls on the old bridge will rise by £2, Ann Lee said.\n\nIN Harwick nobody was glad.\n\nCO said the mayor's office.\n",
            "Tom Falk rejected the plan.\n",
        ),
        (
            PROQUEST,
            "Tolls on the old bridge will rise by £2, Ann Lee said.\n\nNobody was glad.\n",
            "Tom Falk rejected the plan.\n",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_export_of_several_articles_becomes_several_articles(tmp_path, export, first, second, end):
    taken = take(put(tmp_path / "a.txt", export.replace("\n", end)))
    assert [(one.title, one.source, one.published) for one in taken.articles] == [FIRST, SECOND]
    assert [text.replace("\r\n", "\n") for text in taken.texts] == [first, second]
    assert [one.id for one in taken.articles] == ["a-1", "a-2"]
    assert taken.articles[0].notes == ("One of 2 articles that the file holds.",)


def test_lexisnexis_gives_headline_source_and_date_and_no_words_of_its_own(tmp_path):
    taken = take(put(tmp_path / "a.txt", NEXIS))
    assert [(one.title, one.source, one.published) for one in taken.articles] == [
        ("Bridge tolls to rise in Harwick", *FIRST[1:]),
        (*SECOND[:2], "2018-03-07T10:30:00+00:00"),
    ]
    assert taken.texts == [
        "Tolls on the old bridge will rise by £2, the mayor, Ann Lee, said on Monday.\n\n"
        '"NOTES: none," she wrote. The price: £5.\n',
        'Tom Falk rejected the plan. "It will ruin 1,200 firms," he said.\n',
    ]


def test_an_export_in_a_word_file_is_split_too(tmp_path):
    lines = [line.strip() for line in NEXIS.lstrip("\ufeff").splitlines()]
    taken = take(put(tmp_path / "a.docx", make_docx(*lines)))
    assert [one.title for one in taken.articles] == ["Bridge tolls to rise in Harwick", "Hauliers reject tolls"]
    assert [one.source for one in taken.articles] == ["The Harwick Gazette", "The Penby Times"]
    assert all("LENGTH" not in text and "Copyright" not in text for text in taken.texts)
    taken = take(put(tmp_path / "b.docx", make_docx(*UNI.splitlines())))
    assert [(one.title, one.source, one.published) for one in taken.articles] == [FIRST, SECOND]


def test_an_export_of_one_article_is_one_article(tmp_path):
    (article,) = take(
        put(
            tmp_path / "a.txt", NEXIS[NEXIS.index("                              2 of 2") :].replace("2 of 2", "1 of 1")
        )
    ).articles
    assert (article.id, article.title, article.source, article.published) == (
        "a",
        *SECOND[:2],
        "2018-03-07T10:30:00+00:00",
    )
    assert article.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "1 of 2\n\nThe mayor backed it.\n",
        "The mayor said 1 of 2 DOCUMENTS is lost.\n",
        "The mayor read it.\n\n1 of 2 DOCUMENTS\n\nThat was all.\n",
        "Body\n\nThe mayor backed it.\n",
        "The mayor backed it.\n\nEnd of Document\n",
        "HD\nA\nPD\nB\nSN\nC\n",
        "LENGTH: 212 words\n\nCopyright 2018 Gazette\n",
        "____________________________________________________________\n\nFull text: The mayor backed it.\n",
    ],
)
def test_a_text_with_a_line_or_two_of_the_kind_is_one_text_as_it_stands(tmp_path, text):
    assert take(put(tmp_path / "a.txt", text)).texts == [text]


def test_an_article_without_a_text_is_named_and_the_others_are_read(tmp_path):
    taken = take(put(tmp_path / "a.txt", PROQUEST.replace("Full text: Tom Falk rejected the plan.", "")))
    assert [one.title for one in taken.articles] == ["Bridge tolls to rise"]
    assert taken.errors[0].source.endswith("a.txt: article 2")
