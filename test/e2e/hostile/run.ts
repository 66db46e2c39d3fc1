// SPDX-License-Identifier: Apache-2.0
import { appendFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Request } from "../../../shared/ipc/contract.ts";
import { appDir, type LaunchedApp, launchApp } from "../launchApp.ts";
import { call } from "./calls.ts";
import { type Fed, feed } from "./feed.ts";
import { Outside } from "./outside.ts";

const passphrase = "seven lanterns over a quiet harbour";
const audit = "hostile" as Request<"intake.look">["audit"];

interface Running {
  readonly launched: LaunchedApp;
  readonly outside: Outside;
}

async function open(vaultDir: string, isNew: boolean): Promise<LaunchedApp> {
  const launched = await launchApp();
  const { page } = launched;
  if (isNew) {
    await launched.chooseToSave(vaultDir);
    const suggestedName = "vault";
    const asked = { purpose: "new-vault", suggestedName } as const;
    const saving = await call(page, "dialog.save", asked);
    const folder = saving.ok ? saving.value.chosen?.grant : undefined;
    if (folder === undefined) throw new Error("no place for a vault");
    const slotName = "Ada Quill";
    await done(call(page, "vault.create", { folder, passphrase, slotName }));
    await done(call(page, "audit.create", { audit, title: "Hostile" }));
  } else {
    await launched.chooseToOpen(vaultDir);
    const opening = await call(page, "dialog.open", { purpose: "vault" });
    const [chosen] = opening.ok ? opening.value.chosen : [];
    if (chosen === undefined) throw new Error("no vault");
    const folder = chosen.grant;
    await done(call(page, "vault.open", { folder, passphrase }));
  }
  await call(page, "preview.expect", {});
  return launched;
}

async function done(
  asked: Promise<{ readonly ok: boolean; readonly error?: unknown }>,
): Promise<void> {
  const answer = await asked;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

function watch(
  launched: LaunchedApp,
  vaultDir: string,
  fedDir: string,
): Outside {
  const { profileDir } = launched;
  const home = dirname(profileDir);
  const app = appDir();
  return new Outside({
    folders: [home, dirname(vaultDir), app],
    shared: ["/tmp", "/var/tmp", "/dev/shm", dirname(app), dirname(fedDir)],
    leftOut: [
      ...[profileDir, vaultDir, fedDir, home, dirname(vaultDir)],
      ...["node_modules", "test-results", "build"].map((name) =>
        join(app, name),
      ),
    ],
    vaultDir,
    wordless: [home],
  });
}

export interface Feast {
  /** What each of them has is fed at once. */
  readonly batches: readonly (readonly string[])[];
  readonly vaultDir: string;
  readonly fedDir: string;
  /** A line of JSON for each file is added to this one. */
  readonly reportPath: string | null;
}

/** Feeds files to the real app, and starts it anew after one that it did not stand. */
export async function feedAll({
  batches,
  vaultDir,
  fedDir,
  reportPath,
}: Feast): Promise<Fed[]> {
  const start = async (isNew: boolean): Promise<Running> => {
    const launched = await open(vaultDir, isNew);
    return { launched, outside: watch(launched, vaultDir, fedDir) };
  };
  let running = await start(true);
  const all: Fed[] = [];
  const waiting = [...batches];
  try {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { launched, outside } = running;
      const escapes = (path: string) => outside.escapes(path);
      const fed = await feed(launched, audit, next, escapes);
      all.push(...fed);
      if (reportPath !== null)
        for (const each of fed)
          appendFileSync(reportPath, `${JSON.stringify(each)}\n`);
      const unfed = next.slice(fed.length);
      if (fed.length === 0) waiting.unshift(...unfed.map((path) => [path]));
      else if (unfed.length > 0) waiting.unshift(unfed);
      if (fed.length === 0 || fed.some(({ faults }) => faults.length > 0)) {
        await launched.close();
        running = await start(false);
      }
    }
  } finally {
    await running.launched.close();
  }
  return all;
}
