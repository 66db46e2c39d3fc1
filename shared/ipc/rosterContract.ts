// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { personRoles } from "../domain/personRoles.ts";
import { AuditId, Instant, PersonId } from "../ids.ts";
import { RequestTurnover } from "./charterViews.ts";
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
  /** A role begins or ends earlier or later than it did. */
  z.strictObject({
    what: z.literal("set-term"),
    role: z.enum(personRoles),
    from: Instant.optional(),
    until: Instant,
  }),
  /** Every role that has not ended ends now. */
  z.strictObject({ what: z.literal("retire") }),
]);
export type RosterChange = z.infer<typeof RosterChange>;

/** What may be done with a person's keys and terms, as it is asked about before it is done. */
const PersonAct = z.discriminatedUnion("what", [
  ...RosterChange.options,
  /** Lost on an owner's word, or revoked on its holder's. */
  z.strictObject({ what: z.literal("lose-key"), key: keyLine, since: Instant }),
]);
export type PersonAct = z.infer<typeof PersonAct>;

/** What an act voids and keeps of everything that was asked for. */
export const EffectsView = z.strictObject({
  /** `nothing`: neither a charter nor the next one would differ. */
  counts: z.enum(["now", "next-charter", "nothing"]),
  /** Why no charter could be drafted after it, in words; null where one could, or there was none before. */
  obstacle: z.string().nullable(),
  requests: z.array(RequestTurnover.extend({ voids: z.boolean() })).readonly(),
  /** Consents that seal nothing more to somebody at once, as the key is off the roster. */
  atOnce: z.array(RequestTurnover).readonly(),
});
export type EffectsView = z.infer<typeof EffectsView>;

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
  /** Records nothing. Refuses what `person.change` and `person.reportLost` would refuse. */
  "person.effects": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      act: PersonAct,
    }),
    response: EffectsView,
  },
  /** On an owner's word: the key signs nothing that is recorded at `since` or later. Not taken back. */
  "person.reportLost": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      key: keyLine,
      since: Instant,
      reason: line,
    }),
    response: PersonView,
  },
} as const;
