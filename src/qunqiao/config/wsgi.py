"""The WSGI application that servers load."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")
application = get_wsgi_application()
# What was loaded stays as long as the process: looked through again and again for garbage, it cost
# a seventh of every page. Garbage itself is still found, every so many thousand objects.
gc.freeze()
gc.set_threshold(50_000, 20, 50)
