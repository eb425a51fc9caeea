#!/bin/sh
# Runs once, when the database is made: makes the role that the archive signs in with. All else is made by
# `flask archive init` as the owner, so that this role can add events and never change them.
set -eu
address=$(cat "${SECRETS:-/run/secrets}/regionarkiv_database")
signing=${address#*://}
signing=${signing%%@*}
psql --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set role="${signing%%:*}" --set password="${signing#*:}" <<'SQL'
CREATE ROLE :"role" LOGIN PASSWORD :'password';
SQL
