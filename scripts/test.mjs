// SPDX-License-Identifier: Apache-2.0
// `npm test`: everything that proves the project, after whatever set-up this machine still needs.
// `npm test -- unit e2e` runs the named stages only; words after them go to Vitest (`npm test -- unit shared/ids`);
// `coverage` brings the stages that it counts.
//
// End-to-end tests find the app through the environment:
//   COUNTERSEAL_ELECTRON  the Electron binary, for Playwright's executablePath
//   COUNTERSEAL_APP       the app's folder, Electron's first argument
// They run as an ordinary user on a display of their own, with Chromium's sandbox on. HOME and the temporary
// folder are theirs to write; what they leave in test-results/ of the working folder is kept for a look.
import "./requireNode.mjs";
import { ensureBuild } from "./build.mjs";
import { countingInto, coverageStage } from "./coverage.mjs";
import { endToEndStage } from "./endToEnd.mjs";
import { ensureDependencies } from "./npm.mjs";
import { packagedStage } from "./packaged.mjs";
import { runCommand, say } from "./repository.mjs";
import { tool, vitest } from "./stages.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";

/** Those whose tests are to take the branches, with `coverage`, which counts them. */
const counted = ["unit", "contract", "interop"];
const asked = process.argv.slice(2);
const counting = asked.length === 0 || asked.includes("coverage");
const tests = (project, stage) => (words) =>
  vitest(project, [...words, ...(counting ? countingInto(stage) : [])]);

const rooms = ["electron", "renderer", "shared", "test", "scripts", "bin"];

/** Each stage resolves to `{passed, failed, skipped, output, failures, reasons, slowest, campaigns}`. */
const stages = {
  format: () => tool("prettier", ["--check", "--log-level=warn", "."]),
  lint: () => tool("eslint", ["--max-warnings=0", "."]),
  walls: () =>
    tool("dependency-cruiser", ["--config=.dependency-cruiser.cjs", ...rooms]),
  unused: () => tool("knip", ["--no-progress"]),
  types: () => tool("typescript-native", ["-b"], ["-p", "test"]),
  unit: tests("unit*", "unit"),
  portable: (words) => vitest("portable", words),
  contract: tests("contract", "contract"),
  interop: tests("interop", "interop"),
  coverage: () => coverageStage(counted),
  faults: (words) => vitest("faults", words),
  e2e: endToEndStage,
  packaged: packagedStage,
};

/** They read the sources alone, each on one processor: they run beside each other. */
const ofSources = ["format", "lint", "walls", "unused", "types"];

await runCommand(async () => {
  const names = Object.keys(stages).filter(
    (name) =>
      asked.includes(name) ||
      (counted.includes(name) && asked.includes("coverage")),
  );
  const words = asked.filter((word) => !(word in stages));
  if (asked.length > 0 && names.length === 0) {
    say(`Stages: ${Object.keys(stages).join(", ")}`);
    return 2;
  }
  ensureSystemPackages(["window", "virtualDisplay", "demo", "interop"]);
  ensureDependencies();
  await ensureBuild();
  const chosen = names.length > 0 ? names : Object.keys(stages);
  const run = (name) => timed(name, () => stages[name](words));
  const atOnce = chosen.filter((name) => ofSources.includes(name));
  const running = new Map(atOnce.map((name) => [name, run(name)]));
  // The one that takes longest leaves a processor free: what follows need not wait for it.
  const quick = atOnce.filter((name) => name !== "lint");
  await Promise.all(quick.map((name) => running.get(name)));
  const outcomes = [];
  for (const name of chosen)
    if (!atOnce.includes(name)) outcomes.push(await run(name));
  outcomes.push(...(await Promise.all(running.values())));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const outcome of outcomes)
    for (const key of Object.keys(sum)) sum[key] += outcome[key];
  for (const failure of outcomes.flatMap(({ failures }) => failures))
    console.log(`failed: ${failure}`);
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
  console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
  return sum.failed > 0 ? 1 : 0;
});

async function timed(name, run) {
  const from = performance.now();
  const outcome = await run();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (outcome.failed > 0) console.log(outcome.output.trimEnd());
  const counts = ["passed", "failed", "skipped"]
    .filter((key) => outcome[key] > 0)
    .map((key) => `${outcome[key]} ${key}`);
  console.log(
    `${name.padEnd(9)} ${`${seconds} s`.padStart(8)}  ${counts.join(", ") || "nothing to run"}`,
  );
  for (const reason of outcome.reasons) console.log(`  skipped: ${reason}`);
  if (outcome.slowest.length > 0)
    console.log(
      `  slowest: ${outcome.slowest.map(({ file, seconds }) => `${file} ${seconds} s`).join(", ")}`,
    );
  for (const [campaign, counts] of Object.entries(outcome.campaigns))
    console.log(`  ${campaign}: ${countsText(counts)}`);
  return outcome;
}

function countsText(counts) {
  return Object.entries(counts)
    .map(([kind, count]) => `${count.toLocaleString("en")} ${kind}`)
    .join(", ");
}
