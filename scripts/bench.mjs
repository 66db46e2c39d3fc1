// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: measures seal, open, import, ledger against stock tools; prints a table and writes docs/performance.md.
//   npm run bench -- --quick                    small sizes, one run, nothing written
//   npm run bench -- --mebibytes 256 --files 2000 --runs 3    other sizes
//   npm run bench -- --only inspection          the inspector alone; replaces its section
//   npm run bench -- --only findings            lists in the real window; replaces their section
//   npm run bench -- --only desk                the real window: its start, screens, a long list, an import; replaces its section
//   npm run bench -- --only release             export and verification of a release; replaces their section
//   npm run bench -- --busy                     even where something else is at work
import "./requireNode.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measure, nodeRuntime, utilityRuntime } from "./bench/runtimes.mjs";
import { deskHeading, deskReport } from "./bench/deskReport.mjs";
import { findingsHeading, findingsReport } from "./bench/findingsReport.mjs";
import { inspectionReport } from "./bench/inspectionReport.mjs";
import { releaseHeading, releaseReport } from "./bench/releaseReport.mjs";
import { sectionOf, withSection } from "./bench/sections.mjs";
import { ensureBuild } from "./build.mjs";
import { endToEndStage } from "./endToEnd.mjs";
import { performanceReport } from "./bench/report.mjs";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies } from "./npm.mjs";
import { inRepository, runCommand, SetupError } from "./repository.mjs";

/** Above it before the start, something else is at work. */
const mostLoad = 1;
/** A large report with all its attachments. */
const mostArchiveMebibytes = 1024;
const documentPath = inRepository("docs", "performance.md");
const ledgerSizes = [1_000, 10_000, 100_000];

await runCommand(async () => {
  const { values, quick, size } = asked();
  const load = [loadavg()[0]];
  if (!quick && load[0] > mostLoad && !values.busy)
    throw new SetupError(
      `The load of this machine is ${load[0].toFixed(1)}: figures would be of no use. Wait, or say --busy, which the report then says too.`,
    );
  ensureDependencies();
  const { build } = await import("vite");
  await build({
    configFile: inRepository("vite.bench.config.ts"),
    logLevel: "warn",
  });
  const electron = resolveElectron();
  const machine = () => ({
    load: [...load, loadavg()[0]],
    busy: load[0] > mostLoad,
    processors: cpus().length,
    nodeVersion: process.version,
    electronVersion: electron.version,
    date: new Date().toISOString().slice(0, 10),
  });
  const sections = {
    inspection: () => inspectionSection(size, quick, machine),
    release: () => releaseSection(size, machine),
    findings: async () =>
      findingsReport({
        measured: await measureWindow("findings"),
        ...machine(),
      }),
    desk: async () =>
      deskReport({
        measured: await measureWindow("desk", quick),
        ...machine(),
      }),
  };
  const section = sections[values.only];
  if (section !== undefined) writeSection(await section(), quick);
  else {
    const results = await measureAll(electron, size, quick);
    const report = performanceReport({ size, results, ...machine() });
    writeAll(report, sections.inspection(), quick);
  }
  return 0;
});

/** What the command line asks for. */
function asked() {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean" },
      mebibytes: { type: "string" },
      files: { type: "string" },
      runs: { type: "string" },
      busy: { type: "boolean" },
      only: { type: "string" },
    },
  });
  const quick = values.quick ?? false;
  const size = {
    mebibytes: Number(values.mebibytes ?? (quick ? 64 : 1024)),
    files: Number(values.files ?? (quick ? 500 : 10_000)),
    runs: Number(values.runs ?? (quick ? 1 : 5)),
  };
  return { values, quick, size };
}

/** Replaces one section alone. */
function writeSection(section, quick) {
  console.log(section);
  if (quick) return;
  const before = readFileSync(documentPath, "utf8");
  writeFileSync(documentPath, withSection(before, section));
}

function writeAll({ text, plots }, section, quick) {
  const before = readFileSync(documentPath, "utf8");
  const kept = [deskHeading, findingsHeading, releaseHeading]
    .map((heading) => sectionOf(before, heading))
    .filter((each) => each !== "");
  const whole = kept.reduce(withSection, withSection(text, section));
  console.log(whole);
  if (quick) return;
  writeFileSync(documentPath, whole);
  for (const [name, svg] of Object.entries(plots))
    writeFileSync(inRepository("docs", name), svg);
}

/** In the app itself, by a test that measures only when it is asked to. */
async function measureWindow(what, quick = false) {
  await ensureBuild();
  process.env.COUNTERSEAL_MEASURE = quick ? `${what}-quick` : what;
  const outcome = await endToEndStage([`test/e2e/${what}Measured`]);
  if (outcome.passed === 0 || outcome.failed > 0)
    throw new SetupError(
      `The window was not measured: ${outcome.reasons.join("; ") || outcome.output}`,
    );
  const path = inRepository("test-results", `${what}-measured.json`);
  return JSON.parse(readFileSync(path, "utf8"));
}

/** @returns {string} the section on the inspector */
function inspectionSection({ mebibytes, runs }, quick, machine) {
  const node = nodeRuntime(process.execPath);
  const pages = quick ? 50 : 1_000;
  const archive = Math.min(mebibytes, mostArchiveMebibytes);
  const measured = measure(node, "inspection", pages, runs, archive);
  return inspectionReport({ measured, runs, ...machine() });
}

/** @returns {string} the section on releases */
function releaseSection({ mebibytes, runs }, machine) {
  const node = nodeRuntime(process.execPath);
  const files = Math.min(1_000, mebibytes);
  const bytes = mebibytes * 1024 * 1024;
  const measured = measure(node, "release", bytes, runs, files);
  const memory = [mebibytes / 8, mebibytes].map((each) => ({
    mebibytes: each,
    ...measure(node, "release-memory", each * 1024 * 1024, 1, files),
  }));
  const size = { mebibytes, files, runs };
  return releaseReport({ measured, size, memory, ...machine() });
}

async function measureAll(electron, { mebibytes, files, runs }, quick) {
  const node = nodeRuntime(process.execPath);
  const asNode = nodeRuntime(electron.path, { ELECTRON_RUN_AS_NODE: "1" });
  const portable = nodeRuntime(process.execPath, {
    COUNTERSEAL_CRYPTOGRAPHY: "portable",
  });
  const utility = await utilityRuntime(electron);
  const bytes = mebibytes * 1024 * 1024;
  const rounds = Math.min(runs, 3);
  return {
    bulk: {
      Node: measure(node, "bulk", bytes, runs),
      "Electron as Node": measure(asNode, "bulk", bytes, runs),
      "Electron's utility process":
        utility && measure(utility, "bulk", bytes, runs),
      "Node, WebAssembly alone": measure(portable, "bulk", bytes, runs),
    },
    memory: {
      Node: measure(node, "memory", 4 * bytes),
      "Electron's utility process":
        utility && measure(utility, "memory", 4 * bytes),
      "Node, WebAssembly alone": measure(portable, "memory", 4 * bytes),
    },
    many: measure(node, "many", files, rounds),
    check: { bytes, files, ...measure(node, "check", bytes, rounds, files) },
    ledger: ledgerSizes
      .slice(0, quick ? 2 : 3)
      .map((entries) => ({ entries, ...measure(node, "ledger", entries) })),
  };
}
