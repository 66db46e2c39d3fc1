// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "playwright-core";
import type {} from "../../../renderer/api/bridge.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import {
  apiName,
  type CallResult,
  type PageChannel,
} from "../../../shared/ipc/rendererApi.ts";
import type { LaunchedApp } from "../launchApp.ts";
import { familyOf } from "../memory.ts";
import { enginePid } from "../processes.ts";
import { ipSockets, socketsOf } from "../traces.ts";

/** What became of one file on its way through the app. */
export interface Fed {
  readonly file: string;
  readonly size: number;
  readonly ms: number;
  readonly intake: string;
  readonly inspection: string;
  readonly preview: string;
  /** Hangs, crashes, sockets and escapes; none of a file that the app stood. */
  readonly faults: readonly string[];
}

/** What the app took from a look at a file until now. */
interface Looked {
  readonly verdicts: Record<"intake" | "inspection" | "preview", string>;
  readonly faults: string[];
}

/** A call or a preview that has come to no end by then hangs. */
const hangsAfterMs = 120_000;
/** A page that is still empty by then cannot be drawn. */
const drawnWithinMs = 10_000;
const everyMs = 50;
/** Of an archive's files so many are taken in. */
const mostTaken = 100;

class Hung extends Error {}

function orHung<T>(deed: Promise<T>, limitMs = hangsAfterMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Hung());
    }, limitMs);
  });
  return Promise.race([deed, late]).finally(() => {
    clearTimeout(timer);
  });
}

const newJob = (): string => randomBytes(16).toString("hex");

/** Calls the app as its own page does. */
export async function call<C extends PageChannel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<CallResult<C>> {
  const made = page.evaluate(
    ([name, body]) =>
      (
        window.counterseal as unknown as Record<
          string,
          (body: unknown) => Promise<unknown>
        >
      )[name]?.(body),
    [apiName(channel), request] as const,
  );
  return (await orHung(made)) as CallResult<C>;
}

async function granted(
  { page, chooseToOpen }: LaunchedApp,
  path: string,
): Promise<Request<"intake.look">["files"]> {
  await chooseToOpen(path);
  const answer = await call(page, "dialog.open", { purpose: "import" });
  return answer.ok ? answer.value.chosen.map(({ grant }) => grant) : [];
}

type Version = Request<"inspection.run">["version"];
const custody = { from: "Somebody", channel: "as it came" } as const;
const kept = { kind: "other", variant: "private" } as const;
const accepting = { by: "Ada Quill", reason: "It is here to be looked at" };

/** Opens what is handed over as a vendor's, takes in what is in it, and keeps the file itself as a version. */
async function takeIn(
  launched: LaunchedApp,
  audit: Request<"intake.look">["audit"],
  path: string,
  { verdicts }: Looked,
): Promise<Version | null> {
  const { page } = launched;
  const files = await granted(launched, path);
  const looked = await call(page, "intake.look", {
    ...{ job: newJob(), audit, files, keyFiles: [], passphrases: [] },
  });
  if (looked.ok) {
    const { intake, packages, files: found } = looked.value;
    const taken = found
      .filter(({ refused }) => refused === null)
      .slice(0, mostTaken);
    const layers = packages.flatMap(({ layers: each }) => each).join("+");
    const fault = packages.find((each) => each.fault !== null)?.fault;
    verdicts.intake = `${layers || "plain"}, ${String(taken.length)} of ${String(found.length)}${fault ? `, ${fault}` : ""}`;
    const took = await call(page, "intake.take", {
      ...{ job: newJob(), intake, passphrases: [], ...custody, accepting },
      files: taken.map(({ index }) => ({ index, ...kept })),
    });
    if (!took.ok) {
      verdicts.intake += `, ${took.error.code}`;
      await call(page, "intake.drop", { intake });
    } else if (layers === "" && took.value.imported.length === 1)
      return took.value.imported[0]?.versions.at(-1)?.version ?? null;
  } else verdicts.intake = looked.error.code;
  const imported = await call(page, "deliverable.import", {
    ...{ job: newJob(), audit, ...custody, ...kept },
    files: await granted(launched, path),
  });
  if (!imported.ok) {
    verdicts.intake += `, ${imported.error.code}`;
    return null;
  }
  for (const { code } of imported.value.refused)
    verdicts.intake += `, refused: ${code}`;
  return imported.value.imported[0]?.versions.at(-1)?.version ?? null;
}

