// SPDX-License-Identifier: Apache-2.0
import { loadCampaigns } from "./load.mjs";

/**
 * Puts each bug of test/faults/seeded into the sources as they are loaded, and runs the campaign that must notice.
 * Before that, each campaign must find nothing in the sources as they are, at the same size: else its findings
 * would say nothing of the bugs (the quick ones stand beside tests of these campaigns). Prints a line for each.
 * @param {{quick: boolean, only: string[]}} options whether only those that every test run tries; of which campaigns, all when none is named
 * @returns {Promise<{name: string, file: string, caughtBy: string, caught: boolean, how: string}[]>}
 */
export async function trySeededBugs({ quick, only }) {
  const { campaigns, close } = await loadCampaigns();
  const bugs = campaigns.seededBugs.filter(
    (bug) =>
      (!quick || bug.quick) &&
      (only.length === 0 || only.includes(bug.caughtBy)),
  );
  try {
    if (!quick) await requireSilence(campaigns, bugs);
  } finally {
    await close();
  }
  const tried = [];
  for (const bug of bugs) {
    const { caught, runs, how } = await tryOne(bug);
    const said = caught ? "caught" : runs ? "MISSED" : "BROKEN";
    console.log(`${said}  ${bug.name}: ${how}`);
    const { name, file, caughtBy } = bug;
    tried.push({ name, file, caughtBy, caught, how });
  }
  return tried;
}

/** Throws when a campaign finds something without a bug. */
async function requireSilence(campaigns, bugs) {
  for (const name of new Set(bugs.map(({ caughtBy }) => caughtBy))) {
    const { findings } = await runSmall(campaigns, name);
    if (findings.length > 0)
      throw new Error(`${name} finds without a bug: ${findings[0]}`);
    console.log(`silent  ${name}: finds nothing without a bug`);
  }
}

/** A campaign that cannot run has noticed nothing: it would be as broken by a change that is no mistake. */
async function tryOne(bug) {
  try {
    const { campaigns, close } = await loadCampaigns([bug]);
    try {
      const { findings } = await runSmall(campaigns, bug.caughtBy);
      const how = findings[0] ?? "no finding";
      return { caught: findings.length > 0, runs: true, how };
    } finally {
      await close();
    }
  } catch (error) {
    const how = `does not run: ${firstLine(error.message)}`;
    return { caught: false, runs: false, how };
  }
}

function runSmall({ campaigns }, name) {
  return campaigns[name](1, 1);
}

function firstLine(text) {
  return text.split("\n")[0];
}
