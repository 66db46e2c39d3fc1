// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { format } from "prettier";
import { inRepository, say } from "../repository.mjs";
import { mutantRows } from "./mutants.mjs";

/** Writes docs/reliability.md from what a soak came to. */
export async function writeReport({
  outcomes,
  tried,
  mutated,
  scale,
  seed,
  minutes,
}) {
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
    "## Mutants",
    ...mutantSection(mutated),
  ].join("\n\n");
  const path = inRepository("docs", "reliability.md");
  writeFileSync(path, await format(`${text}\n`, { parser: "markdown" }));
  say(`Written: ${path}`);
}

function mutantSection(rooms) {
  if (rooms.length === 0) return ["Not tried in so short a soak."];
  return [
    "Each of these changes was put into the sources by Stryker, one at a time, and the quick tests run that come by it. The score says how many of a hundred made a test fail, or never end; what survives and why is in [mutants.md](mutants.md).",
    "| in | score | mutants | killed | never ended | survived | no test comes by | left out | took |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n" +
      mutantRows(rooms).map(row).join("\n"),
  ];
}

function outcomeRow({ name, counts, seconds, findings }) {
  const cases = Object.entries(counts).map(
    ([kind, count]) => `${count.toLocaleString("en")} ${kind}`,
  );
  const said = findings.length === 0 ? "none" : findings.join("; ");
  return row([name, cases.join(", "), `${seconds} s`, said]);
}

function bugRow({ name, file, caughtBy, caught, how }) {
  const said = caught ? how : "**missed**";
  return row([name, `\`${file}\``, caughtBy, said]);
}

function row(cells) {
  return `| ${cells.map(cell).join(" | ")} |`;
}

function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
