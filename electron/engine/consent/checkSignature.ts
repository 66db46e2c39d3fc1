// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Charter, SignLine } from "../../../shared/formats/charter.ts";
import { contains } from "../../../shared/domain/counting.ts";
import {
  lackingPresence,
  type PresenceFlags,
} from "../../../shared/domain/presence.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";

export interface SignedText {
  /** The exact text that was to be signed. */
  readonly text: string;
  /** Such as `approval@counterseal`. */
  readonly namespace: string;
  readonly issued: Instant;
  /** Charters whose Sign lines say whose a key is; the first that knows the key decides. */
  readonly charters: readonly Charter[];
  /**
   * The charter whose quorum the signature is for: what it demands of a hardware key must be there. Undefined
   * where nothing can count.
   */
  readonly counting: Charter | undefined;
  readonly recorded: readonly RecordedSignature[];
  /** Whether a signature that is about to be recorded was lost with its key. */
  readonly isLost?: (signed: CheckedSignature) => boolean;
  /**
   * What may sign once. Under an approval people are counted; under a charter each key that it adds must
   * prove itself, and one person may add several.
   */
  readonly once: "person" | "key";
}

export interface CheckedSignature {
  readonly person: PersonId;
  readonly fingerprint: string;
  readonly key: string;
  /** Exact armour. */
  readonly signature: string;
}

/**
 * Verifies a signature that came back, before anything of it is kept. Fails with the signature codes:
 * malformed, recorded already just so, for another act, over other bytes, by a key that is unknown, out of
 * its term, that was revoked or lost, without the touch or verification that the charter demands, or that has signed already, or whose
 * holder has.
 */
export function checkSignature(
  signed: SignedText,
  untrustedSignature: string,
): Result<CheckedSignature, Failure> {
  const armour = normaliseArmour(untrustedSignature);
  if (!armour.ok) return armour;
  const known = signed.recorded.find(
    ({ signature }) => signature === armour.value,
  );
  if (known !== undefined)
    return err(failure("signature-recorded-already", { person: known.person }));
  const parsed = parseArmoredSignature(armour.value);
  if (!parsed.ok) return parsed;
  const verified = verifySignature({
    message: encodeUtf8(signed.text),
    signature: parsed.value,
    namespace: signed.namespace,
  });
  if (!verified.ok) return verified;
  const { line: key, fingerprint } = verified.value.key;
  const lines = signed.charters.flatMap((charter) =>
    charter.sign.filter((line) => line.key === key),
  );
  const [first] = lines;
  if (first === undefined)
    return err(failure("signature-key-unknown", { fingerprint }));
  const line = lines.find((each) => contains(each, signed.issued));
  if (line === undefined)
    return err(
      failure("signature-term-over", { person: first.person, fingerprint }),
    );
  const flags = verified.value.securityKey?.flags ?? null;
  const present = checkPresence(signed.counting, line, flags);
  if (!present.ok) return present;
  const { once, recorded } = signed;
  const mine = once === "person" ? line.person : line.key;
  if (recorded.some((each) => each[once] === mine))
    return err(failure("signature-duplicate", { person: line.person }));
  const { person } = line;
  const checked = { person, fingerprint, key, signature: armour.value };
  return signed.isLost?.(checked) === true
    ? err(failure("signature-key-lost", { person, fingerprint }))
    : ok(checked);
}

/** A key that a later charter adds only proves itself there; the quorum is of the charter before. */
function checkPresence(
  counting: Charter | undefined,
  { person, key }: SignLine,
  flags: PresenceFlags,
): Result<null, Failure> {
  const counts = counting?.sign.some((line) => line.key === key) === true;
  const [lacks] = counts ? lackingPresence(counting, flags) : [];
  if (lacks === undefined) return ok(null);
  return err(
    failure(
      lacks === "touch" ? "signature-untouched" : "signature-unverified-person",
      { person },
    ),
  );
}
