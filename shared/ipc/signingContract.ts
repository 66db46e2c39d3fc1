// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, Instant, JobId } from "../ids.ts";
import { keyLine, line, none, secret } from "./limits.ts";
import { KeyCard } from "./views.ts";

/** A security key waits for a touch, an agent for a yes: by this name `job.cancel` stops the waiting. */
const waiting = { job: JobId.optional() };

/**
 * The ways in which a text is signed here; whoever signs elsewhere carries it out. A bare grant is a key file
 * whose passphrase, if it has one, is not known yet.
 */
export const SigningWay = z.union([
  GrantId,
  /** A private key file; or a `.pub` file, whose private half ssh-agent holds. */
  z.strictObject({
    way: z.literal("file"),
    file: GrantId,
    /** Of the file, or the PIN of the hardware key that it stands for. */
    passphrase: secret.optional(),
    ...waiting,
  }),
  /** A key that ssh-agent holds, by its public line. */
  z.strictObject({
    way: z.literal("agent"),
    key: keyLine,
    /** The agent's socket; absent: the one of the person's session. */
    socket: GrantId.optional(),
    ...waiting,
  }),
  /** A key of the vault's holder, sealed in the vault under a passphrase of its own. */
  z.strictObject({
    way: z.literal("own"),
    key: keyLine,
    passphrase: secret,
  }),
]);
export type SigningWay = z.infer<typeof SigningWay>;

export const OwnKeyView = z.strictObject({
  name: z.string(),
  made: Instant,
  card: KeyCard,
});
export type OwnKeyView = z.infer<typeof OwnKeyView>;

const OwnKeys = z.strictObject({ keys: z.array(OwnKeyView).readonly() });

/** Calls about keys to sign with. */
export const signingContract = {
  /** Makes an Ed25519 key in the vault, closed by a passphrase that is asked for at each signature. */
  "ownKey.create": {
    request: z.strictObject({ name: line, passphrase: secret }),
    response: OwnKeys,
  },
  "ownKey.list": { request: none, response: OwnKeys },
  /** Its holder can sign with it no more; what it signed stays what it is. */
  "ownKey.remove": {
    request: z.strictObject({ key: keyLine, reason: line }),
    response: OwnKeys,
  },
  /** Asks ssh-agent, at the person's word, which keys it holds. */
  "agent.keys": {
    request: z.strictObject({ socket: GrantId.optional() }),
    response: z.strictObject({
      /** Where it was found, to be shown. */
      socket: z.string(),
      keys: z.array(KeyCard).readonly(),
    }),
  },
} as const;
