// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { IntakeSummary } from "../../shared/ipc/intakeContract.ts";
import { audit, createAudit, newJob, openDesk } from "./mainJob.ts";
import { tempFolder } from "./tempFolder.ts";

/** A vault with an audit that takes hand-overs in, over the engine's own calls. */

export const text = (words: string): Uint8Array =>
  new TextEncoder().encode(words);
export const report = text("# Findings\n");
export const members = [
  { name: "report.md", content: report },
  { name: "../../evil.sh", content: text("x") },
  { name: "poc/harness.c", content: text("int main;") },
];

type Desk = Awaited<ReturnType<typeof openDesk>>;

export async function openAudit() {
  const folder = tempFolder();
  const desk = await openDesk(folder);
  await createAudit(desk);
  return { folder, desk };
}

export function look(desk: Desk, paths: readonly string[], more = {}) {
  return desk.do("intake.look", {
    ...{ job: newJob(), audit, keyFiles: [], passphrases: [] },
    files: paths.map((path) => desk.grant(path)),
    ...more,
  });
}

/** All that can be taken and is not there yet. */
export function takeRequest({ intake, files }: IntakeSummary, more = {}) {
  return {
    ...{ job: newJob(), intake, passphrases: [] },
    ...{ from: "Invented Vendor", channel: "hand" },
    files: files
      .filter(({ refused, known }) => refused === null && known === null)
      .map(({ index }) => ({
        index,
        kind: "other" as const,
        variant: "private" as const,
      })),
    ...more,
  };
}

export function take(desk: Desk, summary: IntakeSummary, more = {}) {
  return desk.do("intake.take", takeRequest(summary, more));
}

export function objectsIn(folder: string): string[] {
  const objects = join(folder, "vault", "objects");
  return readdirSync(objects).flatMap((inner) =>
    readdirSync(join(objects, inner)),
  );
}
