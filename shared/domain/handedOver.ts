// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Sha256 } from "../ids.ts";
import { memberNotes, packageFaults, refusalReasons } from "./memberReasons.ts";

/** What was found in what a vendor handed over, before anything of it is written. */

/** Of a file. Encryption is none of these: whoever encrypts need not be known. */
export const signatureStates = [
  "pinned",
  "unknown-key",
  "unsigned",
  "broken",
] as const;
export const SignatureState = z.enum(signatureStates);
export type SignatureState = z.infer<typeof SignatureState>;

/** Of what comes back on a receipt for the vendor. */
export const countersignatureStates = [
  "pinned",
  "unknown-key",
  "broken",
] as const;

export const signatureKinds = ["ssh", "minisign", "openpgp"] as const;
export const SignatureKind = z.enum(signatureKinds);
export type SignatureKind = z.infer<typeof SignatureKind>;

/** Why a signature is broken, or was not checked. */
export const signatureFaults = [
  "other-bytes",
  "malformed",
  "namespace",
  "key-refused",
  "key-absent",
  "target-missing",
  "too-large",
] as const;

const path = z.string().max(4096);

export const SignatureFinding = z.strictObject({
  /** The signature's own path; empty where it lies in the envelope. */
  path,
  /** Path of the file, or name of the package, that it is over. */
  over: path,
  by: SignatureKind,
  state: z.enum(["pinned", "unknown-key", "broken"]),
  /** Fingerprint or id of the key, as its own tools print it. */
  key: z.string().max(200),
  /** Whose key it is, where it is pinned. */
  holder: z.string().max(1000).nullable(),
  fault: z.enum(signatureFaults).nullable(),
});
export type SignatureFinding = z.infer<typeof SignatureFinding>;

const paths = z.array(path).max(10_000).readonly();

export const ManifestFinding = z.strictObject({
  path,
  listed: z.number().int().nonnegative(),
  missing: paths,
  extra: paths,
  changed: paths,
  /** Paths that it lists twice. */
  duplicate: paths,
  /** Lines that are of no form of `sha256sum`. */
  unread: z.number().int().nonnegative(),
});
export type ManifestFinding = z.infer<typeof ManifestFinding>;

export const layerKinds = [
  "age",
  "openpgp",
  "zip",
  "tar",
  "gzip",
  "xz",
  "zstd",
] as const;

export const FoundFile = z.strictObject({
  /** Its place in the order of the package; the same whenever the package is read. */
  index: z.number().int().nonnegative(),
  /** Of the package that it lies in. */
  source: z.number().int().nonnegative(),
  path,
  size: z.number().int().nonnegative(),
  /** Null where it was refused. */
  sha256: Sha256.nullable(),
  refused: z.enum(refusalReasons).nullable(),
  notes: z.array(z.enum(memberNotes)).max(8).readonly(),
});
export type FoundFile = z.infer<typeof FoundFile>;

export const FoundPackage = z.strictObject({
  name: z.string().max(4096),
  size: z.number().int().nonnegative(),
  /** Of its bytes as they came. */
  sha256: Sha256,
  /** Wrappings from the outside in; none for a plain file. */
  layers: z.array(z.enum(layerKinds)).max(16).readonly(),
  fault: z.enum(packageFaults).nullable(),
});
export type FoundPackage = z.infer<typeof FoundPackage>;

/** The worst that is known of a file comes first; a signed manifest that lists it counts as a signature. */
export function stateOf(
  findings: readonly Pick<SignatureFinding, "state">[],
): SignatureState {
  for (const state of ["broken", "pinned", "unknown-key"] as const)
    if (findings.some((finding) => finding.state === state)) return state;
  return "unsigned";
}
