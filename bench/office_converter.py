"""Run by the system's Python: converts Word files to PDF in a LibreOffice that is running already.

Reads a path a line and answers with the PDF's; `ready` once it has found the office.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def _connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise TimeoutError(pipe)


def _property(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def main():
    context = _connected(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    print("ready", flush=True)
    for line in sys.stdin:
        source = Path(line.strip())
        target = source.with_suffix(".pdf")
        hidden = (_property("Hidden", True),)
        document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, hidden)
        document.storeToURL(target.as_uri(), (_property("FilterName", "writer_pdf_Export"),))
        document.close(True)
        print(target, flush=True)


main()
