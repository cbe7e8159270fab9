"""Tells which other kind of file somebody took for a picture, and how a PNG or JPEG is made of it."""

import re

_IN_PAINT = "open it in Paint, and choose File, Save as, PNG picture"
_IN_PHOTOS = "open it in Photos, and save a copy as JPEG"
_ON_SCREEN = "show it on the screen, and press Windows+Shift+S"
_IN_OFFICE = "open it, right-click the picture in it, and choose Save as picture"
_SVG = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,2000}?|<!--.{0,2000}?|<!DOCTYPE svg.{0,500}?)?<svg"

# The bytes with which each kind of file begins; the first that fits is told.
_KINDS = (
    (rb"$", "it is empty: perhaps it has not come from OneDrive yet"),
    (rb"GIF8", f"it is a GIF: {_IN_PAINT}"),
    (rb"BM.{12}[\x0c-\x7c]\0\0\0", f"it is a BMP: {_IN_PAINT}"),
    (rb"II[\x2a\x2b]\0|MM\0[\x2a\x2b]", f"it is a TIFF or a camera's raw picture: {_IN_PHOTOS}"),
    (rb"RIFF.{4}WEBP", f"it is a WebP, as web pages have them: {_IN_PAINT}"),
    (rb".{4}ftyp(?:hei|hev|mif1|msf1)", f"it is an HEIC photo, as iPhones take them: {_IN_PHOTOS}"),
    (rb".{4}ftypavi", f"it is an AVIF, as web pages have them: {_IN_PHOTOS}"),
    (rb".{4}(?:ftyp|moov)", f"it is a video: {_ON_SCREEN}"),
    (_SVG, f"it is an SVG drawing: {_ON_SCREEN}"),
    (rb"\x01\0\0\0.{36} EMF", f"it is an EMF drawing: paste it into Paint, or {_ON_SCREEN}"),
    (rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0\0[\x01\x03]", f"it is a WMF drawing: paste it into Paint, or {_ON_SCREEN}"),
    (rb".{0,1024}%PDF-", f"it is a PDF: {_ON_SCREEN}"),
    (rb"PK\x03\x04", f"it is an Office document or a zip file: {_IN_OFFICE}"),
    (rb"\xd0\xcf\x11\xe0", f"it is an Office document: {_IN_OFFICE}"),
    (rb"8BPS", "it is a Photoshop file: open it in Photoshop, and export it as PNG"),
    (rb"\0\0[\x01\x02]\0[^\0]", f"it is an icon: {_IN_PAINT}"),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", f"it is a JPEG 2000, which is no JPEG: {_IN_PHOTOS}"),
    (rb"\0\0\0\x0cJXL |\xff\x0a", f"it is a JPEG XL, which is no JPEG: {_IN_PHOTOS}"),
    (rb"\s*<(?:!DOCTYPE )?html", f"it is a web page: {_ON_SCREEN}"),
)
_ENOUGH = 4_096


def other_kind(content: bytes) -> str:
    """What the file is and what to do with it; "" where its first bytes do not tell."""
    begin = content[:_ENOUGH]
    return next((kind for begins, kind in _KINDS if re.match(begins, begin, re.DOTALL | re.IGNORECASE)), "")
