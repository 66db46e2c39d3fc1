// SPDX-License-Identifier: Apache-2.0
import { decodeUtf8, encodeUtf8 } from "../../electron/crypto/encoding.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import type { Dice } from "./dice.ts";
import {
  approvalOf,
  assemble,
  charterOf,
  type Entry,
  keyOf,
  type MadeRelease,
  sampleFiles,
  sign,
} from "./releases.ts";
import { signatureMutators } from "./signatureMutators.ts";

/** What goes wrong, or is done, with a release after everybody signed it. */

export interface EntryMutator {
  /** Null where the release has nothing that it could change. */
  readonly change: (release: MadeRelease, dice: Dice) => MadeRelease | null;
  readonly mustFail: boolean;
}

type Paths = (path: string, release: MadeRelease) => boolean;

const inPlace = (path: string, { place }: MadeRelease): boolean =>
  path.startsWith(`${place}/`);
const listed: Paths = (path, release) => !inPlace(path, release);
const isSignature: Paths = (path) => path.endsWith(".sig");
const isStatementSignature: Paths = (path) => path.includes("/signatures/");
const isUnsigned: Paths = (path) => /\/(?:VERIFY\.md|verify\.sh)$/.test(path);
const isOwnText: Paths = (path, release) =>
  inPlace(path, release) && !isSignature(path, release);
const any: Paths = () => true;

export function withEntries(
  release: MadeRelease,
  change: (entries: Map<string, Entry>) => void,
): MadeRelease {
  const entries = new Map(release.entries);
  change(entries);
  return { ...release, entries };
}

export function pathsOf(release: MadeRelease, which: Paths): string[] {
  return [...release.entries.keys()].filter((path) => which(path, release));
}

/** Changes the bytes of one file of a kind. */
export function changeFile(
  which: Paths,
  change: (bytes: Uint8Array, dice: Dice) => Uint8Array | null,
): EntryMutator["change"] {
  return (release, dice) => {
    const files = pathsOf(release, which).flatMap((path) => {
      const entry = release.entries.get(path);
      return entry?.kind === "file" ? [{ path, bytes: entry.bytes }] : [];
    });
    if (files.length === 0) return null;
    const { path, bytes } = dice.pick(files);
    const changed = change(bytes, dice);
    if (changed === null) return null;
    return withEntries(release, (entries) => {
      entries.set(path, { kind: "file", bytes: changed });
    });
  };
}

function changeText(
  which: Paths,
  change: (text: string) => string,
): EntryMutator["change"] {
  return changeFile(which, (bytes) => {
    const text = decodeUtf8(bytes);
    const changed = text === null ? null : change(text);
    return changed === null || changed === text ? null : encodeUtf8(changed);
  });
}

function flipBit(bytes: Uint8Array, dice: Dice): Uint8Array | null {
  if (bytes.length === 0) return null;
  const flipped = Uint8Array.from(bytes);
  const at = dice.number(bytes.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << dice.number(8));
  return flipped;
}

function remove(which: Paths): EntryMutator["change"] {
  return (release, dice) => {
    const paths = pathsOf(release, which);
    if (paths.length === 0) return null;
    return withEntries(release, (entries) => {
      entries.delete(dice.pick(paths));
    });
  };
}

function add(entry: Entry, paths: readonly string[]): EntryMutator["change"] {
  return (release, dice) => {
    const path = dice.pick(paths).replace("PLACE", release.place);
    if (release.entries.has(path)) return null;
    return withEntries(release, (entries) => {
      entries.set(path, entry);
    });
  };
}

const file: Entry = {
  kind: "file",
  bytes: encodeUtf8("nobody approved this\n"),
};
const extraPaths = [
  "extra.txt",
  ".hidden",
  "sig-security-external-audit/extra file.txt",
  "PLACE/extra.txt",
  "PLACE/signatures/README",
  "PLACE/signatures/Ada.sig",
  "PLACE/signatures/ada.2.sig",
  "PLACE/signatures/ada..sig",
  "PLACE/signatures/x/ada.sig",
  "PLACE/charters/7.txt",
  "PLACE/charters/01.txt",
  "PLACE/charters/1.sig",
  "PLACE/charters/9/ada.sig",
  "PLACE/charters/1/notes.txt",
  "PLACE/STATEMENT.txt",
  "PLACE/verify.sh.orig",
  "new\nline.txt",
  "tab\tand\x1b[31mcolour",
  "back\\slash",
  "-rf",
  "ends with space ",
  "Ünïcode",
];

function link(which: Paths, target: string): EntryMutator["change"] {
  return (release, dice) => {
    const path = dice.pick(pathsOf(release, which));
    return withEntries(release, (entries) => {
      entries.set(path, { kind: "link", target });
    });
  };
}

/** The same file, reached through a link to a copy of it. */
function linkToCopy(release: MadeRelease, dice: Dice): MadeRelease {
  const path = dice.pick(pathsOf(release, listed));
  return withEntries(release, (entries) => {
    const held = entries.get(path);
    if (held !== undefined) entries.set("copy of it", held);
    const up = "../".repeat(path.split("/").length - 1);
    entries.set(path, { kind: "link", target: `${up}copy of it` });
  });
}

