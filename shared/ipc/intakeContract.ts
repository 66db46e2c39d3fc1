// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  FoundFile,
  FoundPackage,
  ManifestFinding,
  SignatureFinding,
  SignatureState,
} from "../domain/handedOver.ts";
import { refusalReasons } from "../domain/memberReasons.ts";
import { Flaw } from "../domain/wholeness.ts";
import { UnpackLimits } from "../domain/unpackLimits.ts";
import {
  AuditId,
  DeliverableId,
  GrantId,
  Instant,
  IntakeId,
  JobId,
  Sha256,
  VersionId,
} from "../ids.ts";
import { line, none, secret } from "./limits.ts";
import { ReceiptView } from "./receiptContract.ts";
import { DeliverableKind, DeliverableView, Variant } from "./views.ts";

const count = z.number().int().nonnegative();
const passphrases = z.array(secret.min(1)).max(16);

/** A file of a hand-over, with what is known of it beside its own bytes. */
export const StagedFile = FoundFile.extend({
  signature: SignatureState,
  /** What a list of digests says of it; null where none lists it. */
  listed: z.enum(["same", "changed"]).nullable(),
  /** The same bytes are in the vault already, as this version. */
  known: z.strictObject({ version: VersionId, name: z.string() }).nullable(),
  /** It is itself a signature or a list of digests. */
  isEvidence: z.boolean(),
});
export type StagedFile = z.infer<typeof StagedFile>;

export const IntakeSummary = z.strictObject({
  intake: IntakeId,
  audit: AuditId,
  packages: z.array(FoundPackage).readonly(),
  files: z.array(StagedFile).readonly(),
  signatures: z.array(SignatureFinding).readonly(),
  manifests: z.array(ManifestFinding).readonly(),
  /** Names of what is no file in chosen folders. */
  leftOut: z.array(z.string()).readonly(),
  /** Names of chosen key files that hold no key which can be used. */
  keysRefused: z.array(z.string()).readonly(),
  /** Limits that are higher than usual. */
  raised: z.array(z.string()).readonly(),
  /** The intake of the same packages that was broken off, with what was said then. */
  resumes: z
    .strictObject({
      intake: IntakeId,
      from: z.string(),
      channel: z.string(),
      handed: Instant,
    })
    .nullable(),
});
export type IntakeSummary = z.infer<typeof IntakeSummary>;

export const IntakeView = z.strictObject({
  intake: IntakeId,
  at: Instant,
  by: z.string(),
  from: z.string(),
  channel: z.string(),
  handed: Instant,
  packages: z.array(FoundPackage).readonly(),
  files: count,
  refused: z
    .array(z.strictObject({ path: z.string(), reason: z.enum(refusalReasons) }))
    .readonly(),
  refusedCount: count,
  leftOutCount: count,
  raised: z.array(z.string()).readonly(),
  /** Who took in what was not whole, and why; more than one where it went on. */
  accepted: z
    .array(
      z.strictObject({
        at: Instant,
        by: z.string(),
        reason: z.string(),
        flaws: z.array(Flaw).readonly(),
        flawCount: count,
      }),
    )
    .readonly(),
  /** For the vendor, signed by owners; the last one is sent. */
  receipts: z.array(ReceiptView).readonly(),
  /** Null where it was broken off. */
  taken: count.nullable(),
});
export type IntakeView = z.infer<typeof IntakeView>;

export const VendorKeyView = z.strictObject({
  kind: z.enum(["ssh", "minisign", "openpgp"]),
  id: z.string(),
  holder: z.string(),
  /** Null for a signing key of an enrolled vendor. */
  pinned: Instant.nullable(),
});

/** Calls about what vendors hand over. */
export const intakeContract = {
  /** Opens what was chosen and looks at it. Nothing is written. */
  "intake.look": {
    request: z.strictObject({
      job: JobId,
      audit: AuditId,
      files: z.array(GrantId).min(1).max(10_000),
      keyFiles: z.array(GrantId).max(16),
      passphrases,
      limits: UnpackLimits.partial().optional(),
    }),
    response: IntakeSummary,
  },
  /** Takes the chosen files of a summary in. The secrets were not kept. */
  "intake.take": {
    request: z.strictObject({
      job: JobId,
      intake: IntakeId,
      passphrases,
      from: line,
      channel: line,
      /** When it was handed over; now when left out. */
      handed: Instant.optional(),
      /** Who takes in what is not whole all the same, and why. */
      accepting: z.strictObject({ by: line, reason: line }).optional(),
      files: z
        .array(
          z.strictObject({
            index: count,
            kind: DeliverableKind,
            variant: Variant,
            /** The deliverable that it is a further version of. */
            deliverable: DeliverableId.optional(),
          }),
        )
        .max(20_000),
    }),
    response: z.strictObject({
      imported: z.array(DeliverableView).readonly(),
      refused: z
        .array(
          z.strictObject({
            name: z.string(),
            code: z.string(),
            facts: z
              .record(z.string(), z.union([z.string(), z.number()]))
              .optional(),
          }),
        )
        .readonly(),
    }),
  },
  /** Forgets a summary. */
  "intake.drop": {
    request: z.strictObject({ intake: IntakeId }),
    response: none,
  },
  "intake.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({ intakes: z.array(IntakeView).readonly() }),
  },
  /** Writes who handed a deliverable over, when and how, as a page to print. */
  "intake.report": {
    request: z.strictObject({
      deliverable: DeliverableId,
      destination: GrantId,
    }),
    response: z.strictObject({ sha256: Sha256 }),
  },
  "vendorKey.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({ keys: z.array(VendorKeyView).readonly() }),
  },
  /** A public key of minisign or OpenPGP; SSH keys are enrolled with their person. */
  "vendorKey.pin": {
    request: z.strictObject({ audit: AuditId, file: GrantId, holder: line }),
    response: VendorKeyView,
  },
  "vendorKey.unpin": {
    request: z.strictObject({ audit: AuditId, id: line, reason: line }),
    response: none,
  },
} as const;
