"""What web servers and the `flask` command load: `app`."""

import sys

from application.settings import SettingsError
from web.app import create_app
from web.starting import settings_message

try:
    app = create_app()
except SettingsError as error:
    sys.exit(settings_message(error))
