#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads a vault of format 1 with its recovery kit: a second implementation, after docs/format/vault.md alone.

Needs Python 3.9, python3-nacl and the stock `age` command. Writes nothing into the vault.

  reader.py check KIT VAULT [--anchor FILE]          every seal, the chain, every object
  reader.py list KIT VAULT [--anchor FILE]           one JSON line a file: object, name, size, sha256
  reader.py extract KIT VAULT OUT [--anchor FILE]    every whole file to OUT/<object>/<name>

Exit 0: all is whole. Exit 3: something is not, and a line on standard error names it:
`header-damaged`, `recovery-damaged`, `ledger-damaged <seq>`, `ledger-behind-anchor <seq>`, `object-missing <id>`,
`object-damaged <id>`, `object-unnamed <path>`, `file-unexpected <path>`.
"""
import argparse
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from nacl import exceptions
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as open_xchacha

LARGEST_BOX = 40 * 1024 * 1024
FIELDS = ["actor", "at", "body", "prev", "seq", "type"]
SUBKEYS = {"header": 1, "ledger": 2, "catalog": 3, "objects": 4, "anchor": 5}


class Refused(Exception):
    """What is damaged, by name. Nothing that depends on it can be read."""


class Pairs(dict):
    """A JSON object; a repeated key is refused, since two readers could take different ones."""

    def __init__(self, pairs):
        super().__init__(pairs)
        if len(self) != len(pairs):
            raise ValueError("a repeated key")


def parse_canonical(text: bytes, ending: str, refusal: str):
    """The value of canonical JSON (RFC 8785); any other spelling of it is refused."""
    try:
        decoded = text.decode("utf-8")
        value = json.loads(decoded, object_pairs_hook=Pairs, parse_float=lambda _: 1 / 0)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Refused(refusal) from error
    if not isinstance(value, dict) or canonical(value) + ending != decoded:
        raise Refused(refusal)
    return value


def canonical(value) -> str:
    """RFC 8785 for what a vault holds: texts, whole numbers, booleans, null; the names of fields are ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def subkey(master: bytes, name: str) -> bytes:
    salt = SUBKEYS[name].to_bytes(8, "little")
    return hashlib.blake2b(digest_size=32, key=master, salt=salt, person=b"cseal-v1").digest()


def keyed_hash(key: bytes, text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=32, key=key).hexdigest()


def open_box(key: bytes, box: bytes, associated: str):
    """The plaintext, or None when the box was not sealed under this key for this place."""
    if len(box) < 40:
        return None
    try:
        return open_xchacha(box[24:], associated.encode(), box[:24], key)
    except exceptions.CryptoError:
        return None


class Keys:
    """What the kit gives: the master key and the vault's own age identity."""

    def __init__(self, kit: Path, vault: Path):
        age = ["age", "-d", "-i", str(kit), str(vault / "recovery.age")]
        run = subprocess.run(age, capture_output=True, check=False)
        form = r"# counterseal-recovery 1\n# master-key: ([0-9a-f]{64})\n(AGE-SECRET-KEY-1[0-9A-Z]+)\n"
        match = re.fullmatch(form, run.stdout.decode("ascii", "replace"))
        if run.returncode != 0 or match is None:
            raise Refused("recovery-damaged")
        self.master, self.identity = bytes.fromhex(match[1]), match[2]


def read_header(vault: Path, master: bytes) -> dict:
    try:
        header = parse_canonical((vault / "vault.json").read_bytes(), "\n", "header-damaged")
    except OSError as error:
        raise Refused("header-damaged") from error
    claimed = header.pop("mac", None)
    actual = keyed_hash(subkey(master, "header"), canonical(header))
    same = isinstance(claimed, str) and hmac.compare_digest(claimed.encode(), actual.encode())
    if not same or header.get("format") != "counterseal-vault 1":
        raise Refused("header-damaged")
    return header


def records(data: bytes):
    """(box or None, whether the record reaches the end) for each record of a segment."""
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 4 + length
        if len(data) - at < 4 or not 40 <= length <= LARGEST_BOX or end > len(data):
            yield None, True
            return
        yield data[at + 4 : end], end == len(data)
        at = end


