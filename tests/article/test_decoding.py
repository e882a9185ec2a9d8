import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.article.decoding import decode, decode_page, read_lines
from broadsheet.article.drafts import Blob, Place
from broadsheet.errors import ArticleError
from tests.support.articles import BODY, DATA, read_one

TOLL = "Tolls rise by £2 to £5, Zoë Lee said – “no” in 14 cafés.\n"
GUESSED = "Read as {}, since it is no UTF-8; --encoding names another."


def read(data: bytes, encoding: str | None = None, charset: str | None = None):
    return decode(data, encoding=encoding, charset=charset, where=Place("a.txt"))


def browse(head: str, body: bytes, encoding: str | None = None, charset: str | None = None):
    page = b"<html><head>" + head.encode() + b"</head><body><p>" + body + b"</body></html>"
    return decode_page(page, encoding=encoding, charset=charset, where=Place("a.html"))


def read_rows(data: bytes, encoding: str | None = None) -> tuple[list[str], list[str]]:
    notes: list[str] = []
    blob = Blob(Place("a.csv"), ".csv", "a", lambda: io.BytesIO(data))
    return list(read_lines(blob, encoding=encoding, notes=notes)), notes


class TestAFile:
    def test_a_byte_order_mark_is_no_part_of_the_text(self):
        assert read_one(DATA / "crlf.txt").text.startswith("Traders back later closing\r\n\r\nOwners of 14 cafés")

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_goes_before_the_encoding(self, encoding):
        decoded = read(TOLL.encode(encoding), "latin-1", "windows-1251")
        assert (decoded.text, decoded.notes) == (TOLL, ())

    def test_a_file_with_a_byte_order_mark_is_read(self, tmp_path):
        (tmp_path / "wide.txt").write_bytes(BODY.encode("utf-16"))
        assert read_one(tmp_path / "wide.txt").text == BODY

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("named", [None, "latin-1", "utf-16"])
    def test_utf_16_without_a_mark_is_known_by_its_bytes(self, encoding, named):
        decoded = read(TOLL.encode(encoding), named)
        assert (decoded.text, decoded.notes) == (TOLL, ("Read as UTF-16, by its bytes.",))

    @pytest.mark.parametrize("named", ["latin-1", "cp1252", "utf-16", "shift_jis", "utf-8", None])
    @pytest.mark.parametrize("text", [TOLL, BODY])
    def test_what_is_utf_8_is_read_as_that_whatever_was_said(self, named, text):
        decoded = read(text.encode(), named, "iso-8859-1")
        assert (decoded.text, decoded.notes) == (text, ())

    def test_else_what_the_user_says_goes_before_what_the_server_says(self):
        data = "Привет, Zoë".encode("cp1251", "replace")
        assert read(data, "cp1251", "koi8-r").text.startswith("Привет")
        assert read(data, None, "windows-1251").text.startswith("Привет")

    @pytest.mark.parametrize("label", ["latin-1", "iso-8859-1", "ascii", "l1"])
    def test_latin_1_is_cp1252_as_in_browsers(self, label):
        assert read(TOLL.encode("cp1252"), label).text == TOLL
        assert read(TOLL.encode("cp1252"), None, label).text == TOLL

    def test_a_byte_that_cp1252_does_not_know_ends_nothing(self):
        assert read(b"caf\xe9 \x81 \x9d", "cp1252").text == "café \x81 \x9d"

    @pytest.mark.parametrize("charset", ["utf8mb4", "hex", "rot13", "utf-7", "x-user-defined", "\0"])
    def test_a_charset_that_is_none_is_passed_over(self, charset):
        decoded = read(TOLL.encode("cp1252"), None, charset)
        assert (decoded.text, decoded.notes) == (TOLL, (GUESSED.format("cp1252"),))

    def test_an_encoding_that_does_not_fit_is_passed_over(self):
        assert read(TOLL.encode("cp1252"), "euc_jp").notes == (GUESSED.format("cp1252"),)
        assert read(TOLL.encode("cp1252"), "utf-16").text == TOLL

    def test_an_encoding_that_only_python_knows_is_used(self):
        assert read("caf\x82s in 14 towns".encode("latin-1"), "cp437").text == "cafés in 14 towns"

    def test_one_line_in_another_encoding_is_read_in_that_and_told(self):
        data = TOLL.encode() + b"Mr Falk paid \xa35 \x96 no more.\n" + TOLL.encode()
        decoded = read(data)
        assert decoded.text == f"{TOLL}Mr Falk paid £5 – no more.\n{TOLL}"
        assert decoded.notes == ("Line 2 is read as cp1252, since it is no UTF-8.",)
        assert read(data + data).notes == ("2 lines are read as cp1252, since they are no UTF-8.",)

    def test_a_character_cut_in_two_is_replaced(self):
        decoded = read(TOLL.encode() * 2 + "Zoë – “".encode()[:-1])
        assert decoded.text.endswith("Zoë – \ufffd")

    def test_what_was_replaced_is_told_with_the_article(self, tmp_path):
        (tmp_path / "cut.txt").write_bytes(TOLL.encode() * 2 + "Zoë – “".encode()[:-1])
        assert read_one(tmp_path / "cut.txt").notes == ("1 character could not be read and stands as \ufffd.",)

    def test_utf_16_that_is_cut_off_is_read_as_far_as_it_goes(self):
        assert read(BODY.encode("utf-16")[:-1]).text == BODY[:-1] + "\ufffd"

    @pytest.mark.parametrize("encoding", [None, "latin-1", "utf-16"])
    def test_a_picture_is_refused_whatever_the_encoding(self, encoding):
        with pytest.raises(ArticleError, match=r"a\.txt: a binary file, not text"):
            read((DATA / "pixel.txt").read_bytes(), encoding)

    def test_a_nul_in_a_text_makes_it_no_picture(self):
        assert read(b"said on Mon\0day").text == "said on Mon\0day"

    def test_what_is_in_no_encoding_is_told(self):
        with pytest.raises(ArticleError, match=r"is no UTF-8, and its encoding cannot be guessed\. Save it as UTF-8"):
            read(bytes(range(128, 256)) * 3)

    def test_a_guess_is_told_with_the_article(self):
        article = read_one(DATA / "latin-1.txt")
        assert "cafés" in article.text
        assert article.notes == (GUESSED.format("cp1252"),)

    @given(st.binary(max_size=60), st.sampled_from([None, "latin-1", "utf-16", "gbk", "cp437"]))
    def test_any_bytes_are_read_or_refused_in_a_sentence(self, data, encoding):
        with suppress(ArticleError):
            read(data, encoding).text.encode()
        with suppress(ArticleError):
            "".join(read_rows(data, encoding)[0]).encode()

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
    def test_any_text_in_utf_8_comes_back(self, text):
        assert read(text.encode(), "latin-1", "windows-1251").text == text


