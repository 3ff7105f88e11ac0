"""Every bad server gets its outcome: each case against a server of its own on 127.0.0.1, all in one run."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme
from asking import ask
from cases import ASKED, Case, listed
from cases_http import WIRE
from fault_server import Behaviour, answer, raw, serve

from links.verdict import Verdict

CASES = listed() + ASKED + WIRE


@pytest.fixture(scope="module")
def answers() -> Iterator[dict[str, Verdict]]:
    """The answer for each case, by its name."""
    with ExitStack() as stack:
        urls = {
            case.name: f"http://127.0.0.1:{stack.enter_context(serve(case.behaviour))}{case.path}" for case in CASES
        }
        assert len(urls) == len(CASES), "two cases of one name"
        found = ask(list(urls.values()))
        yield {name: found[url] for name, url in urls.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, answers: dict[str, Verdict]) -> None:
    found = answers[case.name]
    assert found.outcome == case.outcome, found
    assert case.cause in ("", found.cause)
    assert case.tries in (0, found.seen.tries)
    assert case.warning in ("", *found.seen.warnings)


NAME_CASES = [
    ("http://nxdomain.test:{port}/", "gone", "dns-no-name"),
    ("http://servfail.test:{port}/", "unavailable", "dns-failure"),
    ("http://no-address.test:{port}/", "gone", "dns-no-name"),
    # The server listens on IPv4 alone.
    ("http://two-families.test:{port}/", "ok", ""),
    ("http://الصحة.test:{port}/", "ok", ""),
    ("http://xn--mgbc6bvb0b.test:{port}/", "ok", ""),
]


@pytest.mark.parametrize(("url", "outcome", "cause"), NAME_CASES)
def test_names(url: str, outcome: str, cause: str) -> None:
    with serve(answer()) as port:
        asked = url.format(port=port)
        found = ask([asked])[asked]
    assert (found.outcome, found.cause) == (outcome, cause), found.seen


def server(certificate: trustme.LeafCert, chain: int | None = None, root: bytes = b"") -> ssl.SSLContext:
    """A server's context with `certificate`, the first `chain` certificates of its chain (all), and a `root`."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    pems = [pem.bytes() for pem in certificate.cert_chain_pems]
    with trustme.Blob(certificate.private_key_pem.bytes() + b"".join(pems[:chain]) + root).tempfile() as file:
        made.load_cert_chain(file)
    return made


@dataclass(frozen=True)
class Authorities:
    """A root that the run trusts, an intermediate, a root that it does not know."""

    root: trustme.CA
    middle: trustme.CA
    foreign: trustme.CA


@pytest.fixture
def authorities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authorities:
    root = trustme.CA()
    root.cert_pem.write_to_path(str(tmp_path / "root.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
    return Authorities(root, root.create_child_ca(), trustme.CA())


def look(context: ssl.SSLContext, behaviour: Behaviour | None = None) -> Verdict:
    """The answer for a TLS server named site.test."""
    with serve(behaviour or answer(), context) as port:
        url = f"https://site.test:{port}/page"
        return ask([url])[url]


YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def test_tls_sound(authorities: Authorities) -> None:
    found = look(server(authorities.root.issue_cert("site.test")))
    assert (found.outcome, found.seen.warnings) == ("ok", ())


@pytest.mark.parametrize(
    ("name", "options", "cause"),
    [
        ("other.test", {}, "certificate-wrong-host"),
        ("site.test", {"not_after": YESTERDAY}, "certificate-expired"),
        ("site.test", {"not_before": YESTERDAY + timedelta(days=9)}, "certificate-not-yet-valid"),
    ],
)
def test_tls_certificates_for_a_person(
    authorities: Authorities, name: str, options: dict[str, Any], cause: str
) -> None:
    found = look(server(authorities.root.issue_cert(name, **options)))
    assert (found.outcome, found.cause, found.seen.tries) == ("suspect", cause, 1)
    # The same certificates hidden behind an incomplete chain.
    found = look(server(authorities.middle.issue_cert(name, **options), 1))
    assert (found.outcome, found.cause) == ("suspect", cause)


def test_tls_self_signed(authorities: Authorities) -> None:
    found = look(server(authorities.foreign.issue_cert("site.test"), root=authorities.foreign.cert_pem.bytes()))
    assert (found.outcome, found.cause) == ("suspect", "certificate-self-signed")


def test_tls_incomplete_chain_is_read_with_a_warning(authorities: Authorities) -> None:
    found = look(server(authorities.middle.issue_cert("site.test"), 1))
    assert (found.outcome, found.seen.warnings) == ("ok", ("incomplete-chain",))
    found = look(server(authorities.middle.issue_cert("site.test"), 1), answer("404 Not Found"))
    assert found.outcome == "gone"


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1 is deprecated:DeprecationWarning")
def test_tls_too_old(authorities: Authorities) -> None:
    context = server(authorities.root.issue_cert("site.test"))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    found = look(context)
    assert (found.outcome, found.cause) == ("suspect", "tls-old")


@pytest.mark.parametrize("behaviour", [answer("400 Bad Request"), raw(b"220 mail ready\r\n")])
def test_https_to_a_plain_port(behaviour: Behaviour) -> None:
    with serve(behaviour, blunt=True) as port:
        url = f"https://site.test:{port}/"
        found = ask([url])[url]
    assert (found.outcome, found.cause) == ("suspect", "tls-not-tls")