class Ledger:
    """Every entry in order, each opened in its place; stops at the first that does not open there."""

    def __init__(self, vault: Path, vault_id: str, key: bytes):
        self.entries, self.heads, self.torn = [], {-1: "0" * 64}, None
        segments = sorted(path for path in (vault / "ledger").iterdir() if path.name.endswith(".sealed"))
        for path in segments:
            if path.name != f"{len(self.entries):012}.sealed" or self.torn is not None:
                raise self.damaged()
            for box, last in records(path.read_bytes()):
                if not self.take(vault_id, key, box):
                    # Bytes at the very end of the last segment may be a write that was cut off.
                    if not last or path != segments[-1]:
                        raise self.damaged()
                    self.torn = len(self.entries)
        if not self.entries or self.entries[0]["type"] != "vault.created":
            raise self.damaged()

    def damaged(self) -> Refused:
        return Refused(f"ledger-damaged {len(self.entries)}")

    def take(self, vault_id: str, key: bytes, box) -> bool:
        first, prev = len(self.entries), self.heads[len(self.entries) - 1]
        place = f"counterseal-ledger 1\n{vault_id}\n{first}\n{prev}\n"
        text = None if box is None else open_box(key, box, place)
        if text is None:
            return False
        for line in text.split(b"\n"):
            seq, entry = len(self.entries), parse_canonical(line, "", f"ledger-damaged {first}")
            if sorted(entry) != FIELDS or entry["seq"] != seq or entry["prev"] != self.heads[seq - 1]:
                raise Refused(f"ledger-damaged {first}")
            self.entries.append(entry)
            self.heads[seq] = hashlib.sha256(line).hexdigest()
        return True

    def require_anchor(self, path: Path, vault_id: str, key: bytes):
        anchor = parse_canonical(path.read_bytes(), "\n", "anchor-damaged")
        seq, head, at = anchor.get("seq"), anchor.get("head"), anchor.get("at")
        actual = keyed_hash(key, f"counterseal-anchor 1\n{vault_id}\n{seq}\n{head}\n{at}\n")
        if anchor.get("vault") != vault_id or anchor.get("mac") != actual:
            raise Refused("anchor-damaged")
        if self.torn is not None and seq >= self.torn:
            raise Refused(f"ledger-damaged {self.torn}")
        if self.heads.get(seq) != head:
            raise Refused(f"ledger-behind-anchor {seq}")


def files_of(ledger: Ledger):
    """The files that the vault holds, by object: of a version one, of a request any number; and removed objects."""
    live, removed, lost = {}, set(), {}
    for entry in ledger.entries:
        body = entry["body"]
        if entry["type"] in ("deliverable.imported", "request.received"):
            for file in body.get("files", [body]):
                if not re.fullmatch(r"[0-9a-f]{32}", file["object"]):
                    raise Refused(f"ledger-damaged {entry['seq']}")
                name = file.get("name") or file["path"].rpartition("/")[2]
                live[file["object"]] = body | file | {"name": name}
        elif entry["type"] in ("deliverable.removed", "request.removed"):
            owner = entry["type"].partition(".")[0]
            gone = {key for key, file in live.items() if file.get(owner) == body[owner]}
            removed |= gone
            live = {key: file for key, file in live.items() if key not in gone}
        elif entry["type"] == "vault.object-lost":
            lost[body["object"]] = live.pop(body["object"])
        elif entry["type"] == "vault.repaired" and body["subject"] in lost:
            live[body["subject"]] = lost.pop(body["subject"])
        elif entry["type"] == "vault.rekeyed":
            lost |= {key: live.pop(key) for key in body["lost"]}
            live |= {new["object"]: live[new["object"]] | {"header": new["header"]} for new in body["objects"]}
    return live, removed


def age_header_digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for line in iter(lambda: file.readline(4096), b""):
            digest.update(line)
            if line.startswith(b"---") or file.tell() > 1 << 20:
                break
    return digest.hexdigest()


