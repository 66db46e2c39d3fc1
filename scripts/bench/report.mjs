// SPDX-License-Identifier: Apache-2.0
import { growthPlot } from "./plot.mjs";

/** The tables of docs/performance.md and its plots, from what was measured. */
export function performanceReport({ size, results, load, ...machine }) {
  const rows = [
    ...bulkRows("Node", results.node, { seal: 1, both: 1.6, open: 1.3 }),
    ...bulkRows("Electron's runtime", results.electron, {
      seal: 1,
      both: 1.6,
      open: 1.3,
    }),
    ...bulkRows("Node, WebAssembly alone", results.portable, {
      seal: 0.5,
      both: null,
      open: 0.65,
    }),
    row(
      `Import ${size.files} files of 10 KB, against a copier that syncs each`,
      results.many.copy / results.many.imported,
      1,
      `${seconds(results.many.imported)} against ${seconds(results.many.copy)}`,
    ),
    ...ledgerRows(results.ledger),
  ];
  const text = `# Performance

Written by \`npm run bench\` on ${machine.date}: ${machine.processors} processors, Node ${machine.nodeVersion}, Electron ${machine.electronVersion}. Load of the machine before and after: ${load.map((each) => each.toFixed(1)).join(" and ")}; with a load above the number of processors the figures are those of a busy machine, and only the ratios within a line say something.

Files of ${size.mebibytes} MiB; medians of ${size.runs} run(s) in which the tools and the engine take turns over the same bytes on the same disk. Every writer syncs its file. The engine makes the SHA-256 of the plaintext as it goes; \`age\` makes none. Start-up is excluded for the engine and included for the tools. A ratio above 1 is faster than what it is compared with.

| What | Ratio | Target | Met | Figures |
| --- | --- | --- | --- | --- |
${rows.map((each) => `| ${each.join(" | ")} |`).join("\n")}

Checking a vault reads and opens every object as "open" does.

![Cost of one ledger entry](performance-entry.svg)

![Opening a vault and verifying its ledger](performance-opening.svg)
`;
  return { text, plots: plotsOf(results.ledger) };
}

function bulkRows(where, bulk, target) {
  const seal = `${seconds(bulk.seal)} against ${seconds(bulk.age)}`;
  const both = bulk.age + bulk.openssl;
  return [
    row(
      `${where}: seal, against \`age\``,
      bulk.age / bulk.seal,
      target.seal,
      seal,
    ),
    row(
      `${where}: seal, against \`age\` and \`openssl dgst\``,
      both / bulk.seal,
      target.both,
      `${seconds(bulk.seal)} against ${seconds(both)}`,
    ),
    row(
      `${where}: open and verify, against \`age -d\``,
      bulk.ageOpen / bulk.open,
      target.open,
      `${seconds(bulk.open)} against ${seconds(bulk.ageOpen)}`,
    ),
    row(
      `${where}: open and verify, against \`openssl dgst\``,
      bulk.openssl / bulk.open,
      target.both === null ? null : 1 / 1.4,
      `${seconds(bulk.open)} against ${seconds(bulk.openssl)}`,
    ),
    [
      `${where}: growth of memory`,
      "",
      "below 150 MB",
      bulk.grownMb < 150 ? "yes" : "no",
      `${bulk.grownMb.toFixed(0)} MB`,
    ],
  ];
}

function ledgerRows(ledger) {
  const first = ledger[0];
  const last = ledger.at(-1);
  return [
    row(
      `One ledger entry at ${last.entries} entries, against ${first.entries}`,
      first.entry / last.entry,
      1 / 1.5,
      ledger.map((each) => seconds(each.entry)).join(", "),
    ),
    limit(
      `Unlock at ${last.entries} entries, without the key derivation`,
      last.unlock,
      1,
    ),
    limit(
      `Verify the whole ledger at ${last.entries} entries`,
      last.verify,
      15,
    ),
  ];
}

function limit(what, value, most) {
  return [
    what,
    "",
    `at most ${most} s`,
    value <= most ? "yes" : "no",
    seconds(value),
  ];
}

function row(what, ratio, target, figures) {
  const met = target === null ? "" : ratio >= target ? "yes" : "no";
  return [what, ratio.toFixed(2), target?.toFixed(2) ?? "", met, figures];
}

function seconds(value) {
  return value < 0.1
    ? `${(value * 1000).toFixed(1)} ms`
    : `${value.toFixed(2)} s`;
}

function plotsOf(ledger) {
  const line = (name, key) => ({
    name,
    points: ledger.map((each) => [each.entries, each[key]]),
  });
  return {
    "performance-entry.svg": growthPlot("Seconds for one ledger entry", [
      line("one entry", "entry"),
    ]),
    "performance-opening.svg": growthPlot("Seconds by entries in the ledger", [
      line("unlock", "unlock"),
      line("verify", "verify"),
    ]),
  };
}
