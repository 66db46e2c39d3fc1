// SPDX-License-Identifier: Apache-2.0
import type {
  SignatureFinding,
  SignatureKind,
} from "../../shared/domain/handedOver.ts";
import type { PinnedKey } from "../../shared/domain/unwrapperMessages.ts";
import { decodeUtf8 } from "../crypto/encoding.ts";
import {
  parseMinisignature,
  parseMinisignKey,
  verifyMinisignature,
} from "../crypto/minisign.ts";
import { parsePublicKeyLine } from "../crypto/ssh/publicKey.ts";
import { normaliseArmour } from "../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../crypto/ssh/signature.ts";
import { checkDetached, type readPinned } from "./openPgp.ts";

export interface DetachedRequest {
  readonly path: string;
  readonly over: string;
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
}

type PinnedOpenPgp = Awaited<ReturnType<typeof readPinned>>;

const ending = /\.(?:sig|asc|minisig|sshsig)$/i;

/** The file that a signature's name says it is over; null for what has no such name. */
export function targetOf(path: string): string | null {
  return ending.test(path) ? path.replace(ending, "") : null;
}

/** Which tool made it, by its content; null for what is no signature. */
export function signatureKindOf(bytes: Uint8Array): SignatureKind | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  if (head.trimStart().startsWith("-----BEGIN SSH SIGNATURE-----"))
    return "ssh";
  if (head.startsWith("untrusted comment: ")) return "minisign";
  if (head.includes("-----BEGIN PGP SIGNATURE-----")) return "openpgp";
  // A binary signature packet: tag 2 in either format.
  const first = bytes[0] ?? 0;
  const isTag2 = (first & 0xfc) === 0x88 || first === 0xc2;
  return isTag2 ? "openpgp" : null;
}

type Rest = Pick<SignatureFinding, "state" | "key" | "holder" | "fault">;

/** What `ssh-keygen -Y sign` is told for files, by convention. */
const fileNamespace = "file";

function checkSsh(
  { signature, message }: DetachedRequest,
  pinned: readonly PinnedKey[],
): Rest {
  const broken = (fault: Rest["fault"], key = ""): Rest => ({
    state: "broken",
    key,
    holder: null,
    fault,
  });
  const armour = normaliseArmour(decodeUtf8(signature) ?? "");
  const parsed = armour.ok ? parseArmoredSignature(armour.value) : armour;
  if (!parsed.ok)
    return broken(
      parsed.error.code === "signature-key-refused"
        ? "key-refused"
        : "malformed",
    );
  const { key } = parsed.value;
  const verified = verifySignature({
    message,
    signature: parsed.value,
    namespace: fileNamespace,
  });
  if (!verified.ok)
    return broken(
      verified.error.code === "signature-wrong-namespace"
        ? "namespace"
        : "other-bytes",
      key.fingerprint,
    );
  const holder = pinned.find((each) => {
    const known = each.kind === "ssh" ? parsePublicKeyLine(each.key) : null;
    return known?.ok === true && known.value.fingerprint === key.fingerprint;
  })?.holder;
  return {
    state: holder === undefined ? "unknown-key" : "pinned",
    key: key.fingerprint,
    holder: holder ?? null,
    fault: null,
  };
}

function checkMinisign(
  { signature, message }: DetachedRequest,
  pinned: readonly PinnedKey[],
): Rest {
  const parsed = parseMinisignature(decodeUtf8(signature) ?? "");
  if (parsed === null)
    return { state: "broken", key: "", holder: null, fault: "malformed" };
  for (const { kind, key, holder } of pinned) {
    const known = kind === "minisign" ? parseMinisignKey(key) : null;
    if (known?.id !== parsed.id) continue;
    const isGood = verifyMinisignature(known, parsed, message);
    return {
      state: isGood ? "pinned" : "broken",
      key: parsed.id,
      holder,
      fault: isGood ? null : "other-bytes",
    };
  }
  // Without the key nothing can be said of the bytes.
  return {
    state: "unknown-key",
    key: parsed.id,
    holder: null,
    fault: "key-absent",
  };
}

/** Checks one detached signature over the bytes of its file. */
export async function checkSignatureFile(
  request: DetachedRequest,
  pinned: readonly PinnedKey[],
  pinnedOpenPgp: PinnedOpenPgp,
): Promise<readonly SignatureFinding[]> {
  const { path, over, signature, message } = request;
  const place = { path, over };
  const by = signatureKindOf(signature);
  if (by === "openpgp")
    return checkDetached(signature, message, pinnedOpenPgp, place);
  if (by === null) return [];
  const check = by === "ssh" ? checkSsh : checkMinisign;
  return [{ ...place, by, ...check(request, pinned) }];
}
