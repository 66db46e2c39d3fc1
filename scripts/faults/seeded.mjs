// SPDX-License-Identifier: Apache-2.0
import { loadCampaigns } from "./load.mjs";

/**
 * Puts each bug of test/faults/seeded into the sources as they are loaded, and runs the campaign that must notice.
 * Prints a line for each.
 * @param {{quick: boolean, only: string[]}} options whether only those that every test run tries; of which campaigns, all when none is named
 * @returns {Promise<{name: string, file: string, caughtBy: string, caught: boolean, how: string}[]>}
 */
export async function trySeededBugs({ quick, only }) {
  const plain = await loadCampaigns();
  const bugs = plain.campaigns.seededBugs.filter(
    (bug) =>
      (!quick || bug.quick) &&
      (only.length === 0 || only.includes(bug.caughtBy)),
  );
  await plain.close();
  const tried = [];
  for (const bug of bugs) {
    const { caught, how } = await tryOne(bug);
    console.log(`${caught ? "caught" : "MISSED"}  ${bug.name}: ${how}`);
    const { name, file, caughtBy } = bug;
    tried.push({ name, file, caughtBy, caught, how });
  }
  return tried;
}

async function tryOne(bug) {
  const { campaigns, close } = await loadCampaigns([bug]);
  try {
    const { findings } = await campaigns.campaigns[bug.caughtBy](1, 1);
    return { caught: findings.length > 0, how: findings[0] ?? "no finding" };
  } catch (error) {
    // A campaign that cannot even be set up on the changed sources fails a test run as well.
    return { caught: true, how: `does not run: ${firstLine(error.message)}` };
  } finally {
    await close();
  }
}

function firstLine(text) {
  return text.split("\n")[0];
}
