import gzip
import os
import re
import signal
import subprocess
import sys
import time
import zlib
from itertools import count
from threading import Event

import pytest

from broadsheet.article import fetching
from broadsheet.article.answers import ask
from broadsheet.article.decoding import LARGEST_FILE
from broadsheet.article.fetching import fetch
from broadsheet.article.readers import read_articles
from broadsheet.errors import ArticleError
from tests.support.articles import DATA, ROOT, read_one
from tests.support.server import PAGE, Answer, send_on, serve

SOURCE = str(ROOT / "src")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,invalid")


def get(answer, path="/story"):
    """What is fetched from a server that gives one answer."""
    with serve({path: answer}) as server:
        return fetch(server.url + path)


def get_data(answer):
    return get(answer).open().read()


def refuse(answer, path="/story"):
    """What is said of an answer, without the address."""
    with serve({path: answer}) as server, pytest.raises(ArticleError) as caught:
        fetch(server.url + path)
    return tell(caught.value, server.url + path)


def tell(error, url):
    message = str(error)
    assert message.startswith(f"{url}: ")
    assert message.endswith(".")
    assert "\n" not in message
    return message.removeprefix(f"{url}: ")


# --- what is read
# -------------------------------------------------------------------------------------------------------------------


def test_an_address_is_read_like_a_page():
    with serve({"/cafes": Answer((DATA / "page.html").read_bytes(), kind="text/html")}) as server:
        article = next(read_articles(f"{server.url}/cafes"))
    assert (article.id, article.path) == ("cafes", None)
    assert article.text == read_one(DATA / "page.html").text


def test_an_address_of_plain_text_is_read_in_the_encoding_the_server_says():
    with serve(
        {"/a.txt": Answer("14 cafés closed.\n".encode("latin-1"), kind="text/plain; charset=latin-1")}
    ) as server:
        assert next(read_articles(f"{server.url}/a.txt")).text == "14 cafés closed.\n"


def test_markdown_is_read_as_such():
    with serve({"/a": Answer(b"# Ferry to close\n\n**Jane Moss** said so.\n", kind="text/markdown")}) as server:
        assert next(read_articles(f"{server.url}/a")).text == "Ferry to close\n\nJane Moss said so.\n"


def test_of_many_addresses_each_is_read_for_itself():
    left = []
    with serve({"/a": Answer(), "/c": Answer(b"", kind="image/png"), "/d": Answer()}) as server:
        articles = list(read_articles([f"{server.url}/{name}" for name in "abcd"], leave=left.append))
        assert [article.id for article in articles] == ["a", "d"]
        assert [error.source for error in left] == [f"{server.url}/b", f"{server.url}/c"]


def test_the_server_is_told_who_asks_and_what_can_be_read(tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("default login someone password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    with serve({"/a": Answer()}) as server:
        fetch(f"{server.url}/a")
    (asked,) = server.asked
    assert re.fullmatch(r"broadsheet/[\d.]+ \(reads one news article\)", asked.headers["User-Agent"])
    assert asked.headers["Accept-Encoding"] == "gzip, deflate"
    assert "Authorization" not in asked.headers


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://ferry.invalid/a", "http://ferry.invalid/a"),
        ("http://FÄHRE.invalid/a", "http://xn--fhre-loa.invalid/a"),
    ],
)
def test_a_proxy_of_the_environment_is_asked(monkeypatch, url, asked):
    with serve({asked: Answer()}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.delenv("NO_PROXY")
        monkeypatch.delenv("no_proxy", raising=False)
        assert fetch(url).open().read() == PAGE


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "carrier://127.0.0.1:1", "http://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_asked_is_told(monkeypatch, proxy):
    monkeypatch.setenv("ALL_PROXY", proxy)
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(ArticleError) as caught:
        fetch("http://ferry.invalid/a")
    assert tell(caught.value, "http://ferry.invalid/a").startswith("cannot be fetched (")


@pytest.mark.parametrize(
    ("kind", "path", "suffix"),
    [
        ("text/html", "/a", ".html"),
        ("TEXT/HTML ; charset=utf-8", "/a.txt", ".html"),
        ("application/xhtml+xml", "/a", ".html"),
        ("text/plain", "/a", ".txt"),
        ("text/plain", "/a.php", ".txt"),
        ("text/plain", "/notes.md", ".md"),
        ("text/plain", "/items.jsonl", ".jsonl"),
        ("text/x-markdown", "/a", ".md"),
        ("text/csv", "/a", ".csv"),
        ("application/x-ndjson", "/a", ".jsonl"),
        ("application/octet-stream", "/a.HTML", ".html"),
        ("application/octet-stream", "/a", ""),
        ("application/x-unheard-of", "/a.csv", ".csv"),
        (None, "/a.md", ".md"),
        (None, "/a", ""),
        ("", "/a", ""),
        ("nonsense", "/a", ""),
    ],
)
def test_a_kind_is_known_by_its_media_type_and_else_by_the_name(kind, path, suffix):
    assert get(Answer(kind=kind), path).suffix == suffix


def test_a_download_is_known_by_the_name_it_comes_with():
    named = {"Content-Disposition": 'attachment; filename="items.csv"'}
    assert get(Answer(kind="application/octet-stream", headers=named)).suffix == ".csv"


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html; charset="windows-1252"', "windows-1252"),
        ("text/html;charset=utf8mb4", "utf8mb4"),
        ("text/html; boundary=x", None),
        ("text/html", None),
    ],
)
def test_the_charset_is_what_the_server_says_even_if_nobody_knows_it(kind, charset):
    assert get(Answer(kind=kind)).charset == charset


