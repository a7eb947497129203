"""Pictures in a Word document: in the line of text, or standing beside it."""

from io import BytesIO

from docx.parts.story import StoryPart

from .markup import EMUS, Node, decorative, node

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Pictures:
    """Adds pictures to one part and numbers them."""

    def __init__(self, part: StoryPart) -> None:
        self.part = part
        self.count = 0

    def inline(self, picture: bytes, width: float, height: float, alternative: str) -> Node:
        """Return a run with a PNG or JPEG in the line, `width` × `height` points."""
        placed = node(
            "wp:inline",
            node("wp:extent", cx=_emus(width), cy=_emus(height)),
            *self._described(picture, width, height, alternative),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
        )
        return node("w:r", node("w:drawing", placed))

    def beside(self, png: bytes, width: float, height: float, *, down: float = 0.0) -> Node:
        """Return a run with a decorative picture at the left margin, `down` from its paragraph."""
        across = node("wp:posOffset")
        across.text = "0"
        below = node("wp:posOffset")
        below.text = str(_emus(down))
        placed = node(
            "wp:anchor",
            node("wp:simplePos", x=0, y=0),
            node("wp:positionH", across, relativeFrom="column"),
            node("wp:positionV", below, relativeFrom="paragraph"),
            node("wp:extent", cx=_emus(width), cy=_emus(height)),
            node("wp:effectExtent", l=0, t=0, r=0, b=0),
            node("wp:wrapNone"),
            *self._described(png, width, height, ""),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
            simplePos=0,
            relativeHeight=1,
            behindDoc=0,
            locked=1,
            layoutInCell=1,
            allowOverlap=1,
        )
        return node("w:r", node("w:drawing", placed))

    def _described(
        self, content: bytes, width: float, height: float, alternative: str
    ) -> list[Node]:
        """Return the nodes that name a picture and hold it."""
        self.count += 1
        number, called = self.count, f"Picture {self.count}"
        relation, _ = self.part.get_or_add_image(BytesIO(content))
        blip = node("a:blip")
        blip.set(f"{{{_RELATIONSHIPS}}}embed", relation)
        picture = node(
            "pic:pic",
            node(
                "pic:nvPicPr",
                node("pic:cNvPr", id=number, name=called, descr=alternative),
                node("pic:cNvPicPr"),
            ),
            node("pic:blipFill", blip, node("a:stretch", node("a:fillRect"))),
            node(
                "pic:spPr",
                node(
                    "a:xfrm",
                    node("a:off", x=0, y=0),
                    node("a:ext", cx=_emus(width), cy=_emus(height)),
                ),
                node("a:prstGeom", node("a:avLst"), prst="rect"),
            ),
        )
        return [
            node(
                "wp:docPr",
                None if alternative else decorative(),
                id=number,
                name=called,
                descr=alternative,
            ),
            node("wp:cNvGraphicFramePr", node("a:graphicFrameLocks", noChangeAspect=1)),
            node("a:graphic", node("a:graphicData", picture, uri=_GRAPHIC)),
        ]


_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _emus(points: float) -> int:
    return round(points * EMUS)
