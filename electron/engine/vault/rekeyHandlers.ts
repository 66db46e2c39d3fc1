// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import { statusOf } from "../session.ts";
import { bytesToCheck, liveFiles } from "./checkVault.ts";
import { rekeyVault } from "./rekey.ts";

export const rekeyHandlers: Handlers<"vault.rekey" | "vault.rekeyAbandon"> = {
  async "vault.rekey"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const { job, folder, present, passphrase } = request;
    const rootDir = context.pathOf(folder, "rekeyed-vault");
    if (!rootDir.ok) return rootDir;
    const asked = {
      rootDir: rootDir.value,
      profileDir: context.profileDir,
      ...{ present, passphrase },
      cost: await context.newSlotCost(),
      keepKit: request.keepKit === true,
      withoutDamaged: request.withoutDamaged === true,
    };
    const size = {
      total: bytesToCheck(session.value),
      count: liveFiles(session.value.state).length,
    };
    return context.runJob(job, size, (running) =>
      rekeyVault(session.value, asked, running),
    );
  },

  async "vault.rekeyAbandon"(context, { reason, newVaultLost }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const checked = checkPlainText(reason, "reason");
    if (!checked.ok) return checked;
    const lost = newVaultLost === true;
    const abandoned = await session.value.abandonRekey(checked.value, lost);
    return abandoned.ok ? ok(statusOf(session.value)) : abandoned;
  },
};