@pytest.mark.parametrize("kind", ["image/png", "VIDEO/MP4; a=b", "audio/mpeg", "font/woff2", "text/css"])
def test_what_is_no_text_is_refused_by_its_name(kind):
    name = kind.partition(";")[0].lower()
    assert refuse(Answer(kind=kind)) == (
        f"is {name}, nothing to read. Give the address of the article, or of its text."
    )


# --- addresses
# -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/café", "/caf%C3%A9"),
        ("/caf%C3%A9", "/caf%C3%A9"),
        ("/a b", "/a%20b"),
        ("/a%20b#part", "/a%20b"),
        ("/100%", "/100%"),
        ("/a?q=zoë x&b=a+b", "/a?q=zo%C3%AB%20x&b=a+b"),
        ("/a/../b", "/b"),
        ("/lo\nng\t", "/long"),
    ],
)
def test_an_address_is_quoted_as_browsers_do(address, asked):
    with serve({asked.partition("?")[0]: Answer()}) as server:
        fetch(f" {server.url}{address} ")
    assert [one.path for one in server.asked] == [asked]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http:///a", "this is no web address"),
        ("http://a:b/", "this is no web address"),
        ("http://a..b/", "this is no web address"),
        (f"http://{'a' * 70}.invalid/", "this is no web address"),
        ("http://a\0b/", "this is no web address"),
        ("http://127.0.0.1:1/a", "nothing answers there"),
        ("http://harbour.invalid/", "no site of this name was found"),
        ("http://fähre.invalid/", "no site of this name was found"),
    ],
)
def test_an_address_where_nothing_is_is_told(url, message):
    with pytest.raises(ArticleError) as caught:
        fetch(url)
    assert re.match(
        rf"cannot be fetched \({message}\)\. Check the address.*, or save the page", tell(caught.value, url)
    )


def test_a_name_and_a_password_are_given_and_not_kept():
    with serve({"/a": Answer()}) as server:
        assert fetch(server.url.replace("//", "//jane:moss@") + "/a").url == f"{server.url}/a"
    assert server.asked[0].headers["Authorization"] == "Basic amFuZTptb3Nz"


# --- sent on
# -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_address_that_sends_on_is_followed_and_the_last_one_kept(status):
    with serve({"/old": send_on("/new?a=1#b", status=status), "/new": Answer()}) as server:
        blob = fetch(f"{server.url}/old")
    assert (blob.open().read(), blob.url) == (PAGE, f"{server.url}/new?a=1#b")
    assert (str(blob.place), blob.stem) == (f"{server.url}/old", "old")


def test_an_address_to_be_sent_on_to_may_have_any_letters():
    with serve({"/a": send_on("/caf\u00c3\u00a9 b"), "/caf%C3%A9%20b": Answer()}) as server:  # UTF-8, as it stands
        assert fetch(f"{server.url}/a").url == f"{server.url}/caf%C3%A9%20b"


