#!/usr/bin/env bash
# Builds and starts everything of compose.yaml, and says where to sign in. Stop: docker compose -f docker/compose.yaml down
set -euo pipefail
cd "$(dirname "$0")"
./init.sh
docker compose build
# Nodes that others reach change no schema.
docker compose run --rm web migrate
docker compose up --detach --wait
printf 'Sign in at http://localhost:5080/signin with the key in docker/secrets/Auth__FirstKey:\n%s\n' "$(cat secrets/Auth__FirstKey)"
