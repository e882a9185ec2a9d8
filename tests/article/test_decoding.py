from tests.support.articles import BODY, DATA, read_one


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert read_one(DATA / "crlf.txt").text.startswith("Traders back later closing\r\n\r\nOwners of 14 cafés")


def test_a_byte_order_mark_goes_before_the_encoding(tmp_path):
    (tmp_path / "wide.txt").write_bytes(BODY.encode("utf-16"))
    assert read_one(tmp_path / "wide.txt").text == BODY


def test_a_named_encoding_is_used():
    assert "cafés" in read_one(DATA / "latin-1.txt", encoding="latin-1").text
