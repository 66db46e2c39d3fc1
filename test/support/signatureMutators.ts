// SPDX-License-Identifier: Apache-2.0
import { encodeUtf8 } from "../../electron/crypto/encoding.ts";
import { armour, dearmour } from "../../electron/crypto/ssh/armour.ts";
import { WireReader, wireString } from "../../electron/crypto/ssh/wire.ts";
import {
  concatBytes,
  decodeUtf8,
  toBase64,
} from "../../electron/crypto/encoding.ts";
import type { Dice } from "./dice.ts";
import { keyOf, type MadeRelease, type Person } from "./releases.ts";
import { sshsigBlob } from "./sshSigner.ts";

/** Signatures in other frames and encodings, and genuine ones for something else. */

type Change = (release: MadeRelease, dice: Dice) => MadeRelease | null;

function changeSignature(
  change: (
    text: string,
    dice: Dice,
    path: string,
    release: MadeRelease,
  ) => string | null,
): Change {
  return (release, dice) => {
    const paths = [...release.entries.keys()].filter((path) =>
      path.endsWith(".sig"),
    );
    if (paths.length === 0) return null;
    const path = dice.pick(paths);
    const entry = release.entries.get(path);
    const text = entry?.kind === "file" ? decodeUtf8(entry.bytes) : null;
    const changed = text === null ? null : change(text, dice, path, release);
    if (changed === null) return null;
    const entries = new Map(release.entries);
    entries.set(path, { kind: "file", bytes: encodeUtf8(changed) });
    return { ...release, entries };
  };
}

/** The parts of an SSHSIG, put together again as told. */
function changeParts(
  change: (
    parts: Parameters<typeof sshsigBlob>[0],
    dice: Dice,
  ) => Parameters<typeof sshsigBlob>[0],
): Change {
  return changeSignature((text, dice) => {
    const blob = dearmour(text);
    if (blob === null) return null;
    const reader = new WireReader(blob);
    reader.take(6);
    const version = reader.uint32();
    const parts = {
      version,
      key: reader.string(),
      namespace: reader.text(),
      reserved: reader.text(),
      hash: reader.text(),
      signature: reader.string(),
    };
    return reader.complete ? armour(sshsigBlob(change(parts, dice))) : null;
  });
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** S plus the order of the group: the same signature in another number (RFC 8032 §8.4). */
function plusOrder(inner: Uint8Array): Uint8Array {
  const reader = new WireReader(inner);
  const algorithm = reader.text();
  const signature = reader.string();
  if (algorithm !== "ssh-ed25519" || !reader.complete) return inner;
  const little = Buffer.from(signature.subarray(32)).reverse().toString("hex");
  const sum = (BigInt(`0x${little}`) + order).toString(16).padStart(64, "0");
  const high = Buffer.from(sum, "hex").reverse();
  return concatBytes(
    wireString(algorithm),
    wireString(concatBytes(signature.subarray(0, 32), high)),
  );
}

/** Signed anew by the person whom the file is named after, over whatever is given. */
function signAgain(
  namespace: (path: string) => string,
  options: Parameters<ReturnType<typeof keyOf>["sign"]>[1] | object = {},
  message?: string,
): Change {
  return changeSignature((_, __, path, release) => {
    const person = /([a-z]+)(?:\.\d+)?\.sig$/.exec(path)?.[1] ?? "";
    const which = path.endsWith(".2.sig") ? 1 : 0;
    const signed = path.includes("/signatures/")
      ? `${release.place}/statement.txt`
      : path.replace(/\/[^/]*$/, ".txt");
    const entry = release.entries.get(signed);
    if (entry?.kind !== "file") return null;
    return keyOf(person as Person, which).sign(message ?? entry.bytes, {
      namespace: namespace(path),
      ...options,
    });
  });
}

const right = (path: string): string =>
  path.includes("/signatures/")
    ? "approval@counterseal"
    : "charter@counterseal";

export const signatureMutators: Readonly<Record<string, Change>> = {
  "signature with CRLF": changeSignature((text) =>
    text.replaceAll("\n", "\r\n"),
  ),
  "signature with a line more": changeSignature((text) => `${text}\n`),
  "signature with a line before": changeSignature((text) => `hello\n${text}`),
  "signature without its last LF": changeSignature((text) => text.slice(0, -1)),
  "signature in one line": changeSignature((text) => {
    const blob = dearmour(text);
    return blob && text.replace(/-\n[^-]*\n-/, `-\n${toBase64(blob)}\n-`);
  }),
  "signature with shorter lines": changeSignature((text) =>
    text.replace(
      /\n([A-Za-z0-9+/]{70})\n/,
      (_, line: string) => `\n${line.slice(0, 60)}\n${line.slice(60)}\n`,
    ),
  ),
  "signature with spaces": changeSignature((text) =>
    text.replace("\n-----END", " \n-----END"),
  ),
  "signature of version 0": changeParts((parts) => ({ ...parts, version: 0 })),
  "signature of version 2": changeParts((parts) => ({ ...parts, version: 2 })),
  "signature with reserved bytes": changeParts((parts) => ({
    ...parts,
    reserved: "x",
  })),
  "signature of another digest": changeParts((parts) => ({
    ...parts,
    hash: "sha256",
  })),
  "signature of an unknown digest": changeParts((parts) => ({
    ...parts,
    hash: "md5",
  })),
  "signature of another namespace": changeParts((parts) => ({
    ...parts,
    namespace: "file",
  })),
  "signature plus the order": changeParts((parts) => ({
    ...parts,
    signature: plusOrder(parts.signature),
  })),
  "signature with a byte inside": changeParts((parts) => ({
    ...parts,
    signature: concatBytes(parts.signature, Uint8Array.of(0)),
  })),
  "signature by another's key": changeParts((parts) => ({
    ...parts,
    key: keyOf("edo", 1).blob,
  })),
  "signed with sha256": signAgain(right, { hash: "sha256" }),
  "signed with rsa-sha2-256": signAgain(right, { algorithm: "rsa-sha2-256" }),
  "signed untouched": signAgain(right, { flags: 0 }),
  "signed for consent": signAgain(() => "consent@counterseal"),
  "signed for the other act": signAgain((path) =>
    right(path).startsWith("a")
      ? "charter@counterseal"
      : "approval@counterseal",
  ),
  "signed something else": signAgain(right, {}, "something else\n"),
};
