"""Another university puts its own name on the site by changing one block of mkdocs.yml and two pictures."""

import re
from pathlib import Path

from built_site import SITE_URL
from project_copy import built, change

OURS = {
    "site_name: التأمين الصحي للطلبة": "site_name: تأمين طلبة المثال",
    "AMO étudiants": "Assurance Exemple",
    '[SITE_URL, "https://amo-etudiants.example/"]': '[OTHER_URL, "https://aide.univ.example/amo/"]',
    '[REPOSITORY_URL, "https://github.com/ORGANISATION/amo-etudiants"]': "[OTHER_REPOSITORY_URL, https://github.com/univ/aide]",
    'report_email: ""': "report_email: aide@univ.example",
    '\nsite_author: ""': "\nsite_author: جامعة <س>",
    '          site_author: ""': "          site_author: Université Exemple",
    "favicon: assets/logo.svg": "favicon: assets/own.png",
    "logo: assets/logo.svg": "logo: assets/own.png",
    "preview: assets/preview.ar.png": "preview: assets/own.png",
    "preview: assets/preview.fr.png": "preview: assets/own.fr.png",
    "extra_css: []": "extra_css: [assets/institution.css]\nextra_javascript: [assets/own.js]\ncopyright: © المثال",
}


def test_nothing_is_left_of_the_first(project: Path) -> None:
    for ours, theirs in OURS.items():
        change(project, ours, theirs)
    # The pages speak of the insurance by the same words as the site's first name.
    for page in project.glob("docs/*/**/*.md"):
        words = (
            page.read_text(encoding="utf-8").replace("التأمين الصحي للطلبة", "التأمين").replace("AMO étudiants", "AMO")
        )
        page.write_text(words, encoding="utf-8")
    picture = (project / "theme" / "assets" / "logo.svg").read_text(encoding="utf-8")
    shapes = re.findall(r' d="([^"]*)"', picture)
    pictures = ["logo.svg", "preview.ar.png", "preview.fr.png"]
    for name in pictures:
        (project / "theme" / "assets" / name).unlink()
    for name in ("own.png", "own.fr.png"):
        (project / "theme" / "assets" / name).write_bytes(b"png")
    (project / "theme" / "assets" / "institution.css").write_text(":root {--brand: #7a1f3d; --brand-dark: #f0a0b8}")
    site = built(project, "--strict")
    first = [SITE_URL, "amo-etudiants", "ORGANISATION", "التأمين الصحي للطلبة", "AMO étudiants", *shapes, *pictures]
    for file in (project / "site").rglob("*"):
        if file.suffix in {".html", ".css", ".js", ".json", ".xml"}:
            text = file.read_text(encoding="utf-8")
            assert [words for words in first if words in text] == [], file
    html = site.html("fr", "contact")
    for theirs in (
        "Assurance Exemple",
        "aide@univ.example",
        "publié par Université Exemple.",
        "<p>© المثال</p>",
        '<script src="../../assets/own.js"></script>',
        '<link rel="icon" href="../../assets/own.png">',
        '<link rel="stylesheet" href="../../assets/institution.css">',
        '<meta property="og:image" content="https://aide.univ.example/amo/assets/own.fr.png">',
    ):
        assert theirs in html
    assert "جامعة &lt;س&gt;" in site.html("ar", "contact")
    assert 'src="/amo/assets/own.png"' in (project / "site" / "404.html").read_text(encoding="utf-8")
