// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: measures seal, open, import, ledger against stock tools; prints a table and writes docs/performance.md.
//   npm run bench -- --quick                    small sizes, one run, nothing written
//   npm run bench -- --mebibytes 256 --files 2000 --runs 3    other sizes
//   npm run bench -- --busy                     even where something else is at work
import "./requireNode.mjs";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measure, nodeRuntime, utilityRuntime } from "./bench/runtimes.mjs";
import { performanceReport } from "./bench/report.mjs";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies } from "./npm.mjs";
import { inRepository, runCommand, SetupError } from "./repository.mjs";

/** Above it before the start, something else is at work. */
const mostLoad = 1;
const ledgerSizes = [1_000, 10_000, 100_000];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean" },
      mebibytes: { type: "string" },
      files: { type: "string" },
      runs: { type: "string" },
      busy: { type: "boolean" },
    },
  });
  const quick = values.quick ?? false;
  const size = {
    mebibytes: Number(values.mebibytes ?? (quick ? 64 : 1024)),
    files: Number(values.files ?? (quick ? 500 : 10_000)),
    runs: Number(values.runs ?? (quick ? 1 : 5)),
  };
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
  const results = await measureAll(electron, size, quick);
  load.push(loadavg()[0]);
  const { text, plots } = performanceReport({
    size,
    results,
    load,
    busy: load[0] > mostLoad,
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
