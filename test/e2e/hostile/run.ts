// SPDX-License-Identifier: Apache-2.0
import { appendFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Request } from "../../../shared/ipc/contract.ts";
import { appDir, type LaunchedApp, launchApp } from "../launchApp.ts";
import { call, type Fed, feed } from "./feed.ts";
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

/** Feeds files to the real app, one after the other, and starts it anew after one that it did not stand. */
export async function feedAll(
  paths: readonly string[],
  { vaultDir, fedDir }: { readonly vaultDir: string; readonly fedDir: string },
  /** A line of JSON for each file is added to this one. */
  reportPath: string | null,
): Promise<Fed[]> {
  const start = async (isNew: boolean): Promise<Running> => {
    const launched = await open(vaultDir, isNew);
    return { launched, outside: watch(launched, vaultDir, fedDir) };
  };
  let running = await start(true);
  const all: Fed[] = [];
  try {
    for (const path of paths) {
      const fed = await feed(running.launched, audit, path);
      const escapes = running.outside.escapes(path);
      const whole = { ...fed, faults: [...fed.faults, ...escapes] };
      all.push(whole);
      if (reportPath !== null)
        appendFileSync(reportPath, `${JSON.stringify(whole)}\n`);
      if (whole.faults.length > 0) {
        await running.launched.close();
        running = await start(false);
      }
    }
  } finally {
    await running.launched.close();
  }
  return all;
}
