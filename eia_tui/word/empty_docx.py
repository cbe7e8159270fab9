"""Makes a Word file with a given body, in plain styles, with a footer and a DRAFT watermark."""

import zipfile
from io import BytesIO

from eia_tui.word.ooxml import LANGUAGE, R, W, text_xml

TEXT_WIDTH = {False: 9_638, True: 14_570}
"""The width between the margins of an A4 page, in twentieths of a point; the key is whether it is landscape."""
_PAGE = {
    False: '<w:pgSz w:w="11906" w:h="16838"/>',
    True: '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
}
_MARGIN = (
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
_HEADING_COLOUR, _QUIET_COLOUR = '<w:color w:val="1F3A5F"/>', '<w:color w:val="595959"/>'
_PARTS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def empty_document(body: str, *, title: str, footer: str, draft_condition: str, wide: bool) -> bytes:
    """The bytes of a Word file with `body`, the WordprocessingML inside `w:body`.

    `footer` is the XML text before the page number. `draft_condition` is the template expression that is true while
    DRAFT is printed across every page; "" for never. `wide` is for landscape. The same input gives the same bytes.
    """
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        f"{_PAGE[wide]}{_MARGIN}</w:sectPr>"
    )
    contents = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _header(draft_condition),
        "word/footer1.xml": _footer(footer, wide=wide),
        "docProps/core.xml": _core(title),
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_PARTS[name]}"/>' for name in contents)
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    whole = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(
            f"{_RELATION}/officeDocument word/document.xml",
            f"{_PACKAGE}/relationships/metadata/core-properties docProps/core.xml",
        ),
        "word/_rels/document.xml.rels": _relations(
            *(f"{_RELATION}/{name.rstrip('1')} {name}.xml" for name in ("styles", "settings", "header1", "footer1"))
        ),
        **contents,
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in whole.items():
            package.writestr(zipfile.ZipInfo(name), _DECLARATION + content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _relations(*relations: str) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate((relation.split(" ") for relation in relations), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text_xml(title)}</dc:title><dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


_SETTINGS = (
    f"<w:settings {_NAMESPACES}>"
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{LANGUAGE}"/></w:settings>'
)


def _styles() -> str:
    def paragraph(
        id_: str, name: str, format_: str, font: str = "", *, based: str = "Normal", following: str = ""
    ) -> str:
        next_ = f'<w:next w:val="{following}"/>' if following else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{next_}'
            f"<w:qFormat/><w:pPr>{format_}</w:pPr>{f'<w:rPr>{font}</w:rPr>' if font else ''}</w:style>"
        )

    def spaced(before: int, after: int) -> str:
        return f'<w:spacing w:before="{before}" w:after="{after}"/>'

    keep = "<w:keepNext/><w:keepLines/>"
    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + paragraph("Council", "Council", spaced(0, 40), f'<w:b/>{_QUIET_COLOUR}<w:sz w:val="24"/><w:szCs w:val="24"/>')
        + paragraph(
            "Title",
            "Title",
            spaced(0, 200),
            f'<w:b/>{_HEADING_COLOUR}<w:sz w:val="40"/><w:szCs w:val="40"/>',
            following="Normal",
        )
        + paragraph(
            "Heading1",
            "heading 1",
            keep + spaced(360, 120) + '<w:outlineLvl w:val="0"/>',
            f'<w:b/>{_HEADING_COLOUR}<w:sz w:val="28"/><w:szCs w:val="28"/>',
            following="Normal",
        )
        + paragraph("Instruction", "Instruction", "<w:keepNext/>" + spaced(0, 120))
        + paragraph("Label", "Form Label", spaced(60, 60), "<w:b/>")
        + paragraph("Answer", "Form Answer", spaced(60, 100))
        + paragraph("Hint", "Form Hint", spaced(60, 100), f"<w:i/>{_QUIET_COLOUR}")
        + paragraph("Header", "header", spaced(0, 0))
        + paragraph("Footer", "footer", spaced(0, 0), f'{_QUIET_COLOUR}<w:sz w:val="22"/><w:szCs w:val="22"/>')
        + "</w:styles>"
    )


def _header(draft_condition: str) -> str:
    """A header with the watermark as Word makes it: a shape behind the text, with DRAFT as its description."""
    if not draft_condition:
        return f'<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
    shape = (
        '<w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
        ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="DraftWatermark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="DRAFT"'
        ' style="position:absolute;margin-left:0;margin-top:0;width:412pt;height:165pt;rotation:315;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">'
        '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="DRAFT"/>'
        "</v:shape></w:pict>"
    )
    style = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'

    def line(inside: str) -> str:
        return f"<w:p>{style}<w:r>{inside}</w:r></w:p>"

    return (
        f"<w:hdr {_NAMESPACES}>{line(f'<w:t>{{%p if {draft_condition} %}}</w:t>')}{line(shape)}"
        f"{line('<w:t>{%p else %}</w:t>')}<w:p>{style}</w:p>{line('<w:t>{%p endif %}</w:t>')}</w:hdr>"
    )


def _footer(text: str, *, wide: bool) -> str:
    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def run(xml: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{xml}</w:t></w:r>'

    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH[wide]}"/></w:tabs>'
    indent = '<w:ind w:right="0"/>'
    return (
        f'<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{tab}{indent}</w:pPr>{run(text)}'
        f"<w:r><w:tab/></w:r>{run('Page ')}{field('PAGE')}{run(' of ')}{field('NUMPAGES')}</w:p></w:ftr>"
    )
