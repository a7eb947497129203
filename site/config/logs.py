"""What no log may hold: the token in a party's link."""

import logging
import re

# Every token is longer than any other word that stands there.
TOKEN = re.compile(r"(/underskriv/)[\w-]{20,}")


class HideTokens(logging.Filter):
    """Puts a word in the place of a token, wherever an address is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always kept."""
        said = record.getMessage()
        if TOKEN.search(said):
            record.msg, record.args = TOKEN.sub(r"\1(skjult)", said), ()
        return True