def read_object(vault: Path, identity: str, facts: dict, out):
    """Gives the plaintext to `out` piece by piece. What it got is to be kept only when this returns."""
    name = facts["object"]
    path = vault / "objects" / name[:2] / f"{name}.age"
    if not path.is_file() or path.is_symlink():
        raise Refused(f"object-missing {name}")
    if age_header_digest(path) != facts["header"]:
        raise Refused(f"object-damaged {name}")
    digest, size, pipe = hashlib.sha256(), 0, subprocess.PIPE
    command = ["age", "-d", "-i", "-", str(path)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as age:
        age.stdin.write(f"{identity}\n".encode())
        age.stdin.close()
        for piece in iter(lambda: age.stdout.read(1 << 20), b""):
            digest.update(piece)
            size += len(piece)
            out(piece)
    if age.returncode != 0 or size != facts["size"] or digest.hexdigest() != facts["sha256"]:
        raise Refused(f"object-damaged {name}")


def strangers(vault: Path, live: dict, removed: set):
    """Files in the folder that nothing accounts for."""
    top = {"vault.json", "recovery.age", "catalog.sealed", "lock"}
    for name in sorted(path.relative_to(vault) for path in vault.rglob("*") if not path.is_dir()):
        whole = re.fullmatch(r"objects/([0-9a-f]{2})/(\1[0-9a-f]{30})\.age", name.as_posix())
        if whole is not None and whole[2] not in live and whole[2] not in removed:
            yield f"object-unnamed {name}"
        place = name.parts[0] in ("ledger", "quarantine") or name.as_posix() in top or name.name.endswith(".part")
        if whole is None and not place:
            yield f"file-unexpected {name}"


def extract(vault: Path, identity: str, facts: dict, out_dir: Path):
    folder, name = out_dir / facts["object"], facts["name"]
    if name in ("", ".", "..") or "/" in name or "\0" in name:
        raise Refused(f"object-damaged {facts['object']}")
    folder.mkdir(parents=True)
    part = folder / ".part"
    try:
        with part.open("xb") as file:
            read_object(vault, identity, facts, file.write)
        part.rename(folder / name)
    except Refused:
        part.unlink(missing_ok=True)
        folder.rmdir()
        raise


def work(given) -> list:
    """Does what was asked; returns what is damaged beside the files that are whole."""
    keys = Keys(given.kit, given.vault)
    vault_id = read_header(given.vault, keys.master)["vault"]
    ledger = Ledger(given.vault, vault_id, subkey(keys.master, "ledger"))
    if given.anchor is not None:
        ledger.require_anchor(given.anchor, vault_id, subkey(keys.master, "anchor"))
    (live, removed), problems = files_of(ledger), []
    for facts in live.values():
        if given.what == "list":
            print(json.dumps({key: facts[key] for key in ("object", "name", "size", "sha256")}))
            continue
        try:
            if given.what == "extract":
                extract(given.vault, keys.identity, facts, given.out)
            else:
                read_object(given.vault, keys.identity, facts, lambda _: None)
        except Refused as refusal:
            problems.append(str(refusal))
    if given.what == "check":
        problems += strangers(given.vault, live, removed)
        seq, torn = len(ledger.entries) - 1, ledger.torn is not None
        print(json.dumps({"vault": vault_id, "seq": seq, "head": ledger.heads[seq], "files": len(live), "torn": torn}))
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description="Reads a vault of format 1 with its recovery kit.")
    parser.add_argument("what", choices=["check", "list", "extract"])
    parser.add_argument("kit", type=Path)
    parser.add_argument("vault", type=Path)
    parser.add_argument("out", type=Path, nargs="?", help="a folder that does not exist, for extract")
    parser.add_argument("--anchor", type=Path, help="<profile>/anchors/<vault>.json")
    given = parser.parse_args()
    if (given.what == "extract") != (given.out is not None) or (given.out is not None and os.path.lexists(given.out)):
        parser.error("extract, and it alone, takes a folder that does not exist")
    try:
        problems = work(given)
    except Refused as refusal:
        problems = [str(refusal)]
    except OSError as error:
        print(f"unreadable: {error}", file=sys.stderr)
        return 5
    print("".join(f"{problem}\n" for problem in problems), end="", file=sys.stderr)
    return 3 if problems else 0


sys.exit(main())
