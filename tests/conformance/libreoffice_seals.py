"""Asks LibreOffice over UNO about signatures in Word files; runs on the system's own Python.

`libreoffice_seals.py SOFFICE FOLDER FILE...` prints one JSON object: each file with its signatures.
FOLDER takes LibreOffice's profile and its pipe.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_SECONDS_TO_START = 90
_VALID = 0  # com.sun.star.security.CertificateValidity.VALID
_READ = 1  # com.sun.star.embed.ElementModes.READ


def main(soffice, folder, files):
    """Start LibreOffice, ask about each file, and end it again."""
    pipe = "seals-" + str(os.getpid())
    office = subprocess.Popen(
        [
            soffice,
            "-env:UserInstallation=file://" + folder,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--accept=pipe,name=" + pipe + ";urp;",
        ],
        stdout=sys.stderr,
    )
    try:
        context = connect(pipe, office)
        json.dump({file: seals(context, file) for file in files}, sys.stdout)
    finally:
        office.terminate()
        office.wait(30)


def connect(pipe, office):
    """Return LibreOffice's own context, as soon as it is there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end and office.poll() in (None, 81):
        try:
            return resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def seals(context, file):
    """Return what LibreOffice says of each signature on the file's content."""
    services = context.ServiceManager
    storage_format = PropertyValue()
    storage_format.Name, storage_format.Value = "StorageFormat", "ZipFormat"
    arguments = (
        uno.systemPathToFileUrl(str(Path(file).resolve())),
        _READ,
        uno.Any("[]com.sun.star.beans.PropertyValue", (storage_format,)),
    )
    storage = uno.invoke(
        services.createInstanceWithContext("com.sun.star.embed.StorageFactory", context),
        "createInstanceWithArguments",
        (arguments,),
    )
    signatures = services.createInstanceWithArgumentsAndContext(
        "com.sun.star.security.DocumentDigitalSignatures", ("1.2", True), context
    )
    return [
        {
            "signer": found.Signer.SubjectName if found.Signer else "",
            "valid": bool(found.SignatureIsValid),
            "trusted": found.CertificateStatus == _VALID,
        }
        for found in signatures.verifyDocumentContentSignatures(storage, None)
    ]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
