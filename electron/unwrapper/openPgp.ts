// SPDX-License-Identifier: Apache-2.0
import * as openpgp from "openpgp";
import type { SignatureFinding } from "../../shared/domain/handedOver.ts";
import type { PackageFault } from "../../shared/domain/memberReasons.ts";
import type { PinnedKey } from "../../shared/domain/unwrapperMessages.ts";
import { ArchiveFault } from "../inspector/archive/faults.ts";

/** What opens a message. Held by this process alone, which ends with its job. */
export interface OpenPgpSecrets {
  readonly privateKeys: readonly openpgp.PrivateKey[];
  readonly passphrases: readonly string[];
}

interface PinnedOpenPgp {
  readonly key: openpgp.PublicKey;
  readonly holder: string;
}

/** Keys that cannot be read pin nothing. */
export async function readPinned(
  pinned: readonly PinnedKey[],
): Promise<PinnedOpenPgp[]> {
  const keys: PinnedOpenPgp[] = [];
  for (const { kind, key, holder } of pinned) {
    if (kind !== "openpgp") continue;
    try {
      const read = await openpgp.readKey({ armoredKey: key });
      keys.push({ key: read.toPublic(), holder });
    } catch {
      // Its signatures are then by an unknown key.
    }
  }
  return keys;
}

/** Private keys in armour, unlocked by whichever passphrase fits; null for what is none. */
export async function readPrivateKeys(
  text: string,
  passphrases: readonly string[],
): Promise<openpgp.PrivateKey[] | null> {
  let keys: openpgp.PrivateKey[];
  try {
    keys = await openpgp.readPrivateKeys({ armoredKeys: text });
  } catch {
    return null;
  }
  const unlocked: openpgp.PrivateKey[] = [];
  for (const key of keys) {
    if (key.isDecrypted()) unlocked.push(key);
    for (const passphrase of key.isDecrypted() ? [] : passphrases)
      try {
        unlocked.push(
          await openpgp.decryptKey({ privateKey: key, passphrase }),
        );
        break;
      } catch {
        // The next passphrase, or none.
      }
  }
  return unlocked.length > 0 ? unlocked : null;
}

async function readMessage(bytes: Uint8Array) {
  const isArmoured =
    Buffer.from(bytes.subarray(0, 11)).toString() === "-----BEGIN ";
  return isArmoured
    ? openpgp.readMessage({ armoredMessage: Buffer.from(bytes).toString() })
    : openpgp.readMessage({ binaryMessage: bytes });
}

function holderOf(
  pinned: readonly PinnedOpenPgp[],
  keyID: openpgp.KeyID,
): PinnedOpenPgp | undefined {
  return pinned.find(({ key }) => key.getKeys(keyID).length > 0);
}

type Verification = Awaited<
  ReturnType<typeof openpgp.verify>
>["signatures"][number];

async function findingOf(
  result: Verification,
  pinned: readonly PinnedOpenPgp[],
  place: { readonly path: string; readonly over: string },
): Promise<SignatureFinding> {
  const found = holderOf(pinned, result.keyID);
  const id = result.keyID.toHex().toUpperCase();
  const base = { ...place, by: "openpgp" as const };
  if (found === undefined) {
    await result.verified.catch(() => undefined);
    return {
      ...base,
      key: id,
      holder: null,
      state: "unknown-key",
      fault: "key-absent",
    };
  }
  const named = {
    ...base,
    key: found.key.getFingerprint().toUpperCase(),
    holder: found.holder,
  };
  try {
    await result.verified;
    return { ...named, state: "pinned", fault: null };
  } catch {
    return { ...named, state: "broken", fault: "other-bytes" };
  }
}

export interface OpenedMessage {
  readonly bytes: Uint8Array;
  readonly wasEncrypted: boolean;
  readonly signatures: readonly SignatureFinding[];
}

type Message = openpgp.Message<Uint8Array>;
/** Packets that hold a session key or encrypted data. */
const encryptedTags = [1, 3, 9, 18, 20];

