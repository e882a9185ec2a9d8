from email.message import EmailMessage

import pytest

from tests.support.articles import DATA
from tests.support.sources import put, take

QUOTED = """From: Press Office <press@harwick.example>
To: news@gazette.example
Subject: =?utf-8?q?Bridge_tolls_to_rise_by_=C2=A32?=
Date: Mon, 5 Mar 2018 09:30:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Tolls will rise by =C2=A32, the mayor, Ann Lee, said =
on Monday.
"""


def make_mail(*, text: str | None = None, page: str | None = None, attached: dict[str, str] | None = None) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@b.example", "Tolls", "5 Mar 2018 09:30:00 +0100"
    if text is not None:
        mail.set_content(text)
    if page is not None:
        mail.add_alternative(page, subtype="html") if text is not None else mail.set_content(page, subtype="html")
    for name, content in (attached or {}).items():
        mail.add_attachment(content, filename=name)
    return mail.as_bytes()


@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
def test_a_mail_gives_its_text_subject_sender_and_date(tmp_path, name):
    (article,) = take(put(tmp_path / name, QUOTED)).articles
    assert article.text == "Tolls will rise by £2, the mayor, Ann Lee, said on Monday.\n"
    assert (article.title, article.source, article.published) == (
        "Bridge tolls to rise by £2",
        "Press Office",
        "2018-03-05T09:30:00+00:00",
    )


def test_a_mail_in_another_charset_is_decoded(tmp_path):
    mail = b"From: a@b.example\nTo: c@d.example\nSubject: caf\xe9\nContent-Type: text/plain; charset=iso-8859-1\n\nThe caf\xe9 shut.\n"
    (article,) = take(put(tmp_path / "a.eml", mail)).articles
    assert (article.text, article.source) == ("The café shut.\n", "a@b.example")


def test_a_mail_that_declares_a_charset_that_is_none_is_decoded_all_the_same(tmp_path):
    mail = QUOTED.replace("charset=utf-8", "charset=utf8mb4")
    assert take(put(tmp_path / "a.eml", mail)).texts == ["Tolls will rise by £2, the mayor, Ann Lee, said on Monday.\n"]


def test_of_text_and_page_the_text_is_read(tmp_path):
    mail = make_mail(text="Rents rose.\n", page="<p>Rain fell.</p>")
    assert take(put(tmp_path / "a.eml", mail)).texts == ["Rents rose.\n"]


def test_a_mail_of_a_page_alone_gives_its_words_a_paragraph_a_line(tmp_path):
    page = "<html><head><style>p {}</style></head><body><p>Rents <b>rose</b>\nin May.</p><p>Rain fell.<br>Snow, too.</p></body></html>"
    assert take(put(tmp_path / "a.eml", make_mail(page=page))).texts == ["Rents rose in May.\nRain fell.\nSnow, too."]


def test_what_is_attached_is_named_and_not_read(tmp_path):
    mail = make_mail(text="Rents rose.\n", attached={"b.txt": "Rain fell.", "c.csv": "a,b"})
    (article,) = take(put(tmp_path / "a.eml", mail)).articles
    assert article.text == "Rents rose.\n"
    assert article.notes == ("Not read, for it is attached to the mail: b.txt, c.csv.",)


@pytest.mark.parametrize("mail", [b"From: a@b.example\nSubject: A\n\n", make_mail(page="<p> </p>")])
def test_a_mail_without_a_text_is_told(tmp_path, mail):
    assert take(put(tmp_path / "a.eml", mail)).reasons[0].startswith("the mail holds no text.")


def test_a_mailbox_gives_an_article_of_every_mail(tmp_path):
    empty = "From: a@b.example\nSubject: B\n\n"
    box = "".join(
        f"From a@b.example Mon Mar  5 09:30:00 2018\n{mail}\n"
        for mail in (QUOTED, empty, QUOTED + "\n>From here on.\n")
    )
    taken = take(put(tmp_path / "a.mbox", box))
    assert [article.id for article in taken.articles] == ["a-1", "a-3"]
    assert taken.texts[1].endswith("Monday.\n\nFrom here on.\n\n")
    assert [error.source.rpartition(": ")[2] for error in taken.errors] == ["mail 2"]


def save_whole(page: bytes) -> bytes:
    head = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/cafes\nSubject: Tolls\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n\n--x\nContent-Type: text/html\n'
        b"Content-Transfer-Encoding: binary\nContent-Location: https://example.org/cafes\n\n"
    )
    return head + page + b"\n--x\nContent-Type: text/css\n\np {}\n--x--\n"


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "a.txt"])
def test_a_page_saved_as_one_file_is_read_as_a_page(tmp_path, name):
    (article,) = take(put(tmp_path / name, save_whole((DATA / "page.html").read_bytes()))).articles
    assert article.title == "Café owners back later closing"
    assert article.url == "https://example.org/cafes"
    assert "“We have waited ten years for this,” said Lena Orr" in article.text


def test_a_saved_page_without_a_page_is_told(tmp_path):
    taken = take(put(tmp_path / "d.mhtml", "From: <Saved by Blink>\nContent-Type: multipart/related\n"))
    assert taken.reasons[0].startswith("holds no page, though it is called MHTML.")


@pytest.mark.parametrize("subject", ["Re: Tolls", "Fwd: RE: Tolls", "FW: Tolls", "Tolls"])
def test_marks_of_answers_are_no_part_of_a_title(tmp_path, subject):
    mail = f"From: a@b.example\nTo: c@d.example\nSubject: {subject}\nDate: 5 Mar 2018\n\nRents rose.\n"
    assert take(put(tmp_path / "a.eml", mail)).articles[0].title == "Tolls"


def test_lines_that_say_that_they_go_on_are_joined(tmp_path):
    head = "From: a@b.example\nTo: c@d.example\nSubject: A\nContent-Type: text/plain"
    text = "Rents rose \nin May.\n\nRain fell.\nSnow \r\nfell.\n"
    flowed = take(put(tmp_path / "a.eml", f"{head}; format=flowed\n\n{text}"))
    assert flowed.texts == ["Rents rose in May.\n\nRain fell.\nSnow fell.\n"]
    assert take(put(tmp_path / "b.eml", f"{head}\n\n{text}")).texts == [text]
