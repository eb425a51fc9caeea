#!/bin/sh
# Starts the S3 server with the key and secret that the archive shows.
set -eu
ROOT_ACCESS_KEY=$(cat /run/secrets/regionarkiv_files_key)
ROOT_SECRET_KEY=$(cat /run/secrets/regionarkiv_files_secret)
export ROOT_ACCESS_KEY ROOT_SECRET_KEY
exec /app/versitygw posix /files
