// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { agentSocket, listAgentKeys } from "../tools/sshAgent.ts";
import { createOwnKey, ownKeyOf, ownKeyViews } from "./ownKeys.ts";
import { checkPlainText } from "./plainText.ts";

export const signingHandlers: Handlers<
  "ownKey.create" | "ownKey.list" | "ownKey.remove" | "agent.keys"
> = {
  async "ownKey.create"(context, { name, passphrase }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const cost = await context.newSlotCost();
    const wanted = { name, passphrase, cost };
    const done = await createOwnKey(session.value, wanted);
    return done.ok ? ok(ownKeyViews(session.value)) : done;
  },

  "ownKey.list": (context) => {
    const session = context.openSession();
    return Promise.resolve(
      session.ok ? ok(ownKeyViews(session.value)) : session,
    );
  },

  async "ownKey.remove"(context, { key, reason }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const known = ownKeyOf(session.value, key);
    if (!known.ok) return known;
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const body = { key, reason: plain.value };
    const done = await session.value.commit([
      { type: "own-key.removed", body },
    ]);
    return done.ok ? ok(ownKeyViews(session.value)) : done;
  },

  async "agent.keys"(context, request) {
    const socket = agentSocket(context, request.socket);
    if (!socket.ok) return socket;
    const keys = await listAgentKeys(socket.value, context.ending);
    return keys.ok ? ok({ socket: socket.value, keys: keys.value }) : keys;
  },
};
