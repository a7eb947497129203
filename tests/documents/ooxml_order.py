"""The order of child elements that ECMA-376's schemas ask for (transitional, wml.xsd).

Word refuses a file whose children stand in another order; LibreOffice does not mind. A type is
named by its element; what stands in a choice of any order is not listed.
"""

from lxml import etree

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"

SEQUENCES = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "pBdr": "top left bottom right between bar",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription tblPrChange"
    ),
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblCellMar": "top left start bottom right end",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
    ),
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": (
        "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
        "checkbox docPartObj"
    ),
    "checkbox": "checked checkedState uncheckedState",
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvl": (
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
    ),
    "numPr": "ilvl numId numberingChange ins",
    "font": (
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic "
        "embedBoldItalic"
    ),
    "settings": (
        "writeProtection view zoom removePersonalInformation embedTrueTypeFonts "
        "saveSubsetFonts defaultTabStop autoHyphenation "
        "characterSpacingControl updateFields compat docVars rsids mathPr themeFontLang "
        "clrSchemeMapping decimalSymbol listSeparator"
    ),
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "anchor": (
        "simplePos positionH positionV extent effectExtent wrapNone docPr cNvGraphicFramePr graphic"
    ),
    "pic": "nvPicPr blipFill spPr",
    "blipFill": "blip srcRect stretch",
    "spPr": "xfrm prstGeom",
    "xfrm": "off ext",
}


def misplaced(root: etree._Element) -> list[str]:
    """Return what stands out of order below an element, or where nothing of its kind may stand."""
    found = []
    for parent in root.iter(etree.Element):
        name = etree.QName(parent).localname
        if name not in SEQUENCES:
            continue
        order = SEQUENCES[name].split()
        last = 0
        for child in parent:
            kind = etree.QName(child).localname
            if kind not in order:
                found.append(f"{kind} may not stand in {name}")
            elif order.index(kind) < last:
                found.append(f"{kind} stands too late in {name}")
            else:
                last = order.index(kind)
    return found