def test_a_chain_is_followed_as_far_as_browsers_do():
    chain = {f"/{step}": send_on(f"/{step + 1}") for step in range(30)}
    with serve({**chain, "/30": Answer()}) as server:
        assert fetch(f"{server.url}/10").url == f"{server.url}/30"
        with pytest.raises(ArticleError, match=r"cannot be fetched \(it sends on and on, 20 times\)"):
            fetch(f"{server.url}/9")


@pytest.mark.parametrize("circle", [{"/a": "/a"}, {"/a": "/b", "/b": "/c", "/c": "/b"}])
def test_a_circle_is_told(circle):
    with (
        serve({path: send_on(target) for path, target in circle.items()}) as server,
        pytest.raises(ArticleError, match=r"cannot be fetched \(it sends in a circle, 20 times\)"),
    ):
        fetch(f"{server.url}/a")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("file:///etc/hostname", "file://127.0.0.1/etc/hostname, which is no page of the web"),
        ("ftp://127.0.0.1/a", "ftp://127.0.0.1/a, which is no page of the web"),
        ("data:text/html,a", "what is no web address"),
        ("mailto:a@b.invalid", "what is no web address"),
    ],
)
def test_only_the_web_is_gone_to(target, told):
    assert refuse(send_on(target)).startswith(f"cannot be fetched (it sends on to {told})")


@pytest.mark.parametrize("target", ["http://a\x01b/", "http://a:b/", "http://xn--/"])
def test_being_sent_to_no_address_is_told(target):
    assert refuse(send_on(target)).startswith("cannot be fetched (")


def test_being_sent_nowhere_is_told():
    assert refuse(Answer(b"", status=302)).startswith("cannot be fetched (it gives no page: 302 Found).")


def test_what_fails_after_being_sent_on_is_told_with_its_address():
    with serve({"/a": send_on("/b"), "/c": send_on("http://127.0.0.1:1/d")}) as server:
        with pytest.raises(ArticleError, match=rf"no such page: 404 Not Found, at {server.url}/b\)"):
            fetch(f"{server.url}/a")
        with pytest.raises(ArticleError, match=r"nothing answers there, at http://127\.0\.0\.1:1/d\)"):
            fetch(f"{server.url}/c")


def test_cookies_last_for_one_fetch():
    with serve({"/wall": send_on("/a", **{"Set-Cookie": "seen=1; Path=/"}), "/a": Answer()}) as server:
        fetch(f"{server.url}/wall")
        fetch(f"{server.url}/a")
    assert [(one.path, one.headers.get("Cookie")) for one in server.asked] == [
        ("/wall", None),
        ("/a", "seen=1"),
        ("/a", None),
    ]


def test_a_cookie_that_is_not_ascii_is_not_sent_back():
    cookie = {"Set-Cookie": "name=Zo\u00c3\u00ab; Path=/"}
    with serve({"/wall": send_on("/a", **cookie), "/a": Answer()}) as server:
        assert fetch(f"{server.url}/wall").open().read() == PAGE
    assert "Cookie" not in server.asked[1].headers


REFRESH = '<html><head><meta http-equiv="{name}" content="{content}"></head><body>One moment.</body></html>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("refresh", "0; url=/new"),
        ("Refresh", "3;URL='/new'"),
        ("refresh", "0, new"),
        ("REFRESH", " 1.5 ; url = new "),
    ],
)
def test_a_page_that_only_sends_its_readers_on_is_followed(name, content):
    page = Answer(REFRESH.format(name=name, content=content).encode())
    with serve({"/old": page, "/new": Answer()}) as server:
        blob = fetch(f"{server.url}/old")
    assert (blob.open().read(), blob.url) == (PAGE, f"{server.url}/new")


@pytest.mark.parametrize(
    "page",
    [
        REFRESH.format(name="refresh", content="600; url=/new"),
        REFRESH.format(name="refresh", content="5"),
        REFRESH.format(name="refresh", content="0; url=/old#top"),
        REFRESH.format(name="refresh", content="0; url=javascript:go()"),
        REFRESH.format(name="refresh", content="0; url=http://[new"),
        REFRESH.format(name="description", content="0; url=/new"),
        f"<script>var a = '{REFRESH.format(name='refresh', content='0; url=/new')}';</script>",
        f"<!-- {REFRESH.format(name='refresh', content='0; url=/new')} -->",
        '<html><head><noscript><meta http-equiv="refresh" content="0; url=/new"></noscript></head></html>',
        "<!-- nothing -->",
        "",
    ],
)
def test_any_other_page_is_the_page(page):
    with serve({"/old": Answer(page.encode()), "/new": Answer()}) as server:
        assert fetch(f"{server.url}/old").open().read() == page.encode()


