// SPDX-License-Identifier: Apache-2.0

export const deskHeading = "## The window";

const mostStartTimes = 1.2;
const mostStartMs = 300;
const mostChangeMs = 100;
const mostFilterMs = 50;
const mostTaskMs = 50;

/** The section on the real window: its start, its screens, a long list, and what an import holds up. */
export function deskReport({ measured, load, busy, ...machine }) {
  return `${deskHeading}

Written by \`npm run bench -- --only desk\` on ${machine.date}: ${machine.processors} processors, Electron ${machine.electronVersion}. Load of the machine before and after: ${load.map((each) => each.toFixed(1)).join(" and ")}.${busy ? " **Something else was at work: these are times of a busy machine.**" : ""}

Medians of ${measured.rounds}. A start is from the start of the process until the first heading shows, by turns with an Electron app of one window and one heading; a change from the click until the second frame after the screen is there and waits for nothing, in a sample vault. The list has ${measured.list.count} deliverables; a frame is late that took longer than one and a half frames of a display of 60 Hz, of ${measured.list.frames} frames in which the list scrolls, by turns with as many of a list with nothing in it. While ${measured.imported.mebibytes} MiB are imported (${measured.imported.seconds.toFixed(1)} s), tasks of the page are those that Chromium calls long, of 50 ms and more; the shell is watched by the delay of its event loop.

| What | Figure | Target | Met |
| --- | --- | --- | --- |
${rowsOf(measured).map(line).join("\n")}
`;
}

function rowsOf({ starts, screens, list, imported }) {
  const mostStart = mostStartTimes * starts.empty + mostStartMs;
  return [
    [
      `First window, against ${starts.empty.toFixed(0)} ms of an empty one`,
      starts.ours,
      mostStart,
    ],
    ...screens.map(({ section, ms }) => [`Go to ${section}`, ms, mostChangeMs]),
    ["Filter the list", list.filterMs, mostFilterMs],
    [
      "Late frames while the list scrolls",
      list.late,
      list.lateOfEmpty,
      "frames",
    ],
    ["Long tasks of the page during an import", imported.pageTasks, 0, "tasks"],
    ["Longest of them", imported.pageMs, mostTaskMs],
    ["Longest delay of the shell meanwhile", imported.shellMs, mostTaskMs],
  ];
}

function line([what, figure, most, unit = "ms"]) {
  const met = figure <= most ? "yes" : "no";
  return `| ${what} | ${figure.toFixed(0)} ${unit} | ${most.toFixed(0)} ${unit} | ${met} |`;
}