const stops = ["inspector-hung", "inspector-crashed", "inspector-memory"];

async function inspect(
  page: Page,
  version: Version,
  { verdicts, faults }: Looked,
): Promise<void> {
  const answer = await call(page, "inspection.run", {
    ...{ job: newJob(), version },
  });
  if (!answer.ok) {
    verdicts.inspection = answer.error.code;
    return;
  }
  const { type, findings, unseen } = answer.value;
  verdicts.inspection = `${type}, ${String(findings.length)} found, ${String(unseen.length)} unseen`;
  for (const { check } of findings)
    if (stops.includes(check)) faults.push(`inspection: ${check}`);
}

/** How a preview shows its file; null while it is about to. */
function shownAs(preview: Page, isLate: boolean): Promise<string | null> {
  return preview.evaluate((late) => {
    const body = document.querySelector(".preview-body");
    if (body === null) return null;
    const canvas = body.querySelector("canvas");
    if (canvas !== null && canvas.dataset["drawn"] !== "true")
      return late ? "a page that cannot be drawn" : null;
    const notice = document.querySelector(".preview-notice")?.textContent;
    const kinds = {
      ".pdf-page": "pages",
      ".picture": "a picture",
      ".listing": "a list",
      "article.office": "the text of a document",
      "article.markdown": "Markdown",
      "table.values": "a table",
      ".code": "lines",
    };
    const kind = Object.entries(kinds).find(([part]) =>
      body.querySelector(part),
    );
    return `${kind?.[1] ?? "nothing"}${notice ? `: ${notice}` : ""}`;
  }, isLate);
}

async function waitForShown({ app }: LaunchedApp): Promise<string> {
  const from = performance.now();
  for (;;) {
    const past = performance.now() - from;
    if (past > hangsAfterMs) throw new Hung();
    for (const page of app.windows()) {
      if (!page.url().startsWith("app://preview/")) continue;
      // One that closes meanwhile shows nothing.
      const shown = await shownAs(page, past > drawnWithinMs).catch(() => null);
      if (shown !== null) return shown;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

async function look(
  launched: LaunchedApp,
  version: Version,
  { verdicts, faults }: Looked,
): Promise<void> {
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

/** Feeds one file to the app as a vendor's: intake, inspection, preview, in that order. */
export async function feed(
  launched: LaunchedApp,
  audit: Request<"intake.look">["audit"],
  path: string,
): Promise<Fed> {
  const { app, page } = launched;
  const verdicts = { intake: "", inspection: "", preview: "" };
  const looked: Looked = { verdicts, faults: [] };
  const engine = await enginePid(app);
  const from = performance.now();
  let step: keyof typeof verdicts = "intake";
  try {
    const version = await takeIn(launched, audit, path, looked);
    step = "inspection";
    if (version !== null) await inspect(page, version, looked);
    step = "preview";
    if (version !== null) await look(launched, version, looked);
  } catch (thrown) {
    const what = thrown instanceof Hung ? "a hang" : "a crash of the page";
    looked.faults.push(`${step}: ${what}`);
  }
  const ms = Math.round(performance.now() - from);
  if ((await enginePid(app)) !== engine)
    looked.faults.push(`${step}: a crash of the engine`);
  const { size } = statSync(path);
  return { file: basename(path), size, ms, ...verdicts, faults: looked.faults };
}
