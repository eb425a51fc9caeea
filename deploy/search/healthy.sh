#!/bin/bash
# Whether the cluster answers the archive's user and is ready to be asked.
set -euo pipefail
ca=/usr/share/elasticsearch/config/certificates/ca/ca.crt
user="regionarkiv:$(cat /run/secrets/regionarkiv_search_password)"
curl --silent --fail --output /dev/null --cacert "$ca" --config - \
  "https://localhost:9200/_cluster/health?wait_for_status=yellow&timeout=5s" <<<"user = \"$user\""
