"""How gunicorn serves the site; the environment overrides what differs from place to place."""

import os

pythonpath = "site"
wsgi_app = "config.wsgi"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
control_socket_disable = True