class TestAPage:
    def test_a_page_that_calls_itself_latin_1_is_read_as_cp1252(self):
        assert "“no”" in browse('<meta charset="iso-8859-1">', TOLL.encode("cp1252")).text

    @pytest.mark.parametrize(
        "head",
        [
            '<meta charset="iso-8859-1">',
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
            '<meta charset="utf-16">',
            "",
        ],
    )
    @pytest.mark.parametrize("charset", [None, "iso-8859-1", "utf8mb4", "utf-8"])
    def test_a_page_that_is_utf_8_is_read_as_that_whatever_is_declared(self, head, charset):
        decoded = browse(head, TOLL.encode(), charset=charset)
        assert TOLL in decoded.text
        assert decoded.notes == ()

    def test_what_the_server_says_goes_before_what_the_page_does(self):
        data = "Привет, как дела?".encode("cp1251")
        assert "Привет" in browse('<meta charset="koi8-r">', data, charset="windows-1251").text
        assert "Привет" in browse('<meta charset="windows-1251">', data, charset="utf8mb4").text

    def test_what_the_page_says_goes_before_what_the_user_does(self):
        data = "Привет, как дела?".encode("cp1251")
        assert "Привет" in browse('<meta charset="windows-1251">', data, encoding="latin-1").text
        assert "Привет" in browse("", data, encoding="cp1251").text

    @pytest.mark.parametrize("before", [0, 4_096, 300_000])
    def test_a_charset_is_found_anywhere_in_the_head_and_not_below_it(self, before):
        script = "<script>" + "x" * before + "</script>\n"
        data = "Привет, как дела?".encode("cp1251")
        assert "Привет" in browse(f'{script}<meta charset="windows-1251">', data).text
        below = b'<pre><meta charset="koi8-r"></pre>'
        assert "Привет" in browse(f"{script}</head>\n", data + below).text

    def test_xhtml_declares_its_encoding_at_its_top(self):
        page = '<?xml version="1.0" encoding="windows-1251"?><html><body>Да, Нет</body></html>'
        decoded = decode_page(page.encode("cp1251"), encoding=None, charset=None, where=Place("a"))
        assert (decoded.text, decoded.notes) == (page, ())

    def test_a_page_with_a_bad_byte_is_read_with_it_replaced(self):
        decoded = browse('<meta charset="utf-8">', TOLL.strip().encode() + "é".encode()[:1])
        assert "14 cafés.\ufffd</body>" in decoded.text

    def test_a_page_that_is_not_what_it_says_is_guessed(self):
        decoded = browse('<meta charset="utf-8">', TOLL.encode("cp1252"))
        assert TOLL in decoded.text
        assert decoded.notes == (GUESSED.format("cp1252"),)

    def test_a_long_head_of_tags_takes_no_time(self):
        assert browse("<meta " * 100_000 + "charset = " * 10_000, b"x").text


