// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import { type Session, statusOf } from "../session.ts";
import { beginHandOver, finishHandOver, stopHandOver } from "./handOver.ts";

function answerOf(session: Session, done: Result<void, Failure>) {
  return done.ok ? ok(statusOf(session)) : done;
}

export const handOverHandlers: Handlers<
  "handOver.begin" | "handOver.finish" | "handOver.stop"
> = {
  async "handOver.begin"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const name = checkPlainText(request.name, "name");
    if (!name.ok) return name;
    const cost = await context.newSlotCost();
    const begun = { ...request, name: name.value, cost };
    return answerOf(session.value, await beginHandOver(session.value, begun));
  },

  async "handOver.finish"(context, { passphrase }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const done = await finishHandOver(session.value, passphrase);
    return answerOf(session.value, done);
  },

  async "handOver.stop"(context) {
    const session = context.openSession();
    if (!session.ok) return session;
    return answerOf(session.value, await stopHandOver(session.value));
  },
};