def test_a_page_is_followed_once():
    first, second = (
        Answer(REFRESH.format(name="refresh", content=f"0; url=/{name}").encode()) for name in ("second", "first")
    )
    with serve({"/first": first, "/second": second}) as server:
        assert fetch(f"{server.url}/first").open().read() == second.body


# --- compression
# -------------------------------------------------------------------------------------------------------------------


def pack(data, coding, kind="text/html"):
    return Answer(data, kind=kind, headers={"Content-Encoding": coding})


def deflate_bare(data):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (gzip.compress(PAGE, mtime=0), "X-GZIP"),
        (gzip.compress(PAGE[:100], mtime=0) + gzip.compress(PAGE[100:], mtime=0), "gzip"),
        (gzip.compress(PAGE, mtime=0) + b"\0\0 left over", "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (deflate_bare(PAGE), "deflate"),
        (PAGE, "identity"),
        (PAGE, "utf-8"),
    ],
)
def test_what_is_compressed_is_unpacked(data, coding):
    assert get_data(pack(data, coding)) == PAGE


@pytest.mark.parametrize(
    ("data", "coding", "message"),
    [
        (b"\x8b\x02\x80abc", "br", "it is compressed as br, which is not read"),
        (
            gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0),
            "gzip, gzip",
            "it is compressed as gzip and gzip, which is not read",
        ),
        (PAGE, "gzip", "it says that it is compressed as gzip, and is not"),
        (PAGE, "deflate", "it says that it is compressed as deflate, and is not"),
        (gzip.compress(PAGE, mtime=0)[:200], "gzip", "it was cut off after 200 bytes"),
    ],
)
def test_what_cannot_be_unpacked_is_told(data, coding, message):
    assert refuse(pack(data, coding)).startswith(f"cannot be fetched ({message}).")


@pytest.mark.parametrize("pack_up", [gzip.compress, zlib.compress, deflate_bare])
def test_a_few_bytes_that_become_too_many_are_refused(pack_up):
    bomb = pack(pack_up(bytes(LARGEST_FILE + 1)), "gzip" if pack_up is gzip.compress else "deflate")
    assert refuse(bomb).startswith(f"is larger than {LARGEST_FILE:,} bytes")


def test_a_page_that_is_too_long_is_refused_before_it_has_all_come():
    def send_for_ever(out):
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in count():
            out.write(bytes(1_000_000))

    assert refuse(send_for_ever).startswith(f"is larger than {LARGEST_FILE:,} bytes")


# --- what servers get wrong
# -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "meaning", "advice"),
    [
        (401, "it asks for a login: 401 Unauthorized", "Open it in a browser"),
        (403, "it does not let this program in: 403 Forbidden", "Open it in a browser"),
        (404, "there is no such page: 404 Not Found", "Check the address"),
        (410, "the page was taken away: 410 Gone", "Look for a copy of it in a web archive"),
        (418, "it gives no page: 418 I'm a teapot", "Check the address"),
        (429, "it is asked too often just now: 429 Too Many Requests", "Try again later"),
        (500, "the site has a fault: 500 Internal Server Error", "Try again later"),
        (503, "the site does not work just now: 503 Service Unavailable", "Try again later"),
        (999, "it gives no page: 999", "Check the address"),
        (204, "it sends nothing: 204 No Content", "Check the address"),
    ],
)
def test_a_status_is_told_with_its_meaning(status, meaning, advice):
    body = b"" if status == 204 else PAGE
    assert refuse(Answer(body, status=status)).startswith(f"cannot be fetched ({meaning}). {advice}")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("5", "; it wants to be asked again in 5 seconds"),
        ("Wed, 21 Oct 2099 07:28:00 GMT", "; it wants to be asked again after 2099-10-21 07:28 UTC"),
        ("soon", ""),
    ],
)
def test_a_server_that_wants_to_be_asked_later_is_told(value, told):
    message = refuse(Answer(status=503, headers={"Retry-After": value}))
    assert message.startswith(f"cannot be fetched (the site does not work just now: 503 Service Unavailable{told}).")


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CUT = "it was cut off after"
NO_SERVER = "it does not answer as a web server does: "


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (OK + b"Content-Length: 1000\r\n\r\n" + PAGE[:300], f"{CUT} 300 bytes"),
        (OK + b"Content-Length: 1000\r\n\r\n", f"{CUT} 0 bytes"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nRents\r\n", f"{CUT} 5 bytes"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nRents\r\nwrong\r\n", f"{CUT} 5 bytes"),
        (OK + b"Content-Length: many\r\n\r\n" + PAGE, NO_SERVER),
        (OK + b"Broken\x00: yes\r\n\r\n" + PAGE, NO_SERVER),
        (OK + b"Long: " + bytes(200_000), NO_SERVER),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", f"{NO_SERVER}illegal status line). Check"),
        (b"\x16\x03\x01\xff\xfe", NO_SERVER),
        (PAGE, NO_SERVER),
        (b"", NO_SERVER),
    ],
)
def test_what_comes_cut_off_or_garbled_is_refused(sent, message):
    assert refuse(sent).startswith(f"cannot be fetched ({message}")


