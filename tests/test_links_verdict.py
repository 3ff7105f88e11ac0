"""The verdict is a pure function: an example for each rule, without a network."""

from __future__ import annotations

import pytest

from links import facebook, words
from links.evidence import Evidence, Fault, FaultKind, Hop
from links.verdict import judge

PAGE = b"<title>Fine</title><h1>Fine</h1><p>Something to read."
SITE = "https://site.test/a"


def seen(status: int = 200, body: bytes = PAGE, url: str = SITE, **more: object) -> Evidence:
    """Evidence of an HTML answer."""
    values = {"final_url": url, "headers": {"content-type": "text/html"}, "status": status, "body": body}
    return Evidence(**{"url": url, **values, **more})  # type: ignore[arg-type]


def test_a_page_is_ok() -> None:
    assert judge(seen()).outcome == "ok"


@pytest.mark.parametrize("status", [404, 410])
def test_gone(status: int) -> None:
    assert judge(seen(status)).outcome == "gone"


@pytest.mark.parametrize("status", [401, 403, 406, 451, 999])
def test_refusals(status: int) -> None:
    assert judge(seen(status)).outcome == "blocked"


@pytest.mark.parametrize(
    "status", [100, 202, 300, 304, 400, 402, 405, 407, 408, 418, 421, 425, 429, 500, 502, 520, 530, 600]
)
def test_what_is_not_understood_is_unavailable(status: int) -> None:
    assert judge(seen(status)).outcome == "unavailable"


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("malformed", "gone"),
        ("dns-nxdomain", "gone"),
        ("dns-no-address", "gone"),
        ("dns-failure", "unavailable"),
        ("connect", "unavailable"),
        ("tls-old", "suspect"),
        ("tls-not-tls", "suspect"),
        ("tls", "unavailable"),
        ("deadline", "unavailable"),
        ("reset", "unavailable"),
        ("protocol", "unavailable"),
        ("encoding", "unavailable"),
        ("redirects", "unavailable"),
        ("redirect-malformed", "unavailable"),
        ("scheme", "unavailable"),
        ("no-time", "unavailable"),
        ("internal", "unavailable"),
    ],
)
def test_faults(kind: FaultKind, outcome: str) -> None:
    assert judge(seen(0, fault=Fault(kind))).outcome == outcome


@pytest.mark.parametrize("code", [9, 10, 18, 19, 62, 23])
def test_certificates_are_for_a_person(code: int) -> None:
    assert judge(seen(0, fault=Fault("tls-certificate", code=code))).outcome == "suspect"


def test_the_new_address_is_where_permanent_redirects_end() -> None:
    hops = (Hop(SITE, 301, SITE + "1"), Hop(SITE + "1", 308, SITE + "2"), Hop(SITE + "2", 302, SITE + "3"))
    verdict = judge(seen(hops=hops, final_url=SITE + "3"))
    assert (verdict.outcome, verdict.moved_to) == ("moved", SITE + "2")
    assert judge(seen(hops=hops[2:], final_url=SITE + "3")).outcome == "ok"


def test_a_link_to_the_home_page_may_arrive_there() -> None:
    home = "https://site.test/"
    for asked, outcome in ((SITE, "suspect"), (home + "?p=5", "ok"), (home + "index.php", "ok")):
        verdict = judge(seen(url=asked, final_url=home + "fr/", hops=(Hop(asked, 302, home + "fr/"),)))
        assert verdict.outcome == outcome, asked


@pytest.mark.parametrize(
    ("target", "login", "canonical", "number"),
    [
        ("https://www.facebook.com/reel/12/?rdid=x", False, "https://www.facebook.com/reel/12/", "12"),
        ("https://www.facebook.com/watch/?mibextid=x&v=34", False, "https://www.facebook.com/watch/?v=34", "34"),
        (
            "https://www.facebook.com/CNOPS/videos/name/56/",
            False,
            "https://www.facebook.com/CNOPS/videos/name/56/",
            "56",
        ),
        (
            "https://www.facebook.com/CNOPS/posts/pfbid0a",
            False,
            "https://www.facebook.com/CNOPS/posts/pfbid0a",
            "pfbid0a",
        ),
        (
            "https://m.facebook.com/story.php?story_fbid=7&id=8&x=9",
            False,
            "https://m.facebook.com/story.php?story_fbid=7&id=8",
            "7",
        ),
        (
            "https://www.facebook.com/permalink.php?story_fbid=7&id=8",
            False,
            "https://www.facebook.com/permalink.php?story_fbid=7&id=8",
            "7",
        ),
        (
            "https://www.facebook.com/groups/78/permalink/9/",
            False,
            "https://www.facebook.com/groups/78/permalink/9/",
            "78/permalink/9",
        ),
        ("https://www.facebook.com/events/90/", False, "https://www.facebook.com/events/90/", "90"),
        ("https://www.facebook.com/CNOPS.Maroc", False, "https://www.facebook.com/CNOPS.Maroc", "CNOPS.Maroc"),
        (
            "https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Freel%2F12",
            True,
            "https://www.facebook.com/reel/12",
            "12",
        ),
        ("https://www.facebook.com/checkpoint/1", True, "", ""),
    ],
)
def test_what_a_share_address_reveals(target: str, login: bool, canonical: str, number: str) -> None:
    assert facebook.read(target) == facebook.Shared(login, canonical, number)
    verdict = judge(seen(302, b"", "https://www.facebook.com/share/v/1SB/", left_at=target))
    assert (verdict.outcome, verdict.id) == ("blocked" if login else "ok", number)


