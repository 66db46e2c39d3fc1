// SPDX-License-Identifier: Apache-2.0
import type { Handlers } from "../handler.ts";
import { statusOf } from "../session.ts";
import { createAndOpen } from "../vault/vaultHandlers.ts";
import { ok } from "../../../shared/result.ts";
import { deleteSample } from "./deleteSample.ts";
import { makeSample } from "./makeSample.ts";

export const sampleHandlers: Handlers<"vault.sample" | "vault.deleteSample"> = {
  async "vault.sample"(context, request) {
    const created = await createAndOpen(context, request, true);
    if (!created.ok) return created;
    const session = context.openSession();
    if (!session.ok) return session;
    const made = await makeSample(context, session.value, request.passphrase);
    if (made.ok) return ok(statusOf(session.value));
    await context.closeSession();
    return made;
  },

  async "vault.deleteSample"(context) {
    const session = context.openSession();
    if (!session.ok) return session;
    const deleted = await deleteSample(session.value, () =>
      context.closeSession(),
    );
    return deleted.ok ? ok(statusOf(null)) : deleted;
  },
};
