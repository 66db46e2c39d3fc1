// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import {
  DeliverableId,
  AuditId,
  ObjectId,
  Sha256,
  VersionId,
} from "../../shared/ids.ts";
import { requireOk } from "../support/unwrap.ts";
import { addAudit, makeVault, testPassphrase } from "../support/vaults.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { type Act, median, type Shown, timed } from "./measuring.ts";
import { goTo } from "./pages/desk.ts";
import { openAt } from "./pages/vault.ts";

const frames = 240;
const lateMs = 25;
const search = ".list-search input";
const audit = "long-list";

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** Entries of files that nobody opens, and that are therefore not there. */
function entryOf(index: number) {
  const name = `Deliverable ${String(index).padStart(5, "0")}.pdf`;
  return {
    type: "deliverable.imported" as const,
    body: {
      audit: AuditId.parse(audit),
      deliverable: DeliverableId.parse(hex(16)),
      version: VersionId.parse(hex(16)),
      object: ObjectId.parse(hex(16)),
      ...{ sha256: Sha256.parse(hex(32)), header: Sha256.parse(hex(32)) },
      ...{ kind: "other" as const, variant: "private" as const },
      ...{ title: name, name, size: 10_000, from: "bench", channel: "bench" },
    },
  };
}

async function makeLongVault(folderDir: string, count: number) {
  const vault = await makeVault(folderDir);
  const session = requireOk(await vault.open());
  requireOk(await addAudit(session, audit));
  for (let from = 0; from < count; from += 100) {
    const length = Math.min(100, count - from);
    requireOk(
      await session.commit(
        Array.from({ length }, (_, at) => entryOf(from + at)),
      ),
    );
  }
  await session.close();
  return vault.rootDir;
}

/** How many of so many frames came late while the list, as it stands, is scrolled down and up again. */
function lateFrames({ page }: LaunchedApp): Promise<number> {
  return page.evaluate(
    async ([count, most]) => {
      const frame = () => new Promise<number>(requestAnimationFrame);
      const list = document.querySelector(".split-list");
      if (list === null) throw new Error("no list");
      let late = 0;
      let before = await frame();
      for (let each = 0; each < count; each += 1) {
        list.scrollTop += each < count / 2 ? 80 : -80;
        const now = await frame();
        if (now - before > most) late += 1;
        before = now;
      }
      return late;
    },
    [frames, lateMs] as const,
  );
}

const found: Shown = { find: ".list-search [role=status]:not(:empty)" };
const all: Shown = { find: ".list-search [role=status]:empty" };
const type = (value: string): Act => ({ kind: "type", find: search, value });

/** A list of so many deliverables: how long it filters, and how it scrolls beside a list with nothing in it. */
export async function measureList(
  folderDir: string,
  count: number,
  rounds: number,
) {
  const vaultDir = await makeLongVault(folderDir, count);
  const launched = await launchApp({ isWatched: false });
  try {
    await openAt(launched, vaultDir, testPassphrase);
    await goTo(launched.page, "Deliverables");
    await launched.page.locator(search).waitFor();
    const filter: number[] = [];
    const late: number[] = [];
    const lateOfEmpty: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      filter.push(await timed(launched, type("0042"), found));
      await timed(launched, type(""), all);
      late.push(await lateFrames(launched));
      await timed(launched, type("nothing has this"), found);
      lateOfEmpty.push(await lateFrames(launched));
      await timed(launched, type(""), all);
    }
    return {
      ...{ count, frames, filterMs: median(filter) },
      ...{ late: median(late), lateOfEmpty: median(lateOfEmpty) },
    };
  } finally {
    await launched.close();
  }
}
