"""What goes out to people: e-mail and SMS, behind backends that can be replaced."""

from forms.messages.sending import NotSentError, send_email, send_sms, sms_offered

__all__ = ("NotSentError", "send_email", "send_sms", "sms_offered")
