// SPDX-License-Identifier: Apache-2.0
// `npm run soak`: every campaign of test/faults at the size of hours, the real app killed, and every seeded bug; writes docs/reliability.md.
//   npm run soak -- --minutes 15                 what can stop anywhere takes its part of so long; the rest is small
//   npm run soak -- --scale 10 --seed 7 crash    named campaigns at another size, nothing written
//   npm run soak -- processes --operation "export the release" --minutes 10   one operation of real processes, by its name
//   npm run soak -- processes --seed 7 --from 900 --minutes 60   goes on where a run of that seed was stopped, after so many cases
//   npm run soak -- mutation [shared/domain]     sources changed in small ways under their quick tests, of all rooms or in named folders, nothing written
//   npm run soak -- --seeded [--quick] [guards]  the seeded bugs alone, or those of named campaigns, nothing written
import "./requireNode.mjs";
import { parseArgs } from "node:util";
import { ensureBuild } from "./build.mjs";
import { killTheApp } from "./faults/electron.mjs";
import { loadCampaigns } from "./faults/load.mjs";
import { mutate } from "./faults/mutation.mjs";
import { writeReport } from "./faults/report.mjs";
import { trySeededBugs } from "./faults/seeded.mjs";
import { ensureDependencies } from "./npm.mjs";
import { runCommand, say } from "./repository.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";

/** Minutes of the whole, when nothing is said, and the scale of campaigns that cannot stop half-way. */
const longSoak = { minutes: 240, scale: 100 };
const shortSoak = { below: 60, scale: 10 };

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: "string" },
      scale: { type: "string" },
      seed: { type: "string" },
      seeded: { type: "boolean" },
      quick: { type: "boolean" },
      operation: { type: "string", multiple: true },
      from: { type: "string" },
    },
  });
  ensureSystemPackages(["window", "virtualDisplay", "demo", "interop"]);
  ensureDependencies();
  if (values.seeded) {
    const tried = await trySeededBugs({
      quick: values.quick ?? false,
      only: positionals,
    });
    return tried.every(({ caught }) => caught) ? 0 : 1;
  }
  if (positionals[0] === "mutation") {
    await mutate(positionals.slice(1));
    return 0;
  }
  await ensureBuild();
  const minutes = Number(values.minutes ?? longSoak.minutes);
  const usual = minutes < shortSoak.below ? shortSoak.scale : longSoak.scale;
  const scale = Number(values.scale ?? usual);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const outcomes = await runCampaigns(positionals, {
    ...{ scale, seed, minutes },
    part: {
      ...(values.operation && { only: values.operation }),
      ...(values.from && { from: Number(values.from) }),
    },
  });
  const clean = () => outcomes.every(({ findings }) => findings.length === 0);
  if (positionals.length > 0) return clean() ? 0 : 1;
  outcomes.push(await killTheApp(Math.ceil(minutes / 10)));
  const tried = await trySeededBugs({ quick: false, only: [] });
  // Hours of their own: what is wanted quickly does without.
  const mutated = minutes < shortSoak.below ? [] : await mutate([]);
  await writeReport({ outcomes, tried, mutated, scale, seed, minutes });
  return clean() && tried.every(({ caught }) => caught) ? 0 : 1;
});

async function runCampaigns(names, { scale, seed, minutes, part }) {
  const { campaigns: loaded, close } = await loadCampaigns();
  const outcomes = [];
  try {
    for (const [name, run] of Object.entries(loaded.campaigns)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const from = performance.now();
      const outcome = await run(scale, seed, minutes, part);
      const seconds = Math.round((performance.now() - from) / 1000);
      outcomes.push({ ...outcome, seconds });
      say(`${loaded.summary(outcome)} (${seconds} s)`);
    }
  } finally {
    await close();
  }
  return outcomes;
}
