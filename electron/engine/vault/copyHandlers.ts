// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { JobId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type AgeRecipient,
  parseRecipient,
} from "../../crypto/age/recipient.ts";
import { scryptWorkFactor } from "../../crypto/age/scrypt.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { type Backup, backupOf } from "./backupSource.ts";
import { bytesToCheck, liveFiles } from "./checkVault.ts";
import { copyVault } from "./copyVault.ts";
import { openVault } from "./openVault.ts";
import { restoreSealed } from "./restoreSealed.ts";
import { sealBackup } from "./sealBackup.ts";
import { inWorkFolder } from "./workFolder.ts";

function copy(
  context: Context,
  job: JobId,
  session: Session,
  destinationDir: string,
): Promise<Result<CopyReport, Failure>> {
  const size = {
    total: bytesToCheck(session),
    count: liveFiles(session.state).length,
  };
  return context.runJob(job, size, (running) =>
    copyVault(session, destinationDir, running),
  );
}

type SealRequest = Exclude<ParsedRequest<"vault.backup">, { folder: unknown }>;

function recipientsOf(request: SealRequest): Result<AgeRecipient[], Failure> {
  if ("passphrase" in request) {
    const { passphrase } = request;
    return passphrase === ""
      ? err(failure("passphrase-empty"))
      : ok([{ kind: "scrypt", passphrase, workFactor: scryptWorkFactor }]);
  }
  const recipients: AgeRecipient[] = [];
  for (const text of request.recipients) {
    const parsed = parseRecipient(text);
    if (!parsed.ok) return parsed;
    recipients.push(parsed.value);
  }
  return ok(recipients);
}

function seal(
  context: Context,
  session: Session,
  request: SealRequest,
): Promise<Result<CopyReport, Failure>> {
  const path = context.pathOf(request.file, "backup-file");
  if (!path.ok) return Promise.resolve(path);
  const recipients = recipientsOf(request);
  if (!recipients.ok) return Promise.resolve(recipients);
  // Everything is read to be verified, to be sealed, and once more from the file.
  const size = {
    total: 3 * bytesToCheck(session),
    count: 3 * liveFiles(session.state).length,
  };
  const file = { path: path.value, recipients: recipients.value };
  return context.runJob(request.job, size, (job) =>
    sealBackup(session, file, job),
  );
}

interface Restoring {
  readonly job: JobId;
  readonly passphrase: string;
  readonly backup: Backup;
}

async function restoreTo(
  context: Context,
  { job, passphrase, backup }: Restoring,
  rootDir: string,
): Promise<Result<CopyReport, Failure>> {
  const { storage, profileDir, now } = context;
  if (backup.kind === "file") {
    const { path, identities, size } = backup;
    const file = { path, identities };
    const request = { file, rootDir, passphrase, profileDir, now };
    return context.runJob(job, { total: 3 * size, count: 1 }, (running) =>
      restoreSealed(storage, request, running),
    );
  }
  const session = await openVault(storage, {
    ...{ passphrase, profileDir, now, rootDir: backup.rootDir },
    changed: () => undefined,
    untouched: true,
  });
  if (!session.ok) return session;
  try {
    return await copy(context, job, session.value, rootDir);
  } finally {
    await session.value.close();
  }
}

export const copyHandlers: Handlers<"vault.backup" | "vault.restore"> = {
  async "vault.backup"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    if (!("folder" in request)) return seal(context, session.value, request);
    const path = context.pathOf(request.folder, "backup-folder");
    return path.ok
      ? copy(context, request.job, session.value, path.value)
      : path;
  },

  async "vault.restore"(context, request) {
    const { job, passphrase, folder } = request;
    const path =
      folder === undefined ? null : context.pathOf(folder, "restored-vault");
    if (path !== null && !path.ok) return path;
    const backup = await backupOf(context, request);
    if (!backup.ok) return backup;
    if (passphrase === "") return err(failure("passphrase-empty"));
    const restoring = { job, passphrase, backup: backup.value };
    if (path !== null) return restoreTo(context, restoring, path.value);
    return inWorkFolder(context, (dir) => restoreTo(context, restoring, dir));
  },
};
