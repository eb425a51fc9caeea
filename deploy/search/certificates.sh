#!/bin/bash
# Makes an authority and, signed by it, the certificate of Elasticsearch, in the volume /certificates, once.
set -euo pipefail
cd /certificates
if [ -s search/search.key ]; then
  exit 0
fi
make=/usr/share/elasticsearch/bin/elasticsearch-certutil
rm -rf ca search ca.zip search.zip
"$make" ca --silent --pem --days 3650 --out /certificates/ca.zip
unzip -q ca.zip
"$make" cert --silent --pem --days 3650 --name search --dns search,localhost --ip 127.0.0.1 \
  --ca-cert ca/ca.crt --ca-key ca/ca.key --out /certificates/search.zip
unzip -q search.zip
rm -f ca.zip search.zip ca/ca.key
chown -R 1000:0 ca search
chmod 755 ca search
chmod 644 ca/ca.crt search/search.crt
chmod 640 search/search.key
