// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import { personRoles } from "../domain/personRoles.ts";
import { AuditId, Instant, PersonId } from "../ids.ts";
import { keyLine, line } from "./limits.ts";
import { PersonView } from "./views.ts";

/** A change of who a person is for the next charter; the one in force is not touched by it. */
const RosterChange = z.discriminatedUnion("what", [
  /** Signing keys sign; what only opens parcels is what parcels are sealed to. */
  z.strictObject({
    what: z.literal("add-keys"),
    keys: z.array(keyLine).min(1).max(16),
  }),
  /** `to` takes the place of `from`. */
  z.strictObject({ what: z.literal("rotate"), from: keyLine, to: keyLine }),
  z.strictObject({ what: z.literal("drop-key"), key: keyLine }),
  /** A role ends earlier or later than it did. */
  z.strictObject({
    what: z.literal("set-term"),
    role: z.enum(personRoles),
    until: Instant,
  }),
  /** Every role that has not ended ends now. */
  z.strictObject({ what: z.literal("retire") }),
]);
export type RosterChange = z.infer<typeof RosterChange>;

/** A request that signatures were or could be given to. */
const Touched = z.strictObject({
  kind: z.enum(["release", "consent"]),
  id: z.string(),
  purpose: z.string(),
});

/** What a lost key takes with it: shown before it is recorded, and after. */
export const LossView = z.strictObject({
  person: PersonView,
  applied: z.boolean(),
  /** Requests that lack something without the key, and what. */
  voids: z
    .array(Touched.extend({ unmet: z.array(UnmetCondition).readonly() }))
    .readonly(),
  /** Open requests that the key changes nothing about. */
  keeps: z.array(Touched).readonly(),
});
export type LossView = z.infer<typeof LossView>;

/** Calls about a person's keys and terms once they are enrolled. */
export const rosterContract = {
  "person.change": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      change: RosterChange,
      reason: line,
    }),
    response: PersonView,
  },
  /** On an owner's word: the key signs nothing that is recorded at `since` or later. Not taken back. */
  "person.reportLost": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      key: keyLine,
      since: Instant,
      reason: line,
      /** Otherwise nothing is recorded, and the answer says what would be void. */
      apply: z.boolean(),
    }),
    response: LossView,
  },
} as const;
