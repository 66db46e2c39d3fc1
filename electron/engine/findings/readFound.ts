// SPDX-License-Identifier: Apache-2.0
import {
  baseScore,
  parseCvss,
  severityOfScore,
} from "../../../shared/domain/cvss.ts";
import {
  CveId,
  FindingFields,
  FindingLabel,
  FindingLink,
  findingLimits,
  type FindingStatus,
  type Severity,
} from "../../../shared/domain/finding.ts";
import type { FindingChanges } from "../../../shared/domain/finding.ts";
import type { Badness, Notice } from "../../../shared/domain/findingLook.ts";
import { cleanLine, cleanText } from "../../../shared/domain/findingText.ts";
import type { FoundFinding } from "../../../shared/domain/foundFinding.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { Instant } from "../../../shared/ids.ts";

/** What was found, in the shapes of a finding's fields. What does not fit is left out, and said. */
export interface ReadFinding {
  readonly label: FindingLabel | null;
  /** Only what was given; without its label. */
  readonly fields: FindingChanges;
  readonly notices: readonly Notice[];
  readonly bad: Badness | null;
}

const severityWords: Readonly<Record<string, Severity>> = {
  ...{ critical: "critical", high: "high", important: "high" },
  ...{ medium: "medium", moderate: "medium", low: "low", minor: "low" },
  ...{ informational: "informational", info: "informational" },
  ...{
    note: "informational",
    none: "informational",
    informative: "informational",
  },
  ...{ undetermined: "undetermined", unknown: "undetermined" },
};

const statusWords: Readonly<Record<string, FindingStatus>> = {
  ...{ open: "open", new: "open", reported: "open", todo: "open" },
  ...{ confirmed: "confirmed", triaged: "confirmed", accepted: "confirmed" },
  ...{ fixing: "fixing", inprogress: "fixing" },
  ...{ fixed: "fixed", resolved: "fixed", closed: "fixed", done: "fixed" },
  ...{ withdrawn: "withdrawn", rejected: "withdrawn" },
};

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .slice(0, 40);

type Fields = { -readonly [K in keyof FindingChanges]: FindingChanges[K] };

/** Collects the fields of one finding that could be read, and what could not. */
class Reading {
  readonly fields: Fields = {};
  readonly notices: Notice[] = [];
  readonly #given: FoundFinding["fields"];

  constructor(given: FoundFinding["fields"]) {
    this.#given = given;
  }

  given(field: keyof FoundFinding["fields"]): string {
    return this.#given[field] ?? "";
  }

  has(field: keyof FoundFinding["fields"]): boolean {
    return Object.hasOwn(this.#given, field);
  }

  line(field: "title" | "component", letters: number): string {
    const whole = cleanLine(this.given(field));
    const text = whole
      .slice(0, letters)
      .replace(/[\ud800-\udbff]$/, "")
      .trim();
    if (text !== whole) this.notices.push(`${field}-cut`);
    return text;
  }

  /** Each line, or what stands between commas, that has the shape. */
  list<T>(
    field: "links" | "cves" | "fixVersions",
    shape: { safeParse(value: unknown): { success: boolean; data?: T } },
    most: number,
  ): T[] {
    const apart = field === "fixVersions" ? /\n/ : /[\s,;]+/;
    const items = this.given(field).split(apart).map(cleanLine);
    const wanted = items.filter((item) => item !== "");
    const read: T[] = [];
    for (const item of wanted.slice(0, most)) {
      const fits = shape.safeParse(item);
      if (fits.success && fits.data !== undefined) read.push(fits.data);
    }
    if (read.length < wanted.length) this.notices.push(`${field}-left-out`);
    return [...new Set(read)];
  }
}

function readSeverity(reading: Reading): void {
  const { fields, notices } = reading;
  if (reading.has("cvss") && reading.given("cvss").trim() !== "") {
    const cvss = parseCvss(reading.given("cvss"));
    if (cvss === null) notices.push("cvss-unreadable");
    else fields.cvss = cvss;
  }
  const word = bare(reading.given("severity"));
  const severity = severityWords[word];
  if (severity !== undefined) fields.severity = severity;
  else if (word !== "") {
    notices.push("severity-unknown");
    fields.severity = "undetermined";
  } else if (fields.cvss !== undefined && fields.cvss !== null) {
    notices.push("severity-from-score");
    fields.severity = severityOfScore(baseScore(fields.cvss));
  }
}

function readText(reading: Reading): void {
  const { fields, notices } = reading;
  if (reading.has("component"))
    fields.component = reading.line(
      "component",
      findingLimits.componentLetters,
    );
  if (!reading.has("description")) return;
  const whole = cleanText(reading.given("description"));
  let text = whole;
  while (!FindingFields.shape.description.safeParse(text).success)
    text = text
      .slice(0, Math.floor(text.length * 0.9))
      .replace(/[\ud800-\udbff]$/, "");
  if (text !== whole) notices.push("description-cut");
  fields.description = text;
}

function readLists(reading: Reading): void {
  const { fields } = reading;
  const { links, cves, fixVersions } = findingLimits;
  if (reading.has("links"))
    fields.links = reading.list("links", FindingLink, links);
  if (reading.has("cves")) fields.cves = reading.list("cves", CveId, cves);
  const version = FindingFields.shape.fixVersions.unwrap().element;
  if (reading.has("fixVersions"))
    fields.fixVersions = reading.list("fixVersions", version, fixVersions);
}

function readStanding(reading: Reading, people: ReadonlySet<PersonId>): void {
  const { fields, notices } = reading;
  const word = bare(reading.given("status"));
  const status = statusWords[word];
  if (status !== undefined) fields.status = status;
  else if (word !== "") notices.push("status-unknown");
  const named = reading.given("owner").trim();
  const owner = [...people].find((person) => person === named);
  if (owner !== undefined) fields.owner = owner;
  else if (named !== "") notices.push("owner-unknown");
  const until = reading.given("embargoUntil").trim();
  const instant = Instant.safeParse(until);
  if (instant.success) fields.embargoUntil = instant.data;
  else if (until !== "") notices.push("embargo-unreadable");
}

export function readFound(
  found: FoundFinding,
  people: ReadonlySet<PersonId>,
): ReadFinding {
  const reading = new Reading(found.fields);
  const label = FindingLabel.safeParse(cleanLine(reading.given("label")));
  const title = reading.line("title", findingLimits.titleLetters);
  if (title !== "") reading.fields.title = title;
  readSeverity(reading);
  readText(reading);
  readLists(reading);
  readStanding(reading, people);
  const { fields, notices } = reading;
  const missing = cleanLine(reading.given("label")) === "";
  const bad = missing
    ? "label-missing"
    : label.success
      ? null
      : "label-refused";
  return { label: label.data ?? null, fields, notices, bad };
}
