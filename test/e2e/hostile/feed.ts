// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { familyOf } from "../memory.ts";
import { enginePid } from "../processes.ts";
import { ipSockets, socketsOf } from "../traces.ts";
import { call, Hung, newJob, orHung } from "./calls.ts";
import { waitForShown } from "./shown.ts";
import { type Audit, type Course, takeIn, type Version } from "./takeIn.ts";

/** What became of one file on its way through the app. */
export interface Fed {
  readonly file: string;
  readonly size: number;
  /** Of an intake of several files its part. */
  readonly ms: number;
  readonly intake: string;
  readonly inspection: string;
  readonly preview: string;
  /** Hangs, crashes, sockets and escapes; none of a file that the app stood. */
  readonly faults: readonly string[];
}

interface Feeding {
  readonly launched: LaunchedApp;
  readonly engine: number | null;
  /** What was written elsewhere since this was last asked. */
  readonly escapes: (path: string) => readonly string[];
}

const stops = ["inspector-hung", "inspector-crashed", "inspector-memory"];

async function inspect(
  page: Page,
  version: Version,
  { verdicts, faults }: Course,
): Promise<true> {
  const answer = await call(page, "inspection.run", {
    ...{ job: newJob(), version },
  });
  if (!answer.ok) {
    verdicts.inspection = answer.error.code;
    return true;
  }
  const { type, findings, unseen } = answer.value;
  verdicts.inspection = `${type}, ${String(findings.length)} found, ${String(unseen.length)} unseen`;
  for (const { check } of findings)
    if (stops.includes(check)) faults.push(`inspection: ${check}`);
  return true;
}

async function look(
  launched: LaunchedApp,
  version: Version,
  { verdicts, faults }: Course,
): Promise<true> {
  const { page } = launched;
  const place = { x: 100, y: 100, width: 900, height: 600 };
  await call(page, "preview.place", place);
  const opened = await call(page, "preview.open", {
    ...{ job: newJob(), of: { version } },
  });
  verdicts.preview = opened.ok
    ? await orHung(waitForShown(launched))
    : opened.error.code;
  faults.push(...(await openSockets(launched)));
  await call(page, "preview.close", {});
  return true;
}

/** The shell is left out: a debugger of the test listens there. */
async function openSockets({ app }: LaunchedApp): Promise<string[]> {
  const shell = await app.evaluate(() => process.pid);
  const ip = ipSockets();
  return familyOf(shell)
    .filter((pid) => pid !== shell)
    .filter((pid) => {
      try {
        return socketsOf(pid).some((inode) => ip.has(inode));
      } catch {
        // It ended meanwhile.
        return false;
      }
    })
    .map((pid) => `socket of process ${String(pid)}`);
}

/** What a step gives; null, and a fault, where it hangs or takes the page or the engine with it. */
async function tried<T>(
  { launched, engine }: Feeding,
  step: keyof Course["verdicts"],
  faults: string[],
  deed: () => Promise<T>,
): Promise<T | null> {
  let given: T | null = null;
  try {
    given = await deed();
  } catch (thrown) {
    const what = thrown instanceof Hung ? "a hang" : "a crash of the page";
    faults.push(`${step}: ${what}`);
  }
  if ((await enginePid(launched.app)) === engine) return given;
  faults.push(`${step}: a crash of the engine`);
  return null;
}

function begin(path: string): Course {
  return {
    ...{ path, name: basename(path), faults: [] },
    sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
    verdicts: { intake: "", inspection: "", preview: "" },
  };
}

/** Inspection and preview of what was taken in, in that order, as far as the app goes on. */
async function lookAt(
  feeding: Feeding,
  course: Course,
  version: Version | null,
  takenMs: number,
): Promise<Fed> {
  const { path, name: file, verdicts, faults } = course;
  const { launched, escapes } = feeding;
  const from = performance.now();
  const goesOn =
    version !== null &&
    (await tried(feeding, "inspection", faults, () =>
      inspect(launched.page, version, course),
    ));
  if (goesOn)
    await tried(feeding, "preview", faults, () =>
      look(launched, version, course),
    );
  const ms = Math.round(takenMs + performance.now() - from);
  faults.push(...escapes(path));
  return { file, size: statSync(path).size, ms, ...verdicts, faults };
}

/**
 * Feeds files to the app as a vendor's: the intake of all of them at once, then inspection and preview of each.
 * Ends with the first that has a fault. Of several whose intake itself has one it says nothing: each is to be fed
 * alone.
 */
export async function feed(
  launched: LaunchedApp,
  audit: Audit,
  paths: readonly string[],
  escapes: Feeding["escapes"],
): Promise<Fed[]> {
  const engine = await enginePid(launched.app);
  const feeding: Feeding = { launched, engine, escapes };
  const courses = paths.map(begin);
  const faults: string[] = [];
  const from = performance.now();
  const versions = await tried(feeding, "intake", faults, () =>
    takeIn(launched, audit, courses),
  );
  const takenMs = (performance.now() - from) / paths.length;
  if (faults.length > 0 && paths.length > 1) return [];
  const all: Fed[] = [];
  for (const [index, course] of courses.entries()) {
    course.faults.push(...faults);
    const version = versions?.[index] ?? null;
    all.push(await lookAt(feeding, course, version, takenMs));
    if (course.faults.length > 0) break;
  }
  return all;
}
