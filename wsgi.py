"""What web servers and the `flask` command load: `app`."""

import sys

from application.settings import SettingsError
from web.app import create_app

try:
    app = create_app()
except SettingsError as error:
    sys.exit(str(error))
