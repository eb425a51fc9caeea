#!/bin/bash
# Starts Elasticsearch with a user for the archive, whose rights roles.yml tells and whose password is a secret.
set -euo pipefail
cd /usr/share/elasticsearch
bin/elasticsearch-users userdel regionarkiv >/dev/null 2>&1 || true
bin/elasticsearch-users useradd regionarkiv -p "$(cat /run/secrets/regionarkiv_search_password)" -r regionarkiv
exec /bin/tini -- /usr/local/bin/docker-entrypoint.sh eswrapper
