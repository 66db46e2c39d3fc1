// SPDX-License-Identifier: Apache-2.0
import type { OwnKeyView } from "../../../shared/ipc/signingContract.ts";
import { ok } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { path, wholeNumber, words } from "../readers.ts";

function keysText(keys: readonly OwnKeyView[]): string {
  if (keys.length === 0)
    return sentence("The vault holds no key to sign with.");
  return keys
    .map(({ name, made, card }) =>
      fields([
        ["Key", name],
        ["  fingerprint", card.fingerprint],
        ["  public key", card.key],
        ["  made", made],
      ]),
    )
    .join("\n");
}

const create = vaultCommand({
  words: ["key", "create"],
  summary: "Makes an Ed25519 key to sign with, sealed in the vault.",
  details: [
    "It belongs to whoever holds the vault, opens with a passphrase of its own and asks for it at each signature. Its public line is printed: enrol it like any other key. The signatures are SSHSIG, which ssh-keygen -Y verify takes.",
  ],
  positionals: {},
  options: {
    name: required("name", "what to call it", words),
    "key-passphrase-file": optional(
      "file",
      "read its passphrase from this file's only line",
      path,
    ),
    "key-passphrase-fd": optional(
      "number",
      "read its passphrase from this open file descriptor",
      wholeNumber(0, 1023),
    ),
  },
  async run(session, given) {
    const passphrase = await session.obtain(
      {
        file: given["key-passphrase-file"],
        descriptor: given["key-passphrase-fd"],
      },
      "for-key",
    );
    if (!passphrase.ok) return passphrase;
    const made = await session.call("ownKey.create", {
      name: given.name,
      passphrase: passphrase.value,
    });
    return made.ok
      ? ok({ value: made.value, text: keysText(made.value.keys) })
      : refused(made.error);
  },
});

const list = vaultCommand({
  words: ["key", "list"],
  summary: "Lists the keys to sign with that were made in the vault.",
  positionals: {},
  options: {},
  async run(session) {
    const listed = await session.call("ownKey.list", {});
    return listed.ok
      ? ok({ value: listed.value, text: keysText(listed.value.keys) })
      : refused(listed.error);
  },
});

const remove = vaultCommand({
  words: ["key", "remove"],
  summary: "Takes a key made in the vault out of use, on the record.",
  details: [
    "What it signed stays what it is. The ledger keeps it sealed, as it keeps everything: whoever has the vault and its passphrase could still open that. A key that may be known to others is revoked besides: person revoke-key.",
  ],
  positionals: {
    key: required("key", "its fingerprint or name", words),
  },
  options: { reason: required("reason", "why, for the ledger", words) },
  async run(session, given) {
    const listed = await session.call("ownKey.list", {});
    if (!listed.ok) return refused(listed.error);
    const found = listed.value.keys.find(
      ({ name, card }) => name === given.key || card.fingerprint === given.key,
    );
    const removed = await session.call("ownKey.remove", {
      key: found?.card.key ?? given.key,
      reason: given.reason,
    });
    return removed.ok
      ? ok({ value: removed.value, text: keysText(removed.value.keys) })
      : refused(removed.error);
  },
});

const agent = vaultCommand({
  words: ["key", "agent"],
  summary: "Lists the keys that ssh-agent holds and that could sign.",
  positionals: {},
  options: {
    "agent-socket": optional(
      "path",
      "ask the agent at this socket instead of the one of SSH_AUTH_SOCK",
      path,
    ),
  },
  async run(session, given) {
    const socket = given["agent-socket"];
    const held = await session.call(
      "agent.keys",
      socket === undefined ? {} : { socket: session.grant(socket) },
    );
    if (!held.ok) return refused(held.error);
    const { keys } = held.value;
    return ok({
      value: held.value,
      text:
        keys.length === 0
          ? sentence("ssh-agent holds no key that could sign.")
          : keys
              .map(({ fingerprint, type, comment }) =>
                fields([
                  ["Key", comment === "" ? type : comment],
                  ["  fingerprint", `${fingerprint} (${type})`],
                ]),
              )
              .join("\n"),
    });
  },
});

export const signingKeyCommands: readonly Command[] = [
  create,
  list,
  remove,
  agent,
];
