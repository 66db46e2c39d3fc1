// SPDX-License-Identifier: Apache-2.0

/** How its section of docs/performance.md begins. */
export const inspectionHeading = "## The inspector";

/** The section on the inspector, from what was measured beside stock tools. */
export function inspectionReport({ measured, runs, load, busy, ...machine }) {
  const { pages, mebibytes, reportBytes } = measured;
  const reportMebibytes = reportBytes / 1024 / 1024;
  const against = (what, ours, theirs) => [
    what,
    (theirs / ours).toFixed(3),
    `${ours.toFixed(2)} s against ${theirs.toFixed(2)} s`,
  ];
  const report = `a PDF of ${pages} pages`;
  const archive = `a zip of ${mebibytes} MiB`;
  const rows = [
    against(
      `${report}, against \`pdftotext\``,
      measured.report,
      measured.pdftotext,
    ),
    against(
      `${report}, against \`exiftool\``,
      measured.report,
      measured.exiftoolReport,
    ),
    against(
      `${archive}, against \`exiftool\``,
      measured.archive,
      measured.exiftoolArchive,
    ),
    against(
      `${archive}, against \`unzip -t\``,
      measured.archive,
      measured.unzip,
    ),
  ];
  return `${inspectionHeading}

Written by \`npm run bench -- --only inspection\` on ${machine.date}: ${machine.processors} processors, Node ${machine.nodeVersion}. Load of the machine before and after: ${load.map((each) => each.toFixed(1)).join(" and ")}.${busy ? " **Something else was at work: seconds are those of a busy machine; the ratios, of tools that took turns on it, say more.**" : ""}

Medians of ${runs} run(s) in which the inspector and the tools take turns over the same files, each with its start. The PDF is ${reportMebibytes.toFixed(1)} MiB; the archive holds texts and bytes of no known kind by turns, not packed. That is ${(pages / measured.report).toFixed(0)} pages/s, and ${(mebibytes / measured.archive).toFixed(1)} MiB/s of the archive.

| What | Ratio | Figures |
| --- | --- | --- |
${rows.map((each) => `| Inspect ${each.join(" | ")} |`).join("\n")}

The tools do other work: \`pdftotext\` draws no page and keeps the words alone, \`exiftool\` reads properties and, of an archive, headers; \`unzip -t\` unpacks and compares check sums. The inspector follows what every page draws, reads every object and every earlier revision, and holds all words against its rules.
`;
}
