// SPDX-License-Identifier: Apache-2.0
import type { Request, Response } from "../../../shared/ipc/contract.ts";
import type { LaunchedApp } from "../launchApp.ts";
import { call, newJob } from "./calls.ts";

export type Audit = Request<"intake.look">["audit"];
export type Version = Request<"inspection.run">["version"];

/** A file on its way through the app, and what it has come to until now. */
export interface Course {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly verdicts: Record<"intake" | "inspection" | "preview", string>;
  readonly faults: string[];
}

type Imported = Response<"deliverable.import">;

/** Of an archive's files so many are taken in. */
const mostTaken = 100;
const custody = { from: "Somebody", channel: "as it came" } as const;
const kept = { kind: "other", variant: "private" } as const;
const accepting = { by: "Ada Quill", reason: "It is here to be looked at" };

async function granted(
  { page, chooseToOpen }: LaunchedApp,
  courses: readonly Course[],
): Promise<Request<"intake.look">["files"]> {
  await chooseToOpen(...courses.map(({ path }) => path));
  const answer = await call(page, "dialog.open", { purpose: "import" });
  return answer.ok ? answer.value.chosen.map(({ grant }) => grant) : [];
}

/** Adds to what intake came to, of every file or of those that are meant. */
function say(courses: readonly Course[], words: string): void {
  for (const { verdicts } of courses)
    verdicts.intake += `${verdicts.intake === "" ? "" : ", "}${words}`;
}

function versionsIn(
  imported: Imported["imported"],
): ReadonlyMap<string, Version> {
  const versions = imported.flatMap(({ versions: each }) => each);
  return new Map(versions.map(({ sha256, version }) => [sha256, version]));
}

/** Opens what is handed over as a vendor's, all at once, and takes in what is in it. */
async function openAndTake(
  launched: LaunchedApp,
  audit: Audit,
  courses: readonly Course[],
): Promise<ReadonlyMap<string, Version>> {
  const { page } = launched;
  const looked = await call(page, "intake.look", {
    ...{ job: newJob(), audit, keyFiles: [], passphrases: [] },
    files: await granted(launched, courses),
  });
  if (!looked.ok) {
    say(courses, looked.error.code);
    return new Map();
  }
  const { intake, packages, files } = looked.value;
  const taken = packages.flatMap(({ layers, fault }, source) => {
    const found = files.filter((file) => file.source === source);
    const good = found.filter(({ refused }) => refused === null);
    const some = good.slice(0, mostTaken);
    const words = `${layers.join("+") || "plain"}, ${String(some.length)} of ${String(found.length)}`;
    say(courses.slice(source, source + 1), words + (fault ? `, ${fault}` : ""));
    return some;
  });
  const took = await call(page, "intake.take", {
    ...{ job: newJob(), intake, passphrases: [], ...custody, accepting },
    files: taken.map(({ index }) => ({ index, ...kept })),
  });
  if (took.ok) return versionsIn(took.value.imported);
  say(courses, took.error.code);
  await call(page, "intake.drop", { intake });
  return new Map();
}

/** Takes in what is in files of a vendor's, all at once, and keeps each file itself as a version; null of one that was refused. */
export async function takeIn(
  launched: LaunchedApp,
  audit: Audit,
  courses: readonly Course[],
): Promise<(Version | null)[]> {
  const found = new Map(await openAndTake(launched, audit, courses));
  const packed = courses.filter(({ sha256 }) => !found.has(sha256));
  if (packed.length > 0) {
    const imported = await call(launched.page, "deliverable.import", {
      ...{ job: newJob(), audit, ...custody, ...kept },
      files: await granted(launched, packed),
    });
    if (imported.ok) {
      for (const each of versionsIn(imported.value.imported))
        found.set(...each);
      for (const { name, code } of imported.value.refused)
        say(
          packed.filter((course) => course.name === name),
          `refused: ${code}`,
        );
    } else say(packed, imported.error.code);
  }
  return courses.map(({ sha256 }) => found.get(sha256) ?? null);
}
