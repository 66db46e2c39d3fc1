// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeIdentity, generateIdentity } from "../../crypto/age/identity.ts";
import { parseRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { concatBytes, encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Session } from "../session.ts";

/**
 * Break-glass: `recovery.age` in the vault, sealed to a fresh age identity that is in the kit alone.
 * With the kit, two calls of stock `age -d` give any file back.
 * Format: docs/format/vault.md, "Recovery".
 */
async function* recoveryText(
  session: Session,
  master: Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  const text = encodeUtf8(
    [
      "# counterseal-recovery 1",
      `# master-key: ${toHex(master)}`,
      encodeIdentity(session.identity),
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

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return concatBytes(...parts);
}

/**
 * Makes a kit and writes it to `kitPath`, which must not exist. A kit made before opens this vault no
 * more. The making is on the record before the kit exists.
 */
export async function makeRecoveryKit(
  session: Session,
  kitPath: string,
): Promise<
  Result<{ readonly file: string; readonly recipient: string }, Failure>
> {
  const { storage, layout } = session;
  const there = await storage.facts(kitPath);
  if (!there.ok) return there;
  const file = basename(kitPath);
  if (there.value !== null)
    return err(failure("destination-exists", { name: file }));
  const folder = await storage.facts(dirname(kitPath));
  if (!folder.ok) return folder;
  // Nothing may be recorded of a kit that has no place to be written to.
  if (folder.value === null)
    return err(failure("write-failed", { name: file, reason: "ENOENT" }));
  const identity = generateIdentity();
  const recipient = parseRecipient(identity.recipient);
  if (!recipient.ok) throw new Error("a fresh recipient does not parse");
  const sealed = await session.withMaster((master) =>
    collect(sealAge([recipient.value], recoveryText(session, master)).file),
  );
  const recorded = await session.commit([
    {
      type: "vault.recovery-kit-made",
      body: { recipient: identity.recipient },
    },
  ]);
  if (!recorded.ok) return recorded;
  const kit = encodeUtf8(kitText(session, encodeIdentity(identity)));
  const written = await storage.createExclusive(kitPath, kit);
  wipe(kit, identity.secret);
  if (!written.ok) return written;
  const replaced = await storage.replaceDurably(layout.recoveryPath, sealed);
  if (!replaced.ok) {
    await storage.remove(kitPath);
    return replaced;
  }
  return ok({ file, recipient: identity.recipient });
}
