// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

const unsigned = "Nothing was signed and nothing was recorded.";

/** Everything that a key, or what holds it, can refuse; each has its own sentence. */
export const signingFailures = {
  "key-passphrase-needed": () => ({
    title: "The key was not used: its file has a passphrase.",
    safe: "Nothing was signed, opened or recorded.",
    next: "Give it. To sign, you can also add the key to ssh-agent and choose it there, as you must on Windows, or carry the text out and sign it with ssh-keygen.",
  }),
  "key-passphrase-wrong": () => ({
    title: "The key was not used: the passphrase does not open it.",
    safe: "Nothing was signed, opened or recorded.",
    next: "Type it again, and check the keyboard's layout and Caps Lock.",
  }),
  "key-file-unreadable": (fact) => ({
    title: `Nothing was signed: ${named("the key file", fact("name"))} could not be read${because(fact("reason"))}.`,
    safe: unsigned,
    next: "Check that the file is yours and that you may read it, and that its disk is well.",
  }),
  "key-file-exposed": () => ({
    title: "Nothing was signed: others on this machine can read the key file.",
    safe: "Nothing was signed and nothing was recorded: ssh-keygen does not use such a key.",
    next: "Make it yours alone (chmod 600), and think about whether somebody has read it: if so, make a new key.",
  }),
  "key-file-not-a-key": () => ({
    title: "Nothing was signed: the file is no key that ssh-keygen can read.",
    safe: unsigned,
    next: "Choose the private key that OpenSSH made, such as id_ed25519, or the .pub file of a key that ssh-agent holds. An age identity opens requests and cannot sign.",
  }),
  "key-halves-differ": () => ({
    title:
      "Nothing was signed: the .pub file beside the key is of another key.",
    safe: unsigned,
    next: "Put the right one beside it (ssh-keygen -y -f KEY prints it), or take the wrong one away.",
  }),
  "agent-missing": () => ({
    title: "Nothing was signed: no ssh-agent answers.",
    safe: unsigned,
    next: "Start one in the session that this runs in (SSH_AUTH_SOCK must name its socket), or sign with a key file.",
  }),
  "agent-silent": () => ({
    title:
      "Nothing was signed: ssh-agent took the question and did not answer.",
    safe: unsigned,
    next: "See whether it waits for you in another window, or start it anew, or sign with a key file.",
  }),
  "agent-locked": () => ({
    title:
      "Nothing was signed: ssh-agent shows no key at all. It is locked, or empty.",
    safe: unsigned,
    next: "If you locked it, unlock it with ssh-add -X. Otherwise add the key with ssh-add, and try again.",
  }),
  "agent-without-key": () => ({
    title: "Nothing was signed: ssh-agent holds other keys, and not this one.",
    safe: unsigned,
    next: "Add it with ssh-add, and try again.",
  }),
  "agent-refused": () => ({
    title: "Nothing was signed: ssh-agent holds the key and refused to use it.",
    safe: unsigned,
    next: "Confirm when it asks, touch the security key when it blinks, and try again. If the key wants a PIN that the agent does not ask for, sign with its key file.",
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
    next: "Try again and touch it when it blinks. If it refuses at once, pull it out and plug it in again: after three wrong PINs it wants that.",
  }),
  "security-key-pin-needed": () => ({
    title: "Nothing was signed: the security key asks for its PIN.",
    safe: "Nothing was signed and nothing was recorded, and none of its tries was used.",
    next: "Give the PIN, and touch the key when it blinks.",
  }),
  "security-key-pin-wrong": () => ({
    title: "Nothing was signed: that is not the PIN of the security key.",
    safe: "Nothing was signed and nothing was recorded. One of its tries was used.",
    next: "Type it again, slowly: after three wrong ones the key wants to be plugged in anew, and after eight it closes itself for good.",
  }),
  "security-key-pin-unasked": () => ({
    title:
      "Nothing was signed: the security key demands a PIN, and ssh-keygen does not ask for one with this key file.",
    safe: "Nothing was signed and nothing was recorded, and none of its tries was used.",
    next: "Sign with a key that was made to ask for it (ssh-keygen -t ed25519-sk -O verify-required) and that the charter lists, or with another key of yours.",
  }),
  "security-key-two-secrets": () => ({
    title:
      "Nothing was signed: the key file has a passphrase and the security key a PIN, and here one of them can be given.",
    safe: "Nothing was signed and nothing was recorded, and none of the key's tries was used.",
    next: "Carry the text out and sign it with ssh-keygen, which asks for both, or take the passphrase off the file (ssh-keygen -p): without the security key it signs nothing.",
  }),
  "security-key-unsupported": () => ({
    title:
      "Nothing was signed: ssh-keygen on this machine cannot use this security key.",
    safe: unsigned,
    next: "Check that OpenSSH's part for security keys is installed and that SSH_SK_PROVIDER, if it is set, names a library. Or carry the text out and sign it where OpenSSH can (ssh-keygen -Y sign, OpenSSH 8.2 or newer with FIDO2), and bring the signature back.",
  }),
  "signing-timed-out": () => ({
    title: "Nothing was signed: ssh-keygen had no answer after two minutes.",
    safe: "Nothing was signed and nothing was recorded. It was ended.",
    next: "See whether ssh-agent waits for you in another window, and try again.",
  }),
  "signing-key-refused": (fact) => ({
    title: `The signature was not taken: this kind of key does not count${because(fact("reason"))}.`,
    safe: "Nothing was recorded. The signature was thrown away.",
    next: "Sign with a key that the charter lists for you: Ed25519, ECDSA, RSA of 3072 bits or more, or a security key.",
  }),
  "signing-other-key": () => ({
    title:
      "The signature was not taken: it is not by the key that was chosen, over this text.",
    safe: "Nothing was recorded. The signature was thrown away.",
    next: "Look at what signs for you: an agent that holds another key under this name, or that is not yours, gives such signatures. Sign with the key file.",
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
