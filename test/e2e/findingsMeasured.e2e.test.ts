// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newFindingId } from "../../electron/engine/findings/takeFindings.ts";
import type { Session } from "../../electron/engine/session.ts";
import {
  FindingLabel,
  findingStatuses,
  severities,
} from "../../shared/domain/finding.ts";
import { AuditId } from "../../shared/ids.ts";
import { requireOk } from "../support/unwrap.ts";
import { addAudit, makeVault, testPassphrase } from "../support/vaults.ts";
import {
  appDir,
  type LaunchedApp,
  launchApp,
  temporaryHome,
} from "./launchApp.ts";
import { type Act, median, type Shown, timed } from "./measuring.ts";
import { button } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";

const audits = 50;
const findings = 1000;
const others = 20;
const rounds = 15;

const nameOf = (index: number): AuditId =>
  AuditId.parse(`audit-${String(index).padStart(2, "0")}`);

function findingsOf(audit: AuditId, from: number, count: number) {
  return {
    type: "finding.recorded" as const,
    body: {
      ...{ audit, source: { kind: "by-hand" as const } },
      findings: Array.from({ length: count }, (_, at) => ({
        id: newFindingId(),
        label: FindingLabel.parse(`H-${String(from + at)}`),
        title: `Finding ${String(from + at)} of a harbour with many nets`,
        severity: severities[at % severities.length] ?? "low",
        component: `component-${String(at % 12)}`,
        description: "A description of some length. ".repeat(20),
        status: findingStatuses[at % findingStatuses.length] ?? "open",
        ...{ cvss: null, evidence: [], owner: null, fixVersions: [] },
        ...{ links: [], cves: [], embargoUntil: null },
      })),
    },
  };
}

async function fill(session: Session): Promise<void> {
  for (let index = 0; index < audits; index += 1) {
    const audit = nameOf(index);
    requireOk(await addAudit(session, audit));
    const count = index === 0 ? findings : others;
    for (let from = 0; from < count; from += 200) {
      const act = findingsOf(audit, from, Math.min(200, count - from));
      requireOk(await session.commit([act]));
    }
  }
}

/** Each step and its opposite, by turns. */
async function byTurns(
  launched: LaunchedApp,
  there: readonly [Act, Shown],
  back: readonly [Act, Shown],
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await timed(launched, ...there));
    await timed(launched, ...back);
  }
  return median(times);
}

const section = (words: string): Act => ({
  ...{ kind: "click", find: "nav.rail button", words },
});

const menu: Act = { kind: "click", find: ".rail .menu > button" };
const search = "input[type=search]";
const severityField = ".finding-filters select";
const high = severities.indexOf("high");
/** Every batch of {@link fill} begins with the first severity again. */
const ofHigh = Array.from({ length: findings }, (_, at) => at % 200).filter(
  (at) => at % severities.length === high,
).length;

const sortBy = (column: string): readonly [Act, Shown] => [
  { kind: "click", find: `th.of-${column} .sort-button` },
  { find: `th.of-${column}:not([aria-sort=none])` },
];

/** The list of all audits, each time from one of them. */
async function audited(launched: LaunchedApp) {
  const last = `tbody tr:nth-child(${String(audits)}) .row-button`;
  const item = (find: string, words: string): Act => ({
    ...{ kind: "click", find, words },
  });
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await timed(launched, menu, { find: ".menu-list" });
    const choose = item(".menu-item", "All audits");
    values.push(await timed(launched, choose, { find: last }));
    const open = item(".row-button", "audit-00");
    await timed(launched, open, { find: `main:not(:has(${last}))` });
  }
  return { what: "Go to the list of all audits", ms: median(values) };
}

async function measureAll(launched: LaunchedApp) {
  const all = { rows: findings } as const;
  const moved = { focus: "moved" } as const;
  const times: { what: string; ms: number }[] = [];
  const measure = async (
    what: string,
    there: readonly [Act, Shown],
    back: readonly [Act, Shown],
  ) => {
    times.push({ what, ms: await byTurns(launched, there, back) });
  };
  times.push(await audited(launched));
  await measure(
    "Open the findings of an audit",
    [section("Findings"), all],
    [section("Overview"), { find: ".phase-rail" }],
  );
  await timed(launched, section("Findings"), all);
  await measure(
    "Search for what eleven findings have",
    [{ kind: "type", find: search, value: "H-99" }, { rows: 11 }],
    [{ kind: "type", find: search, value: "" }, all],
  );
  await measure(
    "Show those of one severity",
    [{ kind: "choose", find: severityField, value: "high" }, { rows: ofHigh }],
    [{ kind: "choose", find: severityField, value: "" }, all],
  );
  await measure("Sort by title", sortBy("title"), sortBy("severity"));
  const pick: Act = { kind: "click", find: "th.pick input" };
  await measure(
    "Choose all findings",
    [pick, { find: ".finding-selection" }],
    [pick, { find: "main:not(:has(.finding-selection))" }],
  );
  await launched.page.locator(".finding-table [tabindex='0']").first().focus();
  await measure(
    "Go to the next finding by keyboard",
    [{ kind: "key", key: "ArrowDown" }, moved],
    [{ kind: "key", key: "ArrowUp" }, moved],
  );
  await measure(
    "Go to the last finding by keyboard",
    [{ kind: "key", key: "End" }, moved],
    [{ kind: "key", key: "Home" }, moved],
  );
  return times;
}

it("lists in the window are measured, without a bound", async (context) => {
  const isWanted = process.env["COUNTERSEAL_MEASURE"] === "findings";
  context.skip(!isWanted, "npm run bench measures here");
  const { homeDir, remove } = temporaryHome();
  const vault = await makeVault(homeDir);
  const session = requireOk(await vault.open());
  await fill(session);
  await session.close();
  const launched = await launchApp();
  try {
    const { page } = launched;
    await launched.chooseToOpen(vault.rootDir);
    await button(page, /^Open a vault…/).click();
    await vaultPages.confirmSample(launched);
    await vaultPages.typePassphrase(launched, testPassphrase);
    await page.getByRole("heading", { level: 1, name: "Audits" }).waitFor();
    await button(page, "Put away").click();
    await page
      .getByRole("button", { name: /^Audit audit-00/ })
      .first()
      .click();
    const times = await measureAll(launched);
    expect(times).toHaveLength(8);
    const resultsDir = join(appDir(), "test-results");
    mkdirSync(resultsDir, { recursive: true });
    writeFileSync(
      join(resultsDir, "findings-measured.json"),
      JSON.stringify({ audits, findings, others, rounds, times }),
    );
  } finally {
    await launched.close();
    remove();
  }
}, 600_000);
