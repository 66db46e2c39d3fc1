// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  FoundFile,
  FoundPackage,
  ManifestFinding,
  SignatureFinding,
} from "./handedOver.ts";
import { packageFaults, refusalReasons } from "./memberReasons.ts";
import { Sha256 } from "../ids.ts";
import { UnpackLimits } from "./unpackLimits.ts";

/**
 * The language between the engine and an unwrapper: a process that holds foreign keys and passphrases, and opens
 * what was handed over, once. It has no files: it asks the engine for bytes of the packages it may read.
 */

const bytes = z.instanceof(Uint8Array);
const index = z.number().int().nonnegative();

export const PinnedKey = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ssh"),
    /** A line as it stands in a `.pub` file. */
    key: z.string().max(16_384),
    holder: z.string().max(1000),
  }),
  z.strictObject({
    kind: z.literal("minisign"),
    key: z.string().max(200),
    holder: z.string().max(1000),
  }),
  z.strictObject({
    kind: z.literal("openpgp"),
    /** Armoured. */
    key: z.string().max(262_144),
    holder: z.string().max(1000),
  }),
]);
export type PinnedKey = z.infer<typeof PinnedKey>;

export const UnwrapperJob = z.strictObject({
  packages: z
    .array(z.strictObject({ name: z.string(), size: index }))
    .max(20_000),
  /** Sizes of files with private keys; they come after the packages in the numbering of what can be read. */
  keyFiles: z.array(index).max(32),
  passphrases: z.array(z.string().max(4096)).max(32),
  pinned: z.array(PinnedKey).max(1000),
  limits: UnpackLimits,
  /** Files by their index, whose content is wanted; null to look only. */
  wanted: z.array(index).nullable(),
});
export type UnwrapperJob = z.infer<typeof UnwrapperJob>;

/** A zip that is read strictly: nothing in it is opened further, put right, or taken for something else. */
export const ZipJob = z.strictObject({
  size: index,
  limits: UnpackLimits,
  /** Members by their index, whose content is wanted; null to list all of them with their digests. */
  wanted: z.array(index).nullable(),
});
export type ZipJob = z.infer<typeof ZipJob>;

export const ZipMember = z.strictObject({
  /** Its place in the order of the archive. */
  index,
  path: z.string().max(4096),
  /** `other`: a link, a device or the like. */
  kind: z.enum(["file", "folder", "other"]),
  size: index,
  /** Of a file whose bytes are what the archive says of them. */
  sha256: Sha256.nullable(),
  refused: z.enum(refusalReasons).nullable(),
});
export type ZipMember = z.infer<typeof ZipMember>;

export const ToUnwrapper = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("begin"), job: UnwrapperJob }),
  z.strictObject({ kind: z.literal("begin-zip"), job: ZipJob }),
  z.strictObject({ kind: z.literal("bytes"), id: index, bytes }),
  /** One more piece of content may come. */
  z.strictObject({ kind: z.literal("more") }),
]);
export type ToUnwrapper = z.infer<typeof ToUnwrapper>;

export const FromUnwrapper = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({
    kind: z.literal("read"),
    id: index,
    source: index,
    position: index,
    length: z
      .number()
      .int()
      .min(1)
      .max(1 << 22),
  }),
  z.strictObject({ kind: z.literal("package"), package: FoundPackage }),
  z.strictObject({ kind: z.literal("file"), file: FoundFile }),
  z.strictObject({ kind: z.literal("member"), member: ZipMember }),
  /** Why a zip as a whole is refused; the end follows. */
  z.strictObject({ kind: z.literal("fault"), fault: z.enum(packageFaults) }),
  /** Of a wanted file, in order; `end` says that it was whole, and null why it is not. */
  z.strictObject({ kind: z.literal("piece"), index, bytes }),
  z.strictObject({ kind: z.literal("whole"), index, ok: z.boolean() }),
  z.strictObject({
    kind: z.literal("evidence"),
    signatures: z.array(SignatureFinding).max(20_000),
    manifests: z.array(ManifestFinding).max(1000),
    /** Files with private keys that could not be read, by number. */
    keysRefused: z.array(index).max(32),
    /** Fingerprint or id of each pinned key, in order; null for one that cannot be read. */
    pinned: z.array(z.string().max(200).nullable()).max(1000),
  }),
  z.strictObject({ kind: z.literal("end") }),
]);
export type FromUnwrapper = z.infer<typeof FromUnwrapper>;
