#!/bin/sh
# Sends some thousands of requests, made from the description of the HTTP interface, to a running Urna, and
# holds the answers against it. Needs schemathesis 4: `pip install schemathesis`.
#
#   deno task start --write-rate 0 --data .fuzz
#   tests/fuzz/api.sh http://127.0.0.1:8000 [FILE] [options of schemathesis run]
#
# FILE holds voter_ids, one a line: then many ballots are those of registered voters, and get in. For example
#   psql "$DATABASE" -Atc 'select voter_id from voters limit 500' > voters.txt
set -eu
if [ $# -lt 1 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0"
  exit 1
fi
URNA_URL=${1%/}
shift
URNA_VOTER_IDS=
if [ $# -gt 0 ] && [ -f "$1" ]; then
  URNA_VOTER_IDS=$(realpath "$1")
  shift
fi
export URNA_URL URNA_VOTER_IDS
# /api/events never ends: the tests of this repository read it.
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$(dirname "$0") SCHEMATHESIS_HOOKS=registered_voters exec schemathesis run "$URNA_URL/api/openapi.json" \
  --checks all --exclude-path /api/events --max-examples 500 --request-timeout 20 "$@"
