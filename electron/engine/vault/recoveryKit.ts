// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  encodeIdentity,
  generateIdentity,
  type X25519Identity,
} from "../../crypto/age/identity.ts";
import { parseRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { sha256 } from "../../crypto/digest.ts";
import { collectBytes, encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { equalBytes, wipe } from "../../crypto/kdf.ts";
import { wordsOfSecret } from "../../crypto/kitWords.ts";
import type { Session } from "../session.ts";
import { recoverySheet } from "./recoverySheet.ts";

/**
 * Break-glass: `recovery.age` in the vault, sealed to a fresh age identity that is in the kit alone.
 * With the kit, two calls of stock `age -d` give any file back.
 * Format: docs/format/vault.md, "Recovery".
 */
async function* recoveryText(
  identity: X25519Identity,
  master: Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  const text = encodeUtf8(
    [
      "# counterseal-recovery 1",
      `# master-key: ${toHex(master)}`,
      encodeIdentity(identity),
      "",
    ].join("\n"),
  );
  yield await Promise.resolve(text);
  wipe(text);
}

function kitText(session: Session, identity: string): string {
  return [
    `# Counterseal recovery kit of the vault ${session.vault}, made ${session.now()}.`,
    "# Whoever holds this file and a copy of the vault can read everything in it, for ever.",
    "# Keep it away from the vault and offline. With stock age:",
    "#   age -d -i THIS-FILE VAULT/recovery.age > identity.txt",
    "#   age -d -i identity.txt VAULT/objects/ab/OBJECT.age > FILE",
    identity,
    "",
  ].join("\n");
}

/** What is to be `recovery.age`, for one recipient. */
export async function sealRecovery(
  identity: X25519Identity,
  master: Uint8Array,
  recipient: string,
): Promise<Uint8Array> {
  const parsed = parseRecipient(recipient);
  if (!parsed.ok) throw new Error("a recipient of ours does not parse");
  return collectBytes(
    sealAge([parsed.value], recoveryText(identity, master)).file,
  );
}

/** Which forms of a new kit are wanted, and where. */
export interface KitRequest {
  /** The text file that stock `age` reads; null for none. */
  readonly filePath: string | null;
  /** The page to print. */
  readonly sheetPath: string | null;
  /** Whether the words are to be in the answer. */
  readonly words: boolean;
  readonly replace: boolean;
}

export interface MadeKit {
  /** Bare names. */
  readonly files: readonly string[];
  readonly recipient: string;
  readonly words: readonly string[] | null;
}

/** A kit that is on record opens nothing when its making ended before the vault had a `recovery.age`. */
async function requireNone({
  storage,
  layout,
  state,
}: Session): Promise<Result<void, Failure>> {
  const inForce = state.recoveryKit;
  if (inForce === null) return ok(undefined);
  const there = await storage.facts(layout.recoveryPath);
  if (!there.ok) return there;
  const { made: at, by } = inForce;
  return there.value === null
    ? ok(undefined)
    : err(failure("kit-in-force", { at, by }));
}

/** Nothing may be recorded of a kit that has no place to be written to. */
async function requirePlace(
  { storage }: Session,
  path: string,
): Promise<Result<void, Failure>> {
  const there = await storage.facts(path);
  if (!there.ok) return there;
  const name = basename(path);
  if (there.value !== null) return err(failure("destination-exists", { name }));
  const folder = await storage.facts(dirname(path));
  if (!folder.ok) return folder;
  return folder.value === null
    ? err(failure("write-failed", { name, reason: "ENOENT" }))
    : ok(undefined);
}

/** A kit's texts, by the path that each goes to. */
function kitTexts(
  session: Session,
  identity: X25519Identity,
  { filePath, sheetPath }: KitRequest,
): readonly (readonly [path: string, text: Uint8Array])[] {
  const { vault, name, actor: by } = session;
  const secret = encodeIdentity(identity);
  const made = session.now();
  const words = wordsOfSecret(identity.secret);
  const sheet = { vault, name, made, by, identity: secret, words };
  return [
    ...(filePath === null
      ? []
      : [[filePath, encodeUtf8(kitText(session, secret))] as const]),
    ...(sheetPath === null
      ? []
      : [[sheetPath, encodeUtf8(recoverySheet(sheet))] as const]),
  ];
}

const mostSealedBytes = 64 * 1024;

/** A replacement that failed may have taken place all the same. */
async function mayBeThere(
  { storage, layout }: Session,
  sealed: Uint8Array,
): Promise<boolean> {
  const path = layout.recoveryPath;
  const there = await storage.readWhole(path, mostSealedBytes);
  return there.ok
    ? equalBytes(there.value, sealed)
    : there.error.code !== "file-vanished";
}

/** All of them or none; then `recovery.age`, without which they open nothing. */
async function writeKit(
  session: Session,
  texts: readonly (readonly [path: string, text: Uint8Array])[],
  sealed: Uint8Array,
): Promise<Result<void, Failure>> {
  const { storage, layout } = session;
  const written: string[] = [];
  let result: Result<void, Failure> = ok(undefined);
  for (const [path, text] of texts) {
    if (result.ok) result = await storage.createExclusive(path, text);
    if (result.ok) written.push(path);
    wipe(text);
  }
  if (result.ok)
    result = await storage.replaceDurably(layout.recoveryPath, sealed);
  // A kit that may be the only one to open the vault is not taken away.
  if (!result.ok && !(await mayBeThere(session, sealed)))
    for (const path of written) await storage.remove(path);
  return result;
}

/**
 * Makes a kit in the forms that are asked for, at paths that must not exist. A kit made before opens this
 * vault no more; fails with `kit-in-force` unless that is meant. The making is on the record before the
 * kit exists.
 */
export async function makeRecoveryKit(
  session: Session,
  request: KitRequest,
): Promise<Result<MadeKit, Failure>> {
  const unopposed = request.replace
    ? ok(undefined)
    : await requireNone(session);
  if (!unopposed.ok) return unopposed;
  for (const path of [request.filePath, request.sheetPath]) {
    const free =
      path === null ? ok(undefined) : await requirePlace(session, path);
    if (!free.ok) return free;
  }
  const identity = generateIdentity();
  const { recipient } = identity;
  const sealed = await session.withMaster((master) =>
    sealRecovery(session.identity, master, recipient),
  );
  const body = { recipient, sealed: sha256(sealed) };
  const recorded = await session.commit([
    { type: "vault.recovery-kit-made", body },
  ]);
  if (!recorded.ok) return recorded;
  const texts = kitTexts(session, identity, request);
  const words = request.words ? wordsOfSecret(identity.secret) : null;
  wipe(identity.secret);
  const written = await writeKit(session, texts, sealed);
  if (!written.ok) return written;
  const files = texts.map(([path]) => basename(path));
  return ok({ files, recipient, words });
}
