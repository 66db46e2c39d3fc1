// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { JobId } from "../../../shared/ids.ts";
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { err, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { joinPath } from "../../storage/storage.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { bytesToCheck } from "./checkVault.ts";
import { copyVault } from "./copyVault.ts";
import { openVault } from "./openVault.ts";

function copy(
  context: Context,
  job: JobId,
  session: Session,
  destinationDir: string,
): Promise<Result<CopyReport, Failure>> {
  const size = {
    total: bytesToCheck(session),
    count: session.state.deliverables.size,
  };
  return context.runJob(job, size, (running) =>
    copyVault(session, destinationDir, running),
  );
}

/** Restores into a folder of the profile and takes it away again, whatever came of it; all of it is sealed. */
async function rehearse(
  context: Context,
  job: JobId,
  session: Session,
): Promise<Result<CopyReport, Failure>> {
  const name = `rehearsal-${toHex(randomBytes(8))}`;
  const triedDir = joinPath(context.profileDir, name);
  try {
    return await copy(context, job, session, triedDir);
  } finally {
    await context.storage.removeTree(triedDir);
  }
}

export const copyHandlers: Handlers<"vault.backup" | "vault.restore"> = {
  async "vault.backup"(context, { job, folder }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const path = context.pathOf(folder, "backup-folder");
    return path.ok ? copy(context, job, session.value, path.value) : path;
  },

  async "vault.restore"(context, { job, backup, passphrase, folder }) {
    const rootDir = context.pathOf(backup, "backup");
    if (!rootDir.ok) return rootDir;
    const path =
      folder === undefined ? null : context.pathOf(folder, "restored-vault");
    if (path !== null && !path.ok) return path;
    if (passphrase === "") return err(failure("passphrase-empty"));
    const session = await openVault(context.storage, {
      rootDir: rootDir.value,
      passphrase,
      profileDir: context.profileDir,
      now: context.now,
      changed: () => undefined,
      untouched: true,
    });
    if (!session.ok) return session;
    try {
      return path === null
        ? await rehearse(context, job, session.value)
        : await copy(context, job, session.value, path.value);
    } finally {
      await session.value.close();
    }
  },
};
