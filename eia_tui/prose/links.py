"""The addresses that links in an answer may have."""

import re
from urllib.parse import quote

# Word calls a file damaged if a link in it is not a valid URI, and a link to a file: or \\server
# address sends the reader's password there. So only web and mail addresses are allowed (RFC 3986).
_WEB = re.compile(
    r"(?i)https?://(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
    r"(?::(?P<port>\d{1,5}))?(?P<rest>[/?#].*)?"
)
_MAIL = re.compile(r"(?i)mailto:[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\?[a-z0-9%&=+._-]*)?")
_ALLOWED = "/?@!$&'()*+,;=:-._~%"
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2_000
_LAST_PORT = 65_535


def safe_link(address: str) -> str:
    """The address, percent-encoded as Word needs it; "" if it is not a web or mail address."""
    address = address.strip()
    if len(address) > _LONGEST:
        return ""
    if _MAIL.fullmatch(address):
        return _BAD_PERCENT.sub("%25", address)
    if not (web := _WEB.fullmatch(address)) or int(web["port"] or 0) > _LAST_PORT:
        return ""
    rest = web["rest"] or ""
    path, hash_, fragment = rest.partition("#")
    site = address[: len(address) - len(rest)]
    return site + _encoded(path) + hash_ + _encoded(fragment)


def _encoded(part: str) -> str:
    return quote(_BAD_PERCENT.sub("%25", part), safe=_ALLOWED)
