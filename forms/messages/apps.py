"""The app of this room."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "forms.messages"
    label = "outgoing_messages"  # Django has an app that is labelled `messages`
    verbose_name = "Beskeder"
