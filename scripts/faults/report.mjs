// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { format } from "prettier";
import { inRepository, say } from "../repository.mjs";

/** Writes docs/reliability.md from what a soak came to. */
export async function writeReport({ outcomes, tried, scale, seed, minutes }) {
  const missed = tried.filter(({ caught }) => !caught);
  const text = [
    "# Reliability: what was tried",
    "<!-- Written by `npm run soak`; what the campaigns do is in test/faults/README.md. -->",
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${process.platform} ${process.arch}), in one go with --minutes ${minutes}: scale ${scale}, seed ${seed}. A test run (\`npm test\`) is of about scale 10. What was found and mended, and what is known to be missing, is in [test/faults/README.md](../test/faults/README.md).`,
    "## Campaigns",
    "| campaign | cases | took | findings |\n| --- | --- | --- | --- |\n" +
      outcomes.map(outcomeRow).join("\n"),
    "## Seeded bugs",
    `A campaign that finds nothing proves nothing until it has been seen to find something. Each of these ${tried.length} mistakes was put into the sources, one at a time, and the campaign beside it run at its smallest scale: ${tried.length - missed.length} were caught, ${missed.length} missed.`,
    "| mistake | in | campaign | what it said |\n| --- | --- | --- | --- |\n" +
      tried.map(bugRow).join("\n"),
  ].join("\n\n");
  const path = inRepository("docs", "reliability.md");
  writeFileSync(path, await format(`${text}\n`, { parser: "markdown" }));
  say(`Written: ${path}`);
}

function outcomeRow({ name, counts, seconds, findings }) {
  const cases = Object.entries(counts).map(
    ([kind, count]) => `${count.toLocaleString("en")} ${kind}`,
  );
  const said = findings.length === 0 ? "none" : findings.join("; ");
  return `| ${[name, cases.join(", "), `${seconds} s`, said].map(cell).join(" | ")} |`;
}

function bugRow({ name, file, caughtBy, caught, how }) {
  const said = caught ? how : "**missed**";
  return `| ${[name, `\`${file}\``, caughtBy, said].map(cell).join(" | ")} |`;
}

function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
