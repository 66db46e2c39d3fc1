// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { dispositionsNamespace } from "../../../shared/formats/dispositions.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { AuditState } from "../catalog/state.ts";
import {
  type Countersignature,
  judgeCountersignature,
} from "../intake/receipts.ts";
import type { Session } from "../session.ts";
import { signerOf } from "../srcReview/signerOf.ts";
import type { ActBody } from "./entries.ts";
import {
  type EntrySignature,
  type Signed,
  signedBy,
} from "./signatureVerdict.ts";

type Dispositions = ActBody<"extract.answered">;

/** Whether a member of the committee, as the audit had them then, signed the dispositions. */
function checkDispositions(
  session: Session,
  audit: AuditState,
  text: string,
  { person, fingerprint, signature }: Signed,
): Result<Signed, Failure> {
  const signer = signerOf(session, audit, text, signature);
  switch (signer.state) {
    case "src-member":
      return signer.signed === null
        ? err(failure("signature-malformed"))
        : ok(signer.signed);
    case "lost-key":
      return err(failure("signature-key-lost", { person, fingerprint }));
    case "other-person":
      return err(failure("signature-term-over", { person, fingerprint }));
    case "unknown-key":
      return err(failure("signature-key-unknown", { fingerprint }));
    case "unsigned":
    case "broken": {
      const parsed = parseArmoredSignature(signature);
      if (!parsed.ok) return parsed;
      const message = encodeUtf8(text);
      const over = { message, signature: parsed.value };
      const verified = verifySignature({
        ...over,
        namespace: dispositionsNamespace,
      });
      return verified.ok ? err(failure("signature-malformed")) : verified;
    }
  }
}

/** What came from the committee, by the keys and the terms of the people of the audit. */
export function dispositionsSignature(
  session: Session,
  audit: AuditState,
  { signature, text, digest }: Dispositions,
): EntrySignature[] {
  if (signature === null) return [];
  const checked = checkDispositions(session, audit, text, signature);
  const over = { text, digest, namespace: dispositionsNamespace };
  return [signedBy(signature, over, "roster", checked)];
}

type Countersigned = ActBody<"intake.countersigned">;

/** What the entry says of it must be what judging it again comes to. */
function checkCountersigned(
  { digest, state, holder, fingerprint }: Countersigned,
  { came }: Countersignature,
  armour: string,
): Result<unknown, Failure> {
  const isSame =
    came.digest === digest &&
    came.state === state &&
    came.holder === holder &&
    came.fingerprint === fingerprint &&
    came.signature === armour;
  if (isSame) return ok(null);
  if (came.state === "broken") return err(failure("signature-other-bytes"));
  return state === "pinned" && came.state === "unknown-key"
    ? err(failure("signature-key-unknown", { fingerprint }))
    : err(failure("signature-judged-otherwise"));
}

/** On a receipt: by the signing keys of the people who were vendors, over the receipts that there were. */
export function countersignature(
  audit: AuditState,
  receipts: Parameters<typeof judgeCountersignature>[1],
  body: Countersigned,
): EntrySignature {
  const { digest, fingerprint, signature } = body;
  const text = receipts.find((each) => each.digest === digest)?.text ?? "";
  const over = { text, namespace: namespaceOf("custody") };
  const named = { person: null, fingerprint, key: "", signature, ...over };
  const parsed = parseArmoredSignature(signature);
  if (!parsed.ok) return { ...named, by: "broken", checked: parsed };
  const key = parsed.value.key.line;
  const judged = judgeCountersignature(
    audit,
    receipts,
    signature,
    parsed.value,
  );
  if (!judged.ok) return { ...named, key, by: "nobody", checked: judged };
  const { came, vendor } = judged.value;
  const checked = checkCountersigned(body, judged.value, signature);
  const by =
    came.state === "broken" ? "broken" : vendor === null ? "nobody" : "roster";
  return { ...named, person: vendor, key, by, checked };
}
