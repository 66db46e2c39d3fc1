// SPDX-License-Identifier: Apache-2.0
import { relative } from "node:path";
import { repositoryDir } from "../repository.mjs";

/** What Stryker says of a mutant, and the column in which it is counted; what it left out is in none. */
const columns = {
  Killed: "killed",
  Timeout: "timedOut",
  Survived: "survived",
  NoCoverage: "untouched",
};

/**
 * Adds up the mutants of a room. One that never ends counts as noticed, one that no test comes by as not.
 * @param {object[]} mutants results of Stryker
 */
export function summed(mutants) {
  const counts = { killed: 0, timedOut: 0, survived: 0, untouched: 0 };
  for (const { status } of mutants) {
    if (status === "Pending") throw new Error("a mutant was not tried");
    const column = columns[status];
    if (column) counts[column] += 1;
  }
  const tried = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    counts,
    tried,
    leftOut: mutants.length - tried,
    survivors: mutants.filter(isUnnoticed).map(survivorLine).sort(),
  };
}

/** Of a hundred mutants so many were noticed, to one decimal; of none there is no figure. */
export function score({ killed, timedOut, survived, untouched }) {
  const noticed = killed + timedOut;
  const tried = noticed + survived + untouched;
  // Rounded down: a room with a survivor has not 100 %.
  return tried === 0 ? undefined : Math.floor((noticed / tried) * 1000) / 10;
}

/** @param {{counts: object, tried: number, leftOut: number, seconds: number}[]} rooms as {@link summed}, each with its name */
export function mutantRows(rooms) {
  return rooms.map(({ room, counts, tried, leftOut, seconds }) => {
    const percent = score(counts);
    const { killed, timedOut, survived, untouched } = counts;
    return [
      `\`${room}\``,
      percent === undefined ? "none tried" : `${percent.toFixed(1)} %`,
      ...[tried, killed, timedOut, survived, untouched, leftOut].map((count) =>
        count.toLocaleString("en"),
      ),
      `${seconds} s`,
    ];
  });
}

function isUnnoticed({ status }) {
  return status === "Survived" || status === "NoCoverage";
}

function survivorLine({
  fileName,
  location,
  mutatorName,
  replacement,
  status,
}) {
  const file = relative(repositoryDir, fileName);
  const how = status === "NoCoverage" ? ", which no test comes by" : "";
  const change = (replacement ?? "").replaceAll(/\s+/g, " ").slice(0, 120);
  const { line, column } = location.start;
  return `${file}:${line}:${column} ${mutatorName}${how}: ${change}`;
}