def test_a_page_without_a_length_is_read_to_its_end():
    assert get_data(OK + b"\r\n" + PAGE) == PAGE


def test_a_certificate_that_nobody_vouches_for_is_told():
    with serve({"/a": Answer()}, certificate=DATA / "selfsigned.pem") as server, pytest.raises(ArticleError) as caught:
        fetch(f"{server.url}/a")
    assert tell(caught.value, f"{server.url}/a").startswith(
        "cannot be fetched (its certificate cannot be trusted: self-signed certificate)."
    )
    assert server.asked == []


def test_a_certificate_that_the_environment_vouches_for_holds(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "selfsigned.pem"))
    with serve({"/a": Answer()}, certificate=DATA / "selfsigned.pem") as server:
        assert fetch(f"{server.url}/a").open().read() == PAGE


def test_a_server_that_speaks_no_tls_is_told():
    with serve({}) as server, pytest.raises(ArticleError, match="no safe connection comes about"):
        fetch(server.url.replace("http:", "https:"))


def drip(out, *, head):
    """Send a byte now and then, for ever: of the head, or of the page."""
    out.write(OK if head else OK + b"\r\n")
    for _ in count():
        out.write(b"a")
        out.flush()
        time.sleep(0.02)


@pytest.mark.parametrize("head", [True, False])
def test_a_server_that_takes_for_ever_is_told(monkeypatch, head):
    monkeypatch.setattr(fetching, "LONGEST_FETCH", 0.5)
    assert refuse(lambda out: drip(out, head=head)) == (
        "cannot be fetched (not all of it has come within 0.5 seconds). Try again later, or save the page as .html and "
        "read that."
    )


def test_a_server_that_keeps_silent_is_told(monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST_FETCH", 0.5)
    assert refuse(lambda _: time.sleep(2)).startswith("cannot be fetched (not all of it has come within 0.5 seconds).")


def test_a_page_that_nobody_waits_for_any_more_is_let_go():
    def send(out):
        for part in (OK + b"\r\n", b"First.", b"Second."):
            out.write(part)
            out.flush()
            time.sleep(0.2)

    stop = Event()
    stop.set()
    with serve({"/a": send}) as server:
        assert ask(f"{server.url}/a", stop, seconds=10).data == b"First."


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_ctrl_c_ends_a_fetch_that_hangs():
    code = "import sys; from broadsheet.article.fetching import fetch; fetch(sys.argv[1])"
    with serve({"/a": lambda out: drip(out, head=True)}) as server:
        command = [sys.executable, "-c", code, f"{server.url}/a"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": SOURCE}) as running:
            try:
                while not server.asked:
                    assert running.poll() is None
                    time.sleep(0.05)
                running.send_signal(signal.SIGINT)
                assert b"KeyboardInterrupt" in running.communicate(timeout=10)[1]
            finally:
                running.kill()


def test_nothing_of_httpx_is_loaded_before_an_address_is_asked_for():
    code = "import sys, broadsheet.article.readers; print('httpx' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment, check=True)
    assert done.stdout.strip() == "False"
