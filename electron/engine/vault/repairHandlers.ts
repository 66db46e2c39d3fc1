// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import { err, ok } from "../../../shared/result.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import { statusOf } from "../session.ts";
import { withBackup } from "./backupSession.ts";
import { backupOf } from "./backupSource.ts";
import { bytesToCheck, liveFiles } from "./checkVault.ts";
import { openHeader, verifyHeader } from "./header.ts";
import { layoutOf } from "./layout.ts";
import { readHeader } from "./openVault.ts";
import { keepCopy } from "./quarantine.ts";
import { openAsCurrent } from "./reopen.ts";
import { repairVault } from "./repairVault.ts";
import { rebuildHeader } from "./repairWork.ts";

export const repairHandlers: Handlers<"vault.repair" | "vault.openByBackup"> = {
  async "vault.repair"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const { job, backup: grant, unseal, apply } = request;
    const reason =
      request.reason === undefined
        ? ok(null)
        : checkPlainText(request.reason, "reason");
    if (!reason.ok) return reason;
    const backup =
      grant === undefined
        ? ok(null)
        : await backupOf(context, { backup: grant, unseal });
    if (!backup.ok) return backup;
    const size = {
      total: bytesToCheck(session.value),
      count: liveFiles(session.value.state).length,
    };
    return context.runJob(job, size, async (running) => {
      const { value } = session;
      const steps = await withBackup(
        context,
        value,
        backup.value,
        running,
        (opened) =>
          repairVault(
            context,
            value,
            opened,
            { apply, reason: reason.value },
            running,
          ),
      );
      return steps.ok ? ok({ steps: steps.value }) : steps;
    });
  },

  async "vault.openByBackup"(context, { folder, backup, passphrase }) {
    const rootDir = context.pathOf(folder, "vault");
    if (!rootDir.ok) return rootDir;
    const backupDir = context.pathOf(backup, "backup");
    if (!backupDir.ok) return backupDir;
    if (passphrase === "") return err(failure("passphrase-empty"));
    const { storage } = context;
    const header = await readHeader(storage, layoutOf(backupDir.value));
    if (!header.ok) return header;
    const opened = await openHeader(header.value, passphrase, null);
    if (!opened.ok) return opened;
    const layout = layoutOf(rootDir.value);
    const own = await readHeader(storage, layout);
    if (own.ok && verifyHeader(own.value, opened.value.master).ok) {
      wipe(opened.value.master);
      return err(failure("repair-not-needed"));
    }
    await context.closeSession();
    const { slots, vault } = header.value;
    if (own.ok && own.value.vault !== vault) {
      wipe(opened.value.master);
      return err(failure("backup-other-vault", { vault }));
    }
    // Opening writes a header anew where the ledger holds other slots than it.
    const kept = await keepCopy(storage, layout, layout.headerPath);
    if (!kept.ok) {
      wipe(opened.value.master);
      return kept;
    }
    const session = await openAsCurrent(
      context,
      layout,
      header.value,
      opened.value,
    );
    if (!session.ok) return session;
    // A vault that takes no entries now is mended when its ledger is.
    const mended = session.value.readOnly
      ? ok(false)
      : await rebuildHeader(session.value, slots, kept.value);
    return mended.ok ? ok(statusOf(session.value)) : mended;
  },
};