function isEncrypted(message: Message): boolean {
  return message.packets.some(({ constructor }) =>
    encryptedTags.includes((constructor as { tag?: number }).tag ?? 0),
  );
}

/** With the keys, then with the passphrases: the library takes one or the other. */
async function decrypt(
  message: Message,
  secrets: OpenPgpSecrets,
  options: Pick<openpgp.DecryptOptions, "verificationKeys" | "config">,
) {
  const [decryptionKeys, passwords] = [
    [...secrets.privateKeys],
    [...secrets.passphrases],
  ];
  const ways = [
    ...(decryptionKeys.length > 0 ? [{ decryptionKeys }] : []),
    ...(passwords.length > 0 ? [{ passwords }] : []),
  ];
  let last: PackageFault = "not-opened";
  for (const way of ways)
    try {
      return await openpgp.decrypt({
        ...options,
        ...way,
        message,
        format: "binary",
      });
    } catch (thrown) {
      const found = faultOf(thrown);
      // Any passphrase gives some session key: that it was the wrong one shows as damage.
      const isWrong = "passwords" in way && found === "envelope-damaged";
      if (!isWrong && found !== "not-opened") last = found;
    }
  throw new ArchiveFault(last);
}

/**
 * Decrypts a message, or takes a signed one apart, and checks the signatures within.
 * @throws ArchiveFault `not-opened`, `envelope-damaged`, `envelope-unprotected`, `limit-memory`
 */
export async function openMessage(
  bytes: Uint8Array,
  name: string,
  secrets: OpenPgpSecrets,
  pinned: readonly PinnedOpenPgp[],
  mostBytes: number,
): Promise<OpenedMessage> {
  const options = {
    verificationKeys: pinned.map(({ key }) => key),
    // A message without integrity protection, which anybody who carries it can change, is refused as it is.
    config: { maxDecompressedMessageSize: mostBytes },
  };
  const message = await readMessage(bytes).catch(() => {
    throw new ArchiveFault("envelope-damaged");
  });
  const wasEncrypted = isEncrypted(message);
  const opened = wasEncrypted
    ? await decrypt(message, secrets, options)
    : await openpgp
        .verify({ ...options, message, format: "binary" })
        .catch((thrown: unknown) => {
          throw new ArchiveFault(faultOf(thrown));
        });
  const place = { path: "", over: name };
  const signatures = await Promise.all(
    opened.signatures.map((each) => findingOf(each, pinned, place)),
  );
  // The library's types leave open what "binary" gives of bytes at hand: bytes.
  return { bytes: opened.data as Uint8Array, wasEncrypted, signatures };
}

function faultOf(thrown: unknown): PackageFault {
  const words = thrown instanceof Error ? thrown.message : "";
  if (/session key|decryption key|password|passphrase/i.test(words))
    return "not-opened";
  if (/not authenticated|integrity protected/i.test(words))
    return "envelope-unprotected";
  return /decompressed.*size|size.*exceed/i.test(words)
    ? "limit-memory"
    : "envelope-damaged";
}

/** A detached signature; null for what is none. */
export async function checkDetached(
  signatureBytes: Uint8Array,
  message: Uint8Array,
  pinned: readonly PinnedOpenPgp[],
  place: { readonly path: string; readonly over: string },
): Promise<SignatureFinding[]> {
  const text = Buffer.from(signatureBytes).toString("latin1");
  try {
    const signature = text.includes("-----BEGIN PGP SIGNATURE-----")
      ? await openpgp.readSignature({ armoredSignature: text })
      : await openpgp.readSignature({ binarySignature: signatureBytes });
    const { signatures } = await openpgp.verify({
      message: await openpgp.createMessage({ binary: message }),
      signature,
      verificationKeys: pinned.map(({ key }) => key),
      format: "binary",
    });
    return await Promise.all(
      signatures.map((each) => findingOf(each, pinned, place)),
    );
  } catch {
    const finding: SignatureFinding = {
      ...place,
      by: "openpgp",
      state: "broken",
      key: "",
      holder: null,
      fault: "malformed",
    };
    return [finding];
  }
}
