// SPDX-License-Identifier: Apache-2.0
import { endToEndStage } from "../endToEnd.mjs";
import { say } from "../repository.mjs";

/**
 * Kills the real app at work, by the end-to-end test that every run has, so many times more.
 * @param {number} rounds each kills the engine once and the whole app once, in each operation
 */
export async function killTheApp(rounds) {
  const from = performance.now();
  process.env.COUNTERSEAL_KILLS = String(rounds);
  const { failed, output, reasons } = await endToEndStage(["killed"]);
  const kills = [...output.matchAll(/: killed (\d+) times/g)];
  const findings = [...output.matchAll(/^\w*Error: (.*)$/gm)].map(
    ([, said]) => said,
  );
  if (failed > 0 && findings.length === 0) findings.push("a test failed");
  if (failed > 0) console.log(output.trimEnd());
  const outcome = {
    name: "the real app, killed at work",
    counts: {
      operations: kills.length,
      kills: kills.reduce((sum, [, count]) => sum + Number(count), 0),
    },
    findings: [...findings, ...reasons],
    seconds: Math.round((performance.now() - from) / 1000),
  };
  say(`${outcome.name}: ${outcome.counts.kills} kills (${outcome.seconds} s)`);
  return outcome;
}
