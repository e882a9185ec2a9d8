import pytest

from broadsheet.article.charsets import choose, find_codec, is_binary, look_over


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("latin-1", "cp1252"),
        (" us-ascii ", "cp1252"),
        ("Windows-1252", "cp1252"),
        ("utf8", "utf-8"),
        ("gb2312", "gbk"),
        ("macintosh", "mac-roman"),
    ],
)
def test_a_name_means_what_browsers_mean_by_it(label, codec):
    assert find_codec(label) == codec


@pytest.mark.parametrize(
    "label",
    ["utf8mb4", "utf-7", "hex", "rot13", "idna", "unicode-escape", "x-user-defined", "iso-2022-kr", "", "\0", "é"],
)
def test_a_name_that_browsers_do_not_know_or_that_is_no_text_is_none(label):
    assert find_codec(label) is None


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Owners of 14 cafés backed £2 – “no”, said Zoë. ½ of 25°C", "cp1252"),
        ("Owners of 14 cafés got €52 million, said Zoë.", "iso8859_15"),
        ("MÜLLER’S CAFÉS IN ÅRHUS PAID €3", "cp1252"),
        ("Rents rose by £2", "cp1252"),
        ("“Well…he said", "cp1252"),
        ("Well…he said", "cp1252"),
        ("Owners of 14 cafés don’t “go” – ever", "mac_roman"),
        ("Owners of 14 cafés paid £5", "cp850"),
        ("Привет, как дела? Это новости.", "cp1251"),
        ("Привет, как дела? Это новости.", "koi8_r"),
        ("Łódź żółw ćma gęś i jeszcze więcej słów o Wałęsie", "cp1250"),
        ("新闻报道：市长周一说，“我们不能这样”", "gb18030"),
    ],
)
def test_an_encoding_is_guessed_by_the_letters_and_told(text, codec):
    data = text.encode(codec)
    choice = choose(look_over([data]))
    assert data.decode(choice.codec) == text
    assert choice.note == f"Read as {choice.codec}, since it is no UTF-8; --encoding names another."


def test_what_looks_like_no_text_in_any_encoding_is_not_guessed():
    assert choose(look_over([bytes(range(128, 256)) * 3])) is None


def test_the_first_encoding_named_that_fits_is_taken():
    data = "日本語の新聞記事です。これはニュース。".encode("cp932")
    assert choose(look_over([data]), ["euc_jp", "cp932", "cp1252"]).codec == "cp932"


def test_a_source_is_looked_over_piece_by_piece_as_if_it_were_whole():
    data = "Zoë paid €5 – “no”.\n".encode() * 9 + b"Caf\xe9s\n"
    whole, pieces = look_over([data]), look_over([data[i : i + 1] for i in range(len(data))])
    assert (whole.encoded, whole.stray) == (pieces.encoded, pieces.stray) == (9 * 5, 1)


@pytest.mark.parametrize(
    ("text", "binary"),
    [
        ("Mon\0day", False),
        ("Monday. " * 100 + "\0\0\x08\x01\x02\x03", False),
        ("Monday" + "\0" * 4096, False),
        ("\x1b[1mMonday\x1b[0m\f\v\t\r\n\x1a", False),
        ("\0\1\2\3\4\5\6 Monday", True),
    ],
)
def test_a_text_with_a_stray_control_character_is_a_text_still(text, binary):
    assert is_binary(text) == binary
