"""TLS as a browser judges it, and what an error of OpenSSL's means."""

from __future__ import annotations

import asyncio
import ssl

from links.evidence import Fault

# "unable to get local issuer certificate", "unable to verify the first certificate": an intermediate certificate is
# missing. Browsers fetch it or know it; OpenSSL does not.
INCOMPLETE = {20, 21}
OLD = (
    "UNSUPPORTED_PROTOCOL PROTOCOL_VERSION WRONG_SSL_VERSION VERSION_TOO_LOW HANDSHAKE_FAILURE NO_SHARED_CIPHER"
    " NO_PROTOCOLS_AVAILABLE DH_KEY_TOO_SMALL INSUFFICIENT_SECURITY NO_CIPHERS_AVAILABLE BAD_PROTOCOL_VERSION_NUMBER"
    " WRONG_CIPHER_RETURNED UNKNOWN_CIPHER_RETURNED"
).split()
NOT_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE", "PACKET_LENGTH")


def context(trusted: str = "") -> ssl.SSLContext:
    """The system's certificates, or those that SSL_CERT_FILE names; with `trusted`, that PEM certificate alone."""
    made = ssl.create_default_context(cadata=trusted or None)
    # What browsers ask for (RFC 8996); Python leaves it to the system on some distributions.
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    # Python 3.13 refuses certificates that every browser takes (no key identifier, for example).
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if trusted:
        made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return made


async def leaf(number: str, port: int, name: str) -> str:
    """The server's own certificate, as PEM, unverified. Raises OSError."""
    unverified = ssl.create_default_context()
    unverified.check_hostname = False
    unverified.verify_mode = ssl.CERT_NONE
    _, writer = await asyncio.open_connection(number, port, ssl=unverified, server_hostname=name)
    try:
        certificate = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    finally:
        writer.transport.abort()
    return ssl.DER_cert_to_PEM_cert(certificate)


def fault(error: BaseException) -> Fault:
    """What `error`, or an error that it comes from, says of the server's TLS."""
    # aiohttp's errors are of ssl's classes too, and carry the one that knows.
    found = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(found, ssl.SSLCertVerificationError):
        return Fault("tls-certificate", found.verify_message, found.verify_code)
    reason = str(getattr(found, "reason", "") or "").upper()
    if any(name in reason for name in NOT_TLS):
        return Fault("tls-not-tls", reason)
    return Fault("tls-old" if any(name in reason for name in OLD) else "tls", reason or str(error))
