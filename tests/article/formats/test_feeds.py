import pytest

from tests.support.sources import put, take

WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">
<channel><title>Gazette</title>
<item><title>Tolls &amp; more</title><link>https://g.example/1</link><pubDate>Mon, 05 Mar 2018 09:30:00 +0000</pubDate>
<content:encoded><![CDATA[<p>Tolls will rise, <b>Ann Lee</b> said.</p><!-- more --><ul><li>Rents rose.</li></ul>]]></content:encoded>
<excerpt:encoded><![CDATA[Short.]]></excerpt:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Bridge</title><link>https://g.example/b.jpg</link><content:encoded>A picture.</content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>Half</title><content:encoded>Not yet.</content:encoded><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>Empty</title><content:encoded></content:encoded><wp:post_type>post</wp:post_type></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
<entry><title type="html">Tolls &amp;amp; rents</title><link rel="self" href="https://g.example/feed/1"/><link href="https://g.example/1"/>
<updated>2018-03-06T09:30:00Z</updated><published>2018-03-05T09:30:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rents rose.</p><p>Rain fell.</p></div></content></entry>
<entry><title>Plain</title><id>tag:g.example,2018:2</id><content type="text">1 &lt; 2 &amp; so on.</content></entry></feed>"""


def test_a_wordpress_export_gives_the_posts_that_are_out(tmp_path):
    taken = take(put(tmp_path / "a.xml", WORDPRESS))
    (article,) = taken.articles
    assert (article.id, article.title, article.source) == ("a-1", "Tolls & more", "Gazette")
    assert (article.published, article.url) == ("2018-03-05T09:30:00+00:00", "https://g.example/1")
    assert (article.text, article.notes) == ("Tolls will rise, Ann Lee said.\nRents rose.", ())
    assert [error.source.rpartition(": ")[2] for error in taken.errors] == ["item 4"]
    assert taken.reasons[0].startswith("has no text in the feed.")


def test_an_atom_feed_gives_its_entries(tmp_path):
    taken = take(put(tmp_path / "a.atom", ATOM))
    assert [(one.title, one.text, one.published, one.url) for one in taken.articles] == [
        ("Tolls & rents", "Rents rose.\nRain fell.", "2018-03-05T09:30:00+00:00", "https://g.example/1"),
        ("Plain", "1 < 2 & so on.", None, None),
    ]


def test_a_feed_of_summaries_says_so(tmp_path):
    feed = "<rss><channel><title>G</title><item><title>Tolls</title><description>Rents &lt;b&gt;rose&lt;/b&gt;.</description></item></channel></rss>"
    (article,) = take(put(tmp_path / "a.rss", feed)).articles
    assert (article.text, article.notes) == ("Rents rose.", ("The feed gives only this summary of it.",))


def test_a_feed_with_another_name_is_read_as_one(tmp_path):
    (article,) = take(put(tmp_path / "a.txt", WORDPRESS)).articles
    assert article.notes == ("Read as XML, which its bytes are.",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<?xml version='1.0'?><note><to>A</to></note>", "is XML, but no feed of articles (RSS, Atom, WordPress)."),
        ("", "is "),
        ("Rents rose.", "is "),
    ],
)
def test_other_xml_is_told(tmp_path, content, words):
    assert take(put(tmp_path / "a.xml", content)).reasons[0].startswith(words)


def test_a_feed_that_is_cut_off_gives_what_stands_before(tmp_path):
    cut = WORDPRESS[: WORDPRESS.index("<item><title>Bridge") + 12]
    assert take(put(tmp_path / "a.xml", cut)).texts == ["Tolls will rise, Ann Lee said.\nRents rose."]


def test_an_entity_of_a_feed_reaches_no_file(tmp_path):
    secret = put(tmp_path / "secret.txt", "hidden words")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item><title>T</title><description>Rents rose. &x;</description></item></channel></rss>'
    taken = take(put(tmp_path / "a.xml", feed))
    assert all("hidden" not in text for text in taken.texts)


RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0"><channel><title>Gazette &amp; Post</title><item><title>Tolls “rise”</title>
<description>{text}</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Ann&nbsp;Lee said R&D costs &pound;3 &amp; more.", "Ann Lee said R&D costs £3 & more."),
        ("<![CDATA[Ann&nbsp;Lee said R&D costs &pound;3 &amp; more.]]>", "Ann Lee said R&D costs £3 & more."),
        ("<p>Ann Lee said <b>no</b>.</p><p>Rents rose.</p>", "Ann Lee said no.\nRents rose."),
        ("Ann Lee\x0b said\x1f no.\n\x00\nRents rose.", "Ann Lee said no. Rents rose."),
        ("Ann Lee said &#8220;no&#8221; &lt;i&gt;twice&lt;/i&gt;.", "Ann Lee said “no” twice."),
    ],
)
def test_a_feed_that_breaks_the_rules_of_xml_loses_no_words(tmp_path, written, text):
    taken = take(put(tmp_path / "a.xml", RSS.format(charset="utf-8", text=written)))
    assert taken.texts == [text]
    assert taken.articles[0].source == "Gazette & Post"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("windows-1250", "cp1250"),
        ("x", "utf-16"),
    ],
)
def test_a_feed_is_decoded_by_its_bytes_whatever_it_declares(tmp_path, charset, codec):
    feed = RSS.format(charset=charset, text="Ann Lee said “no”.").encode(codec)
    (article,) = take(put(tmp_path / "a.xml", feed)).articles
    assert (article.title, article.text) == ("Tolls “rise”", "Ann Lee said “no”.")