class TestRows:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_lines_come_out_as_they_stand_in_every_encoding(self, encoding, end):
        lines = [f"id,text{end}", f"1,{TOLL.strip()}{end}", f"2,Zoë{end}", "3,the end"]
        assert read_rows("".join(lines).encode(encoding))[0] == lines

    def test_a_line_break_inside_a_row_stays_where_it_is(self):
        assert read_rows(b'id,text\r\n1,"a\rb"\r\n')[0] == ["id,text\r\n", '1,"a\rb"\r\n']
        assert read_rows(b'id,text\r1,"a\nb"\r')[0] == ["id,text\r", '1,"a\nb"\r']

    def test_an_empty_line_of_an_old_mac_and_a_return_too_many_are_told_apart(self):
        assert read_rows(b"id,text\r\r1,a\r")[0] == ["id,text\r", "\r", "1,a\r"]
        assert read_rows(b"id,text\r\r\n1,a\r\r\n")[0] == ["id,text\r\r\n", "1,a\r\r\n"]

    def test_one_row_in_another_encoding_is_told_when_it_comes(self):
        notes: list[str] = []
        data = f"id,text\n1,{TOLL}".encode() + b"2,caf\xe9s paid \xa35\n" + TOLL.encode()
        blob = Blob(Place("a.csv"), ".csv", "a", lambda: io.BytesIO(data))
        lines = read_lines(blob, encoding=None, notes=notes)
        assert [next(lines), next(lines)] == ["id,text\n", f"1,{TOLL}"]
        assert notes == []
        assert next(lines) == "2,cafés paid £5\n"
        assert notes == ["Line 3 is read as cp1252, since it is no UTF-8."]
        assert list(lines) == [TOLL]

    def test_a_row_in_another_encoding_is_read_in_that_of_the_user(self):
        data = TOLL.encode() * 9 + "Привет, как дела?".encode("cp1251")
        assert read_rows(data, "windows-1251")[0][-1] == "Привет, как дела?"

    def test_a_guess_for_all_rows_is_told_once(self):
        lines, notes = read_rows(TOLL.encode("cp1252") * 3)
        assert (lines, notes) == ([TOLL] * 3, [GUESSED.format("cp1252")])

    def test_no_row_in_utf_8_is_garbled_by_the_encoding_of_others(self):
        assert read_rows(TOLL.encode() * 3, "latin-1") == ([TOLL] * 3, [])

    def test_rows_of_a_picture_are_refused(self):
        with pytest.raises(ArticleError, match=r"a\.csv: a binary file, not text"):
            read_rows((DATA / "pixel.txt").read_bytes())

    def test_a_line_longer_than_any_article_is_told(self, monkeypatch):
        monkeypatch.setattr("broadsheet.article.decoding.LARGEST_FILE", 1_000)
        with pytest.raises(ArticleError, match=r"a\.csv line 2: is larger than 1,000 bytes"):
            read_rows(b"id,text\n" + b"x" * 1_100)
