// SPDX-License-Identifier: Apache-2.0

/** How its section of docs/performance.md begins. */
export const releaseHeading = "## Export and verification of a release";

/** Our time may be so many times theirs. */
const mostExport = 1.5;
const mostVerify = 1.2;

/** The section on releases, from what was measured beside what people would type by hand. */
export function releaseReport({
  measured,
  size,
  memory,
  load,
  busy,
  ...machine
}) {
  const row = (what, ours, theirs, most) => {
    const times = ours / theirs;
    const met = times <= most ? "yes" : "no";
    return `| ${what} | ${times.toFixed(2)} | at most ${most.toFixed(1)} | ${met} | ${ours.toFixed(2)} s against ${theirs.toFixed(2)} s |`;
  };
  const grown = memory
    .map(
      ({ mebibytes, grownBy }) =>
        `${grownBy.toFixed(0)} MB with ${mebibytes} MiB`,
    )
    .join(", ");
  return `${releaseHeading}

Written by \`npm run bench -- --only release\` on ${machine.date}: ${machine.processors} processors, Node ${machine.nodeVersion}. Load of the machine before and after: ${load.map((each) => each.toFixed(1)).join(" and ")}.${busy ? " **Something else was at work: seconds are those of a busy machine; the ratios, of tools that took turns on it, say more.**" : ""}

A release of ${size.mebibytes} MiB in ${size.files} files of random bytes; medians of ${size.runs} run(s) in which the engine and the tools take turns over the same files on the same disk. By hand is \`cp -r\`, \`sync\` of the copies, \`sha256sum\`, \`git add\`, \`git commit\` and \`git bundle create\` of that commit on the same base. The export writes the tree and \`release.bundle\`, syncs every file, reads each back, and judges what it read. Verifying reads the tree, its digests, charters and signatures; \`openssl dgst -sha256\` reads the same files. How many times their time ours is:

| What | Times | Target | Met | Figures |
| --- | --- | --- | --- | --- |
${row("Export, against the same by hand", measured.exported, measured.byHand, mostExport)}
${row("Verify, against `openssl dgst -sha256`", measured.verified, measured.openssl, mostVerify)}

The process grew, at its most while it exported and verified, by ${grown}: flat where both are near each other.
`;
}
