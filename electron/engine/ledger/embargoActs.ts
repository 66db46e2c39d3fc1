// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  AuditId,
  EmbargoId,
  Instant,
  PersonId,
  ReleaseId,
  Sha256,
} from "../../../shared/ids.ts";
import { entry, text } from "./actShapes.ts";

const date = {
  audit: AuditId,
  embargo: EmbargoId,
  ends: Instant,
  /** In which the date was written: an IANA zone, or UTC. */
  zone: z.string().min(1).max(64),
  reason: text,
  /** Whose agreement it needs. */
  asked: z.array(PersonId).min(1),
};

/** Until when results are held back, who agreed to that, and what ended it early. */
export const embargoActs = [
  entry("embargo.proposed", date),
  /** A new date for `of`, which holds until everybody asked has agreed to this one. */
  entry("embargo.revised", { ...date, of: EmbargoId }),
  entry("embargo.agreed", {
    audit: AuditId,
    embargo: EmbargoId,
    person: PersonId,
    /** In their words, and where they stand; or by the approval that they signed, with this Not-before. */
    how: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("words"), words: text }),
      z.strictObject({ kind: z.literal("statement"), statement: Sha256 }),
    ]),
  }),
  /** Every date so far is over: the approval `statement` supersedes another and has an earlier Not-before. */
  entry("embargo.lifted", {
    audit: AuditId,
    embargo: EmbargoId,
    release: ReleaseId,
    statement: Sha256,
    reason: text,
  }),
] as const;
