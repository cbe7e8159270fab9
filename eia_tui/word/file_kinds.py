"""Says what a file is that no Word document is, and what to do about it."""

import re

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the files of Office before 2007 begin, and what a password wraps a newer one in (MS-CFB, 2.2)."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a Word document begins, as any zip file."""
_OLDEST = tuple(bytes.fromhex(each) for each in ("9ba5", "dba5", "dca5", "eca5", "fe37"))
"""How documents of Word begin that are older still."""
_BLANK = b"\xef\xbb\xbf \t\r\n"
_SAVE = "in Word, open it and save it as a Word document (.docx)"
SAVE_AGAIN = "in Word, open it and save it again"

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OF_MAIN_PARTS = (
    ("wordprocessingml.template", f"is not a Word document but a Word template (.dotx): {_SAVE}"),
    ("spreadsheetml", "is not a Word document but an Excel workbook: put the Word form in its place"),
    ("ms-excel", "is not a Word document but an Excel workbook: put the Word form in its place"),
    ("presentationml", "is not a Word document but a PowerPoint presentation: put the Word form in its place"),
    ("ms-powerpoint", "is not a Word document but a PowerPoint presentation: put the Word form in its place"),
)
MACROS = "is macro-enabled (.docm): in Word, save it as a Word document without macros (.docx)"
STRICT = (
    "is saved as a Strict Open XML document: in Word, choose Save As and the type “Word Document (*.docx)”, "
    "without “Strict”"
)
NO_DOCUMENT = f"is not a Word document: {_SAVE}"
DAMAGED = f"is damaged: {SAVE_AGAIN}, or take another copy"


_OLD = f"is not a Word document of today but one of Word 2003 or older (.doc): {_SAVE}"


def of_main_part(content_type: str) -> str:
    """What is wrong with a package whose main part is of this content type; "" for a Word document."""
    if content_type == _MAIN:
        return ""
    if "macroenabled" in content_type.casefold():
        return MACROS
    return next((said for kind, said in _OF_MAIN_PARTS if kind in content_type.casefold()), NO_DOCUMENT)


def of_package(names: set[str], mimetype: bytes) -> str:
    """What a zip file is that holds these files and is no Office document; `mimetype` is its file of that name."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return f"is not a Word document but an OpenDocument file (.odt): {_SAVE}"
    if mimetype.startswith(b"application/epub"):
        return f"is not a Word document but an e-book: {_SAVE}"
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return "is not a Word document but a Pages document: in Pages, export it to Word"
    return f"is not a Word document but a zip file: {_SAVE}"


def of_bytes(content: bytes) -> str:
    """What a file is that is no zip file, or is no whole one."""
    if not content:
        return "is not a Word document, it is empty: copy it here again, once OneDrive or the download is done with it"
    if not content.strip(b"\0"):
        return "is not a Word document, it holds nothing but zeros: copy it here again"
    if content.startswith(_COMPOUND):
        return _of_compound(content)
    if content.startswith(_OLDEST):
        return _OLD
    if content.startswith(ZIP):
        return "is not a Word document that can be opened, it is cut short or damaged: copy or download it here again"
    text = content[:2_000].replace(b"\0", b"").lstrip(b"\xff\xfe" + _BLANK).lower()
    if text.startswith(b"{\\rtf"):
        return f"is not a Word document but a rich text file (.rtf): {_SAVE}"
    if b"%pdf-" in text[:1_024]:
        return "is not a Word document but a PDF: ask for the form as a Word document (.docx)"
    if b"mime-version:" in text:
        return f"is not a Word document but a single-file web page (.mht): {_SAVE}"
    if re.search(rb"<!doctype\s+html|<html[\s>]", text):
        return f"is not a Word document but a web page (HTML): {_SAVE}"
    if b"<?mso-application" in text or text.startswith((b"<?xml", b"<pkg:package")):
        return f"is not a Word document but an XML file: {_SAVE}"
    return NO_DOCUMENT


def _of_compound(content: bytes) -> str:
    """What a compound file holds, by the names of its streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return (
            "is not a Word document that can be opened, it is protected by a password or a sensitivity label: "
            "in Word, take that off (File, Info, Protect Document), and save it again"
        )
    if holds("WordDocument"):
        return _OLD
    if holds("Workbook") or holds("Book"):
        return "is not a Word document but an old Excel workbook (.xls): put the Word form in its place"
    if holds("PowerPoint Document"):
        return "is not a Word document but an old PowerPoint presentation (.ppt): put the Word form in its place"
    return f"is not a Word document, but an older Office file: {_SAVE}"
