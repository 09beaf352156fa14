#!/usr/bin/env python3
"""Checks a proof of one line, as docs/journal-proof.md says, with nothing but SHA-256.

usage: journal-proof.py PROOF.json [--hash HASH-OF-THE-END]      exit 0: it holds, 1: it does not, 2: wrong usage
"""
import hashlib
import json
import struct
import sys


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def text(value):
    octets = value.encode("utf-8")
    return struct.pack("<H", len(octets)) + octets


def need(holds, what):
    if not holds:
        raise ValueError(what)


def varint(octets, at):
    value = shift = 0
    while True:
        value |= (octets[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if octets[at - 1] < 0x80:
            return value, at


def changes(body, journal):
    """The changes of a body of form 1: (number, entry about the line before)."""
    at = number = 0
    while at < len(body):
        step, at = varint(body, at)
        number += step
        distance, at = varint(body, at)
        flags, at = body[at], at + 1
        for _ in range(4):
            _, at = varint(body, at)
        for bit in (1, 2, 4):
            if flags & bit:
                length, at = varint(body, at)
                at += length
        yield number, journal - distance if distance else 0


def personal_of(entry):
    if "texts" not in entry:
        return bytes.fromhex(entry["personal"])
    texts, leaf = entry["texts"], entry["leaf"]
    group = [bytes.fromhex(one) for one in entry["group"]]
    groups = [bytes.fromhex(one) for one in entry["groups"]]
    index = leaf["index"]
    need(0 <= index < max(1, entry["lines"]), "a leaf beyond the lines of its entry")
    need(sha(bytes.fromhex(leaf["salt"]), bytes.fromhex(leaf["octets"])) == group[index % 128], "the leaf is not in its group")
    need(sha(*group) == groups[index // 128], "the group is not in the list")
    words = sha(bytes.fromhex(texts["salt"]), text(texts["who"]), text(texts["note"]), text(texts["evidence"]))
    return sha(words, sha(*groups))


def hash_of(entry):
    head = struct.pack("<BBBqqI", entry["form"], entry["kind"], entry["way"], entry["journal"], entry["at"], entry["lines"])
    previous = bytes.fromhex(entry["previous"])
    if entry["form"] == 1:
        body = bytes.fromhex(entry["body"])
        return sha(previous, head, text(entry["who"]), text(entry["note"]), struct.pack("<I", len(body)), body)
    need(entry["form"] == 2, "an entry of a form that is not known")
    return sha(previous, bytes.fromhex(entry["skip"]), head, personal_of(entry))


def before_of(entry, line):
    """The entry about the line before this one; None where this one is not about it."""
    if entry["lines"] == 0:
        return None
    if entry["form"] == 1:
        return dict(changes(bytes.fromhex(entry["body"]), entry["journal"])).get(line)
    if "leaf" not in entry:
        return None
    number, at = varint(bytes.fromhex(entry["leaf"]["octets"]), 0)
    need(number == line, "an entry about another line")
    distance, _ = varint(bytes.fromhex(entry["leaf"]["octets"]), at)
    return entry["journal"] - distance if distance else 0


def find(proof, journal):
    """The entry with this number: shown without its persons, they were removed; else something is left out."""
    return next((entry for entry in proof["entries"] if entry["journal"] == journal), {})


def check(proof, pinned):
    need(proof["format"] == "seawall journal proof 1", "another format")
    head = proof["head"]
    need(pinned is None or head["hash"] == pinned.lower(), "the end is not the one noted down")
    first = sha(b"seawall journal 1", bytes.fromhex(proof["register"]))
    known = {0: first, head["journal"]: bytes.fromhex(head["hash"])}
    line, expected, shown = int(proof["number"].lstrip("+")), proof["last"], 0
    for entry in proof["entries"]:
        journal = entry["journal"]
        need(journal in known, f"nothing leads to entry {journal}")
        need(known[journal] == hash_of(entry), f"entry {journal} is not what was hashed")
        named = {journal - 1: entry["previous"]}
        if entry["form"] == 2:
            named[journal & (journal - 1)] = entry["skip"]
        for number, octets in named.items():
            need(known.setdefault(number, bytes.fromhex(octets)) == bytes.fromhex(octets), f"two hashes of entry {number}")
        before = before_of(entry, line)
        if before is not None:
            need(journal == expected, f"entry {expected} about the line is left out")
            expected, shown = before, shown + 1
    need(expected == 0 or proof["earlier_entries_left_out"] or "personal" in find(proof, expected),
         f"entry {expected} about the line is left out")
    return shown, expected


def main(arguments):
    if len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--hash"):
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        proof = json.load(file)
    try:
        shown, before = check(proof, arguments[2] if len(arguments) == 3 else None)
    except (ValueError, KeyError, IndexError, TypeError, struct.error) as failure:
        print(f"the proof does not hold: {failure}", file=sys.stderr)
        return 1
    print(f"the proof holds: {shown} entries about {proof['number']}, up to entry {proof['head']['journal']} "
          f"with hash {proof['head']['hash']}" + (f"; those before entry {before} are not shown" if before else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
