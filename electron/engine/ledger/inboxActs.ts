// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { AuditId, ObjectId, PersonId, Sha256 } from "../../../shared/ids.ts";
import { entry, signed, text } from "./actShapes.ts";

/** What a request that was received asks its reader to sign. */
export const askedActs = ["approval", "consent", "charter"] as const;

/** Requests that came from another vault, and what was answered to them. */
export const inboxActs = [
  /**
   * A charter that this vault's holder judges requests by: one that they chose from outside, that followed
   * with its signatures from one they trust, or that they signed as the first of its audit.
   */
  entry("request.charter-trusted", {
    audit: AuditId,
    version: z.number().int().positive(),
    digest: Sha256,
    text: z.string(),
    how: z.enum(["chosen", "followed", "signed"]),
  }),
  /** `request` is the SHA-256 of `text`, the exact bytes that are to be signed. */
  entry("request.received", {
    request: Sha256,
    act: z.enum(askedActs),
    audit: AuditId,
    text: z.string(),
    /** That came with it, each verified; the requester's first. */
    signatures: z.array(z.strictObject(signed)),
    /** Whose sealing key opened it. */
    opened: z.array(PersonId),
    /** SHA-256 of the sealed file; null for what comes unsealed. */
    parcel: Sha256.nullable(),
    files: z.array(
      z.strictObject({
        /** `tree/…` or `judged/…`, as in the parcel. */
        path: z.string(),
        size: z.number().int().nonnegative(),
        sha256: Sha256,
        object: ObjectId,
        header: Sha256,
      }),
    ),
  }),
  entry("request.answered", {
    request: Sha256,
    answer: z.enum(["agreed", "declined", "changes"]),
    /** What was signed, where it is not the request's own text. */
    text: z.string().nullable(),
    ...signed,
  }),
  /** Its files are gone; what was asked and answered stays on the record. */
  entry("request.removed", { request: Sha256, reason: text }),
] as const;
