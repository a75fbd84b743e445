"""Puts registered voters and real candidates into most of the sound ballots that schemathesis makes up."""

import json
import os
import re
import urllib.request

import schemathesis

VOTER_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MAX_CANDIDATE_ID_CHARACTERS = 100

with urllib.request.urlopen(os.environ["URNA_URL"] + "/api/results") as answer:
    CANDIDATES = [each["candidate_id"] for each in json.load(answer)["candidates"]]

VOTERS = []
if os.environ["URNA_VOTER_IDS"]:
    with open(os.environ["URNA_VOTER_IDS"], encoding="ascii") as lines:
        VOTERS = lines.read().split()


def is_sound(body):
    if not isinstance(body, dict) or set(body) != {"voter_id", "candidate_id"}:
        return False
    voter_id, candidate_id = body["voter_id"], body["candidate_id"]
    return (
        isinstance(voter_id, str)
        and VOTER_ID.fullmatch(voter_id) is not None
        and isinstance(candidate_id, str)
        and 1 <= len(candidate_id) <= MAX_CANDIDATE_ID_CHARACTERS
    )


@schemathesis.hook
def map_body(context, body):
    """What breaks the schema is left as it is. The choice depends on the body alone, so that it replays."""
    if not is_sound(body):
        return body
    number = sum((i + 1) * ord(character) for i, character in enumerate(body["voter_id"] + body["candidate_id"]))
    changed = dict(body)
    if VOTERS and number % 5:
        changed["voter_id"] = VOTERS[number % len(VOTERS)]
    if number % 7:
        changed["candidate_id"] = CANDIDATES[number % len(CANDIDATES)]
    return changed