/** A person's signatures under one text may stand in any order: `cleo.sig`, `cleo.2.sig`. */
function signer(path: string): string {
  return path.replace(/\.\d+\.sig$/, ".sig");
}

function swapTwo(which: Paths): EntryMutator["change"] {
  return (release, dice) => {
    const paths = pathsOf(release, which);
    const a = dice.pick(paths);
    const b = dice.pick(paths);
    const [first, second] = [release.entries.get(a), release.entries.get(b)];
    if (first === undefined || second === undefined) return null;
    if (signer(a) === signer(b)) return null;
    return withEntries(release, (entries) => {
      entries.set(a, second);
      entries.set(b, first);
    });
  };
}

/** One person's signature again, under another's name. */
function doubled(release: MadeRelease, dice: Dice): MadeRelease | null {
  const paths = pathsOf(release, isStatementSignature);
  const from = dice.pick(paths);
  const to = `${release.place}/signatures/${dice.pick(["dora", "edo", "cleo", "stranger"])}.sig`;
  const entry = release.entries.get(from);
  if (entry === undefined || from === to) return null;
  return withEntries(release, (entries) => {
    entries.set(to, entry);
  });
}

/** A release that is whole in itself, by people of an attacker's choosing. */
function forged(release: MadeRelease): MadeRelease {
  const people = ["ada", "ben", "cleo", "dora", "edo"] as const;
  const files = sampleFiles();
  const text = formatCharter(
    charterOf({ sign: people.map((person) => sign(person, keyOf(person, 1))) }),
  );
  const keys = people.map((person) => [person, keyOf(person, 1)] as const);
  const made = assemble({
    charters: [{ text, signers: keys }],
    statement: formatStatement(approvalOf(text, files)),
    signers: keys,
    files,
  });
  return { ...made, trusted: release.trusted };
}

const harmful: Readonly<Record<string, EntryMutator["change"]>> = {
  "a flipped bit": changeFile(any, flipBit),
  "a flipped bit in a listed file": changeFile(listed, flipBit),
  "a flipped bit in a signature": changeFile(isSignature, flipBit),
  "a flipped bit in a text": changeFile(isOwnText, flipBit),
  "a flipped bit in what is not signed": changeFile(isUnsigned, flipBit),
  "a byte more": changeFile(any, (bytes) => Uint8Array.of(...bytes, 10)),
  "a byte less": changeFile(any, (bytes) =>
    bytes.length === 0 ? null : bytes.subarray(0, -1),
  ),
  "an emptied file": changeFile(any, (bytes) =>
    bytes.length === 0 ? null : new Uint8Array(0),
  ),
  "a listed file gone": remove(listed),
  "a text gone": remove((path) =>
    /statement\.txt$|charters\/\d+\.txt$/.test(path),
  ),
  "an extra file": add(file, extraPaths),
  "an extra folder": add({ kind: "folder" }, [
    "empty",
    "PLACE/x",
    "PLACE/charters/8",
  ]),
  "an extra link": add({ kind: "link", target: "/etc/hostname" }, extraPaths),
  "a link for a file": link(listed, "/dev/null"),
  "a link to nowhere": link(any, "gone"),
  "a link to a copy": linkToCopy,
  "a folder for a file": (release, dice) =>
    withEntries(release, (entries) => {
      entries.set(dice.pick(pathsOf(release, any)), { kind: "folder" });
    }),
  "files swapped": swapTwo(listed),
  "signatures swapped": swapTwo(isStatementSignature),
  "signatures swapped anywhere": swapTwo(isSignature),
  doubled,
  "a forged release": forged,
  "a lower quorum": changeText(
    (path) => path.endsWith("charters/1.txt"),
    (text) =>
      text.replace(/approval owner=1 chair=2/, "approval owner=1 chair=1"),
  ),
  CRLF: changeText(isOwnText, (text) => text.replaceAll("\n", "\r\n")),
  "a byte-order mark": changeText(isOwnText, (text) => `\ufeff${text}`),
  "a NUL": changeText(isOwnText, (text) => `${text}\0`),
  "case clash": (release, dice) => {
    const path = dice.pick(pathsOf(release, listed));
    const entry = release.entries.get(path);
    const other = path.toUpperCase();
    if (entry === undefined || other === path) return null;
    return withEntries(release, (entries) => {
      entries.set(other, entry);
    });
  },
};

const harmless: Readonly<Record<string, EntryMutator["change"]>> = {
  nothing: (release) => release,
  "what is not signed gone": remove(isUnsigned),
  "a signature gone": remove(isSignature),
  "no trusted charter": (release) => ({ ...release, trusted: null }),
};

function judged(
  changes: Readonly<Record<string, EntryMutator["change"]>>,
  mustFail: boolean,
): Record<string, EntryMutator> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [
      name,
      { change, mustFail },
    ]),
  );
}

export const releaseMutators: Readonly<Record<string, EntryMutator>> = {
  ...judged(harmful, true),
  ...judged(harmless, false),
  ...judged(signatureMutators, false),
};
