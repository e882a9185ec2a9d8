"""Pages made for tests: an article about a bridge, in the frame of a newspaper's site."""

from broadsheet.article.drafts import Place
from broadsheet.article.pages import Page, read_page

PARAGRAPHS = (
    "Tolls on the old Harwick bridge will rise by £2 next year, the mayor, Ann Lee, said on Monday.",
    "“We cannot go on like this,” Ms Lee told the council, which met in the town hall for three hours.",
    "Tom Falk, who leads the hauliers’ association, said that 1,200 small firms would have to close.",
    "The bridge, which was built in 1931, carries 40,000 cars a day and has to be kept safe, she said.",
)
TEXT = "\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TITLE = "Bridge tolls to rise"


def make_page(body: str, *, head: str = f"<title>{TITLE} | Harwick Gazette</title>") -> str:
    """A page with a menu, a body and a foot."""
    menu = '<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>'
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{menu}{body}<footer>© 2018</footer></body></html>"


def make_article(body: str, *, head: str = f"<title>{TITLE} | Harwick Gazette</title>") -> str:
    """A page whose body is an article with a headline."""
    return make_page(f"<main><article><h1>{TITLE}</h1>{body}</article></main>", head=head)


def read(page: str, *, url: str | None = None, anyway: bool = False) -> Page:
    """The article of a page called page.html."""
    return read_page(page, url=url, where=Place("page.html"), anyway=anyway)
