// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: measures seal, open, import, ledger against stock tools; prints a table and writes docs/performance.md.
//   npm run bench -- --quick                    small sizes, one run, nothing written
//   npm run bench -- --mebibytes 256 --files 2000 --runs 3    other sizes
import "./requireNode.mjs";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { performanceReport } from "./bench/report.mjs";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies } from "./npm.mjs";
import { inRepository, runCommand, say } from "./repository.mjs";

const ledgerSizes = [1_000, 10_000, 100_000];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean" },
      mebibytes: { type: "string" },
      files: { type: "string" },
      runs: { type: "string" },
    },
  });
  const quick = values.quick ?? false;
  const size = {
    mebibytes: Number(values.mebibytes ?? (quick ? 64 : 1024)),
    files: Number(values.files ?? (quick ? 500 : 10_000)),
    runs: Number(values.runs ?? (quick ? 1 : 5)),
  };
  ensureDependencies();
  const { build } = await import("vite");
  await build({
    configFile: inRepository("vite.bench.config.ts"),
    logLevel: "warn",
  });
  const electron = resolveElectron();
  const load = [loadavg()[0]];
  const results = measureAll(electron, size, quick);
  load.push(loadavg()[0]);
  const { text, plots } = performanceReport({
    size,
    results,
    load,
    processors: cpus().length,
    nodeVersion: process.version,
    electronVersion: electron.version,
    date: new Date().toISOString().slice(0, 10),
  });
  console.log(text);
  if (quick) return 0;
  writeFileSync(inRepository("docs", "performance.md"), text);
  for (const [name, svg] of Object.entries(plots))
    writeFileSync(inRepository("docs", name), svg);
  return 0;
});

function measureAll(electron, { mebibytes, files, runs }, quick) {
  const node = { path: process.execPath, env: {} };
  const inElectron = {
    path: electron.path,
    env: { ELECTRON_RUN_AS_NODE: "1" },
  };
  const portable = { ...node, env: { COUNTERSEAL_CRYPTOGRAPHY: "portable" } };
  const bytes = mebibytes * 1024 * 1024;
  return {
    node: measure(node, "bulk", bytes, runs),
    electron: measure(inElectron, "bulk", bytes, runs),
    portable: measure(portable, "bulk", bytes, runs),
    many: measure(node, "many", files),
    ledger: ledgerSizes
      .slice(0, quick ? 2 : 3)
      .map((entries) => ({ entries, ...measure(node, "ledger", entries) })),
  };
}

/** One measurement in a process of its own, so that its memory is its own. */
function measure({ path, env }, ...args) {
  say(`Measuring ${args.join(" ")}…`);
  const run = spawnSync(
    path,
    [inRepository("build", "bench", "main.js"), ...args.map(String)],
    {
      encoding: "utf8",
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (run.status !== 0)
    throw new Error(`The measurement ${args.join(" ")} failed.`);
  return JSON.parse(run.stdout);
}
