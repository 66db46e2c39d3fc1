// SPDX-License-Identifier: Apache-2.0
import type { Handlers } from "../handler.ts";
import { statusOf } from "../session.ts";
import { vaultHandlers } from "../vault/vaultHandlers.ts";
import { ok } from "../../../shared/result.ts";
import { makeSample } from "./makeSample.ts";

export const sampleHandlers: Handlers<"vault.sample"> = {
  async "vault.sample"(context, request) {
    const created = await vaultHandlers["vault.create"](context, request);
    if (!created.ok) return created;
    const session = context.openSession();
    if (!session.ok) return session;
    const made = await makeSample(context, session.value, request.passphrase);
    if (made.ok) return ok(statusOf(session.value));
    await context.closeSession();
    return made;
  },
};