@pytest.mark.parametrize(
    "target", ["https://www.facebook.com/", "https://www.facebook.com/home.php", "https://site.test/CNOPS"]
)
def test_what_says_nothing_of_a_share_address(target: str) -> None:
    assert facebook.read(target) is None


@pytest.mark.parametrize(
    ("status", "outcome"), [(400, "blocked"), (429, "blocked"), (403, "blocked"), (404, "gone"), (500, "unavailable")]
)
def test_facebook_refuses_in_its_own_ways(status: int, outcome: str) -> None:
    assert judge(seen(status, url="https://www.facebook.com/share/v/1SB/")).outcome == outcome


def test_facebook_shows_private_and_deleted_alike() -> None:
    body = "<title>This page isn’t available</title><h1>Page not found".encode()
    assert judge(seen(body=body, url="https://www.facebook.com/x")).outcome == "suspect"
    assert judge(seen(body=body)).outcome == "gone"


NOT_FOUND = [
    "404", "Error 404", "404 Not Found", "404 – Page not found", "Erreur 404", "خطأ 404", "Page Not Found | CNOPS",
    "Oops! That page can’t be found.", "The page you requested was not found", "This page doesn't exist", "We couldn’t find that page", "The page you’re looking for can’t be found",
    "Page introuvable", "La page demandée n’existe pas", "La page que vous recherchez est introuvable", "Page non trouvée",
    "Cette page n’existe plus", "Document introuvable – Portail", "La page que vous avez demandée n’existe pas", "الصفحة غير موجودة", "عذراً، الصفحة غير موجودة",
    "لم يتم العثور على الصفحة", "الصفحة المطلوبة غير متوفرة", "الصفحة التي تبحث عنها غير موجودة", "تعذر العثور على الصفحة", "عفواً، الصفحة التي طلبتموها غير موجودة",
]  # fmt: skip
FOUND = [
    "Contact", "Objets trouvés", "What to do when a page is not found?", "Carte non trouvée dans la boîte : que faire",
    "Numéro 404 de la revue", "404 établissements conventionnés", "من أين أحصل على البطاقة؟", "الصفحة الرئيسية",
    "Formulaire introuvable ? Demandez-le ici", "Room 410", "",
]  # fmt: skip


@pytest.mark.parametrize("title", NOT_FOUND)
def test_titles_of_pages_that_are_not_there(title: str) -> None:
    assert words.says_not_found(title)
    assert judge(seen(body=f"<h2>{title}</h2><p>…".encode())).outcome == "gone"


@pytest.mark.parametrize("title", FOUND)
def test_titles_of_pages_that_are(title: str) -> None:
    assert not words.says_not_found(title)


@pytest.mark.parametrize(
    "title", ["Log in to Facebook", "Connexion | CNOPS", "Se connecter", "تسجيل الدخول", "Sign in"]
)
def test_titles_of_login_pages(title: str) -> None:
    assert words.says_login(title)


@pytest.mark.parametrize(
    "title", ["Site de connexion des villes", "Comment se connecter à son compte sans mot de passe oublié ?", "Loginov"]
)
def test_titles_that_are_not_logins(title: str) -> None:
    assert not words.says_login(title)


@pytest.mark.parametrize(
    "text",
    [
        "This domain is for sale",
        "Ce nom de domaine est à vendre",
        "هذا النطاق للبيع",
        "Domain parked by its owner",
        "site.com is for sale",
    ],
)
def test_parked_domains(text: str) -> None:
    assert judge(seen(body=f"<p>{text}".encode())).cause == "parked"


def test_what_is_in_a_comment_is_not_said() -> None:
    assert judge(seen(body=b"<!-- <h1>Page not found</h1> --><h1>Welcome</h1>")).outcome == "ok"


@pytest.mark.parametrize("piece", [b"<a ", b"<", b"<!--", b"<a b='", b"<h1>x", b"<!["])
def test_a_hostile_page_is_read_in_time_that_grows_with_its_length(piece: bytes) -> None:
    """Half a megabyte; html.parser alone would need hours for some, and this test would not end."""
    assert judge(seen(body=b"<p>x" + piece * (512 * 1024 // len(piece)))).outcome == "ok"


def test_a_fragment_that_is_not_there_is_a_warning() -> None:
    assert judge(seen(url=SITE + "#b", body=b'<a name="a"></a>x')).warnings == ("missing-fragment",)
    for fragment in ("#a", "#!/b", "#/b", "#:~:text=b", "#top", "#%61"):
        assert judge(seen(url=SITE + fragment, body=b'<a name="a"></a>x')).warnings == (), fragment
