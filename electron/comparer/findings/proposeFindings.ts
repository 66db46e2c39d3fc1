// SPDX-License-Identifier: Apache-2.0
import {
  type Confidence,
  fieldNamed,
  type FoundField,
  type FoundFinding,
  foundLimits,
} from "../../../shared/domain/foundFinding.ts";
import type { Lines } from "../lines.ts";
import { type ReportLine, reportLines } from "./reportLines.ts";
import {
  attributesOf,
  cellsOf,
  type Fields,
  type Heading,
  headingOf,
  rowOf,
} from "./shapes.ts";

/** One place of a report that seems to speak of a finding. */
interface Place {
  /** Index of its first line. */
  readonly at: number;
  /** Index of the first line of its text; its text ends where the next one begins. */
  readonly body: number;
  readonly confidence: Confidence;
  readonly fields: Fields;
}

/** Lines over a finding's head in which its heading is looked for: a heading may take several. */
const mostAbove = 4;
/** Blank or other lines inside a finding's head. */
const mostBetween = 3;
const longestBody = 600;

interface Head {
  readonly first: number;
  readonly last: number;
  readonly fields: Fields;
}

/** Lines such as `Severity: High` that stand together. */
function headsOf(lines: readonly ReportLine[]): Head[] {
  const heads: Head[] = [];
  let open: { first: number; last: number; fields: Fields } | null = null;
  for (const [index, { text }] of lines.entries()) {
    const said = attributesOf(text);
    if (said === null) continue;
    const isSame = open !== null && index - open.last <= mostBetween + 1;
    const repeats = Object.keys(said).some(
      (field) => open !== null && field in open.fields,
    );
    if (open === null || !isSame || repeats) {
      open = { first: index, last: index, fields: { ...said } };
      heads.push(open);
    } else {
      open.last = index;
      Object.assign(open.fields, said);
    }
  }
  return heads.filter(
    ({ fields }) => fields.label !== undefined || fields.severity !== undefined,
  );
}

/** The heading over a head; its further lines are part of its title. */
function headingAbove(
  lines: readonly ReportLine[],
  first: number,
): { at: number; heading: Heading } | null {
  const above: string[] = [];
  for (let at = first - 1; at >= 0 && above.length < mostAbove; at -= 1) {
    const text = lines[at]?.text ?? "";
    if (text.trim() === "") continue;
    const heading = headingOf(text);
    if (heading !== null) {
      const title = [heading.title, ...above].join(" ").trim();
      return { at, heading: { ...heading, title } };
    }
    above.unshift(text.trim());
  }
  return null;
}

function placesOfHeads(lines: readonly ReportLine[]): Place[] {
  return headsOf(lines).flatMap(({ first, last, fields }) => {
    const above = headingAbove(lines, first);
    const label = fields.label ?? above?.heading.label ?? null;
    const title = above?.heading.title ?? "";
    if (label === null && (title === "" || above?.heading.isMarked !== true))
      return [];
    const isWhole = label !== null && title !== "";
    return {
      ...{ at: above?.at ?? first, body: last + 1 },
      confidence: isWhole ? ("high" as const) : ("medium" as const),
      fields: {
        ...fields,
        ...(label === null ? {} : { label }),
        ...(title === "" ? {} : { title }),
      },
    };
  });
}

/** Headings that hold an id, with nothing under them that names a severity. */
function placesOfHeadings(lines: readonly ReportLine[]): Place[] {
  return lines.flatMap(({ text }, at) => {
    const heading = headingOf(text);
    if (heading === null) return [];
    const { label, title, isMarked } = heading;
    if (label === null || title === "") return [];
    const confidence = isMarked ? ("medium" as const) : ("low" as const);
    return { at, body: at + 1, confidence, fields: { label, title } };
  });
}

function placesOfTables(lines: readonly ReportLine[]): Place[] {
  const places: Place[] = [];
  let columns: (FoundField | null)[] | null = null;
  for (const [at, { text }] of lines.entries()) {
    const cells = cellsOf(text);
    const bare = cells === null ? rowOf(text) : null;
    if (bare !== null)
      places.push({ at, body: at, confidence: "medium", fields: bare });
    if (cells === null) columns = null;
    else if (columns === null) columns = cells.map(fieldNamed);
    else {
      const fields: Fields = {};
      for (const [index, field] of columns.entries())
        if (field !== null) fields[field] ??= cells[index] ?? "";
      const isRule = cells.every((cell) => /^:?-*:?$/.test(cell));
      if (!isRule && fields.label && fields.title)
        places.push({ at, body: at, confidence: "high", fields });
    }
  }
  return places;
}

const ranks: Readonly<Record<Confidence, number>> = {
  high: 2,
  medium: 1,
  low: 0,
};

/** The surest place speaks for each id; what it does not say is taken from others. */
function merged(places: readonly Place[]): Place[] {
  const byLabel = new Map<string, Place>();
  const unlabelled: Place[] = [];
  const sure = [...places].sort(
    (a, b) =>
      ranks[b.confidence] - ranks[a.confidence] ||
      Number(b.body > b.at) - Number(a.body > a.at) ||
      a.at - b.at,
  );
  for (const place of sure) {
    const { label } = place.fields;
    if (label === undefined) {
      unlabelled.push(place);
      continue;
    }
    const key = label.toUpperCase();
    const known = byLabel.get(key);
    const fields = { ...place.fields, ...known?.fields };
    byLabel.set(key, { ...(known ?? place), fields });
  }
  return [...byLabel.values(), ...unlabelled].sort((a, b) => a.at - b.at);
}

/** Chapters that end the last finding, or all of them. */
const isChapter = (text: string): boolean =>
  /^(?:#{1,2}\s|appendix\b|[A-Z]\. [A-Z])/i.test(text) && text.length < 200;

function bodyOf(
  lines: readonly ReportLine[],
  { body, at, fields }: Place,
  next: number,
): string {
  if (body === at || fields.description !== undefined) return "";
  const texts: string[] = [];
  let letters = 0;
  for (
    let index = body;
    index < Math.min(next, body + longestBody);
    index += 1
  ) {
    const text = lines[index]?.text ?? "";
    const level = /^#+/.exec(lines[at]?.text ?? "")?.[0].length ?? 0;
    const own = /^#+(?=\s)/.exec(text)?.[0].length ?? 0;
    if (own > 0 ? own <= level : level === 0 && isChapter(text)) break;
    letters += text.length + 1;
    if (letters > foundLimits.letters) break;
    texts.push(text);
  }
  return texts
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** What a report says of findings, as far as its headings, heads and tables show; each once. */
export function proposeFindings(read: Lines): FoundFinding[] {
  const lines = reportLines(read);
  const all = [
    ...placesOfHeads(lines),
    ...placesOfHeadings(lines),
    ...placesOfTables(lines),
  ];
  const places = merged(all).slice(0, foundLimits.findings);
  const starts = places.filter(({ at, body }) => body > at).map(({ at }) => at);
  return places.map((place) => {
    const next = starts.find((at) => at > place.at) ?? lines.length;
    const description = bodyOf(lines, place, next);
    const { page, number } = lines[place.at] ?? { page: null, number: 1 };
    const fields =
      description === "" ? place.fields : { description, ...place.fields };
    const cut = Object.entries(fields).map(
      ([name, value]) => [name, value.slice(0, foundLimits.letters)] as const,
    );
    return {
      ...{ page, line: number, confidence: place.confidence },
      fields: Object.fromEntries(cut),
    };
  });
}
