"""SMS through GatewayAPI's REST service (https://gatewayapi.com/docs/apis/rest/)."""

import logging
from typing import Any

import requests
from django.conf import settings

from forms.messages.sending import NotSentError

logger = logging.getLogger(__name__)
SECONDS = 10


class GatewayApi:
    """Sends with `SMS_GATEWAY`: the service's address, the token and the sender's name."""

    def send(self, number: str, text: str) -> None:
        """Send the text; raise NotSentError when the service does not take it."""
        url, token, sender = settings.SMS_GATEWAY
        sms: dict[str, Any] = {
            "sender": sender,
            "message": text,
            "encoding": "UCS2",
            "recipients": [{"msisdn": int(number.removeprefix("+"))}],
        }
        try:
            answer = requests.post(url, json=sms, auth=(token, ""), timeout=SECONDS)
            answer.raise_for_status()
        except requests.RequestException as error:
            logger.warning("An SMS was not sent: %s", type(error).__name__)
            raise NotSentError(type(error).__name__) from None
