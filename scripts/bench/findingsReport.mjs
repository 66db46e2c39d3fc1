// SPDX-License-Identifier: Apache-2.0

export const findingsHeading = "## Lists in the window";

const mostMs = 100;

/** The section on findings and audits in the real window. */
export function findingsReport({ measured, load, busy, ...machine }) {
  const rows = measured.times.map(({ what, ms }) => {
    const met = ms <= mostMs ? "yes" : "no";
    return `| ${what} | ${ms.toFixed(0)} ms | ${mostMs} ms | ${met} |`;
  });
  return `${findingsHeading}

Written by \`npm run bench -- --only findings\` on ${machine.date}: ${machine.processors} processors, Electron ${machine.electronVersion}. Load of the machine before and after: ${load.map((each) => each.toFixed(1)).join(" and ")}.${busy ? " **Something else was at work: these are times of a busy machine.**" : ""}

A vault of ${measured.audits} audits, of which one has ${measured.findings} findings and each other ${measured.others}, in the app's real window of 1280 by 800. Medians of ${measured.rounds}, from the event until the second frame after the list shows what was asked for; two frames of a display of 60 Hz are 33 ms of that.

| What | Median | Target | Met |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
