// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { type FailureWords, nothingChanged } from "./facts.ts";

const unsigned = "Nothing was signed and nothing was recorded.";

/** Everything that a key, or what holds it, can refuse; each has its own sentence. */
export const signingFailures = {
  "key-passphrase-needed": () => ({
    title: "The key was not used: it has a passphrase, or asks for a PIN.",
    safe: "Nothing was signed, opened or recorded.",
    next: "Give it. To sign, you can also add the key to ssh-agent and choose it there, as you must on Windows, or carry the text out and sign it with ssh-keygen.",
  }),
  "key-passphrase-wrong": () => ({
    title: "The key was not used: the passphrase or PIN does not open it.",
    safe: "Nothing was signed, opened or recorded.",
    next: "Type it again. A hardware key locks itself after several wrong PINs.",
  }),
  "agent-missing": () => ({
    title: "Nothing was signed: no ssh-agent answers.",
    safe: unsigned,
    next: "Start one in the session that this runs in (SSH_AUTH_SOCK must name its socket), or sign with a key file.",
  }),
  "agent-without-key": () => ({
    title: "Nothing was signed: ssh-agent does not hold this key.",
    safe: unsigned,
    next: "Add it with ssh-add, and try again.",
  }),
  "agent-refused": () => ({
    title: "Nothing was signed: ssh-agent holds the key and refused to use it.",
    safe: unsigned,
    next: "Unlock the agent, confirm when it asks, touch the security key when it blinks, and try again.",
  }),
  "security-key-absent": () => ({
    title: "Nothing was signed: the security key is not plugged in.",
    safe: unsigned,
    next: "Plug in the key that this file was made for, and try again.",
  }),
  "security-key-untouched": () => ({
    title:
      "Nothing was signed: the security key was not touched in time, or refused.",
    safe: unsigned,
    next: "Try again and touch it when it blinks.",
  }),
  "security-key-unsupported": () => ({
    title:
      "Nothing was signed: ssh-keygen on this machine cannot use security keys.",
    safe: unsigned,
    next: "Carry the text out and sign it where OpenSSH can (ssh-keygen -Y sign, OpenSSH 8.2 or newer with FIDO2), and bring the signature back.",
  }),
  "own-key-unknown": () => ({
    title: "There is no such key in this vault.",
    safe: unsigned,
    next: "Choose one of those that are listed, or make one.",
  }),
  "key-not-theirs": (fact) => ({
    title: `Nothing was changed: ${fact("person") || "the person"} has no such key.`,
    safe: nothingChanged,
    next: "Choose one of the keys that are listed for them.",
  }),
  "role-not-theirs": (fact) => ({
    title: `Nothing was changed: ${fact("person") || "the person"} does not have this role.`,
    safe: nothingChanged,
    next: "Choose one of the roles that are listed for them.",
  }),
  "own-keys-too-many": (fact) => ({
    title: `No key was made: a vault holds ${fact("limit") || "a limited number"} at most.`,
    safe: "The keys that are there are as they were.",
    next: "Remove one that is not used any more.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
