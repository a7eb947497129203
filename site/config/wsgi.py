"""The WSGI entry point; it does not start where real documents would get a demonstration's seal."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()
# By name, because models can be imported only now that Django is set up.
import_string("forms.archive.organisation_seal.refuse_demonstration_in_service")()
# All views and the search engines are there before a worker says that it is ready.
import_module(settings.ROOT_URLCONF)
import_string("search.engines.choice.engines")()
