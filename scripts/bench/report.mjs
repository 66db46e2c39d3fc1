// SPDX-License-Identifier: Apache-2.0
import { growthPlot } from "./plot.mjs";

const targets = {
  native: { seal: 1, both: 1.6, open: 1.3, openssl: 1 / 1.4 },
  portable: { seal: 0.5, both: null, open: 0.65, openssl: null },
};

/** The tables of docs/performance.md and its plots, from what was measured. */
export function performanceReport({ size, results, load, busy, ...machine }) {
  const rows = [
    ...perRuntime(results.bulk, bulkRows),
    ...perRuntime(results.memory, memoryRow),
    row(
      `Import ${size.files} files of 10 KB, against a copier that syncs each`,
      results.many.copy / results.many.imported,
      1,
      `${seconds(results.many.imported)} against ${seconds(results.many.copy)}`,
    ),
    ...checkRows(results.check),
    ...ledgerRows(results.ledger),
  ];
  const text = `# Performance

Written by \`npm run bench\` on ${machine.date}: ${machine.processors} processors, Node ${machine.nodeVersion}, Electron ${machine.electronVersion}. Load of the machine before and after: ${load.map((each) => each.toFixed(1)).join(" and ")}.${busy ? " **Something else was at work: these figures are those of a busy machine, and meet or miss nothing.**" : ""}

Files of ${size.mebibytes} MiB; medians of ${size.runs} run(s) in which the tools and the engine take turns over the same bytes on the same disk, which is synced before each. Every writer syncs its file, but for one row. The engine makes the SHA-256 of the plaintext as it goes; \`age\` makes none. Start-up is excluded for the engine and included for the tools. A ratio above 1 is faster than what it is compared with.

| What | Ratio | Target | Met | Figures |
| --- | --- | --- | --- | --- |
${rows.map((each) => `| ${each.join(" | ")} |`).join("\n")}

"Open and verify" keeps nothing, nor does \`age -d\` beside it. A SHA-256 of the plaintext is made one block after the other: no reader that makes one is faster than \`openssl dgst\`, whatever it does beside. "To a file": plaintext is written to a new file and synced by both sides. "Over a file in the page cache": both write over a file that is there, and nobody syncs, so that the disk has no part in it. A door out of the vault verifies the whole file before its first byte leaves, and then opens it again.

A check of small files opens each with a key of its own, which is one multiplication on the curve a file, and as many calls of the operating system as \`openssl\` needs: no target is set for it.

Memory is what the process grows by while one file is sealed and opened, sampled as it goes; a vault of ${size.mebibytes * 4} MiB in one file. A ledger of so many entries has a tenth of them in groups of a hundred imported files; all others stand alone. Importing goes into a new vault.

![Cost of one ledger entry](performance-entry.svg)

![Opening a vault and verifying its ledger](performance-opening.svg)
`;
  return { text, plots: plotsOf(results.ledger) };
}

/** A check reads, decrypts and compares everything; `openssl dgst` makes the digests of the same files alone. */
function checkRows({ bytes, files, ...check }) {
  const against = (what, ours, theirs, least) =>
    row(
      `Check a vault of ${what}, against \`openssl dgst\` of the same`,
      theirs / ours,
      least,
      `${seconds(ours)} against ${seconds(theirs)}`,
    );
  return [
    against(
      `one file of ${bytes / 1024 / 1024} MiB`,
      check.large,
      check.largeOpenssl,
      targets.native.openssl,
    ),
    against(`${files} files of 10 KB`, check.small, check.smallOpenssl, null),
  ];
}

function perRuntime(results, rowsOf) {
  return Object.entries(results).flatMap(([where, each]) =>
    each === null
      ? [[where, "", "", "", "not measured here"]]
      : rowsOf(where, each, targets[each.cryptography]),
  );
}

function bulkRows(where, bulk, target) {
  const against = (what, ours, theirs, least) =>
    row(
      `${where}: ${what}`,
      theirs / ours,
      least,
      `${seconds(ours)} against ${seconds(theirs)}`,
    );
  const { seal, open, age, ageOpen, openssl } = bulk;
  return [
    against("seal, against `age`", seal, age, target.seal),
    against(
      "seal, against `age` and `openssl dgst`",
      seal,
      age + openssl,
      target.both,
    ),
    against("open and verify, against `age -d`", open, ageOpen, target.open),
    against(
      "open and verify, against `openssl dgst`",
      open,
      openssl,
      target.openssl,
    ),
    against(
      "open and verify to a file, against `age -d`",
      bulk.openToFile,
      bulk.ageOpenToFile,
      target.open,
    ),
    against(
      "open and verify over a file in the page cache, against `age -d`",
      bulk.openOver,
      bulk.ageOpenOver,
      target.open,
    ),
  ];
}

function memoryRow(where, { grownMb }) {
  return [
    [
      `${where}: growth of memory`,
      "",
      "below 150 MB",
      grownMb < 150 ? "yes" : "no",
      `${grownMb.toFixed(0)} MB`,
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
