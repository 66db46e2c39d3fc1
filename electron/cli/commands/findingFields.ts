// SPDX-License-Identifier: Apache-2.0
import { parseCvss, type CvssVector } from "../../../shared/domain/cvss.ts";
import {
  CveId,
  type Evidence,
  type FindingChanges,
  FindingFields,
  FindingLabel,
  FindingLink,
  findingLimits,
  findingStatuses,
  severities,
} from "../../../shared/domain/finding.ts";
import { cleanLine, cleanText } from "../../../shared/domain/findingText.ts";
import type { AuditId, Instant } from "../../../shared/ids.ts";
import { readTextFile } from "../../engine/files.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type Arguments,
  optional,
  type Reader,
  repeated,
  type Values,
} from "../argument.ts";
import { type Refusal, refused } from "../command.ts";
import { choice, instant, path, personId } from "../readers.ts";
import { resolveVersion } from "../references.ts";
import type { Session } from "../session.ts";

/** Options that say what a finding is; `none` empties one that may be empty. */

function orNone<T>(reader: Reader<T>): Reader<T | null> {
  return (text) => (text === "none" ? ok(null) : reader(text));
}

interface Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

export function shaped<T>(schema: Shape<T>, reason: string): Reader<T> {
  return (text) => {
    const read = schema.safeParse(cleanLine(text));
    return read.success ? ok(read.data) : err(reason);
  };
}

const cvss: Reader<CvssVector> = (text) => {
  const vector = parseCvss(text);
  return vector === null ? err("is no vector of CVSS 3.1") : ok(vector);
};

const { shape } = FindingFields;
const line = (most: number) =>
  `needs one line of at most ${String(most)} characters`;

export const label = shaped(FindingLabel, line(findingLimits.labelLetters));
export const title = shaped(shape.title, line(findingLimits.titleLetters));

const evidence: Reader<{ version: string; page: number | null }> = (text) => {
  const [, version = "", page] = /^(.+?)(?:#([1-9]\d{0,4}))?$/.exec(text) ?? [];
  return version === ""
    ? err("is no version")
    : ok({ version, page: page === undefined ? null : Number(page) });
};

export const findingOptions = {
  severity: optional(
    "severity",
    `one of ${severities.join(", ")}`,
    choice(severities),
  ),
  cvss: optional("vector", "a vector of CVSS 3.1, or none", orNone(cvss)),
  component: optional(
    "name",
    "what it is in",
    shaped(shape.component, line(findingLimits.componentLetters)),
  ),
  "description-file": optional(
    "file",
    "a text file that describes it, at most 32 KiB",
    path,
  ),
  status: optional(
    "status",
    `one of ${findingStatuses.join(", ")}`,
    choice(findingStatuses),
  ),
  owner: optional("person", "who takes care of it, or none", orNone(personId)),
  "fix-version": repeated(
    "version",
    "a version that has the fix",
    shaped(
      shape.fixVersions.unwrap().element,
      line(findingLimits.fixVersionLetters),
    ),
  ),
  link: repeated(
    "address",
    "an address that begins https://",
    shaped(FindingLink, "is no address that begins https://"),
  ),
  cve: repeated(
    "id",
    "a CVE id",
    shaped(CveId, "is no id like CVE-2027-12345"),
  ),
  evidence: repeated(
    "version",
    "a version that speaks of it, by id or file name; with # and a page",
    evidence,
  ),
  "embargo-until": optional(
    "time",
    "when its embargo ends, or none",
    orNone<Instant>(instant),
  ),
} satisfies Arguments;
export type GivenFields = Values<typeof findingOptions>;

const longestText = 1 << 20;

async function evidenceOf(
  session: Session,
  audit: AuditId,
  given: GivenFields["evidence"],
): Promise<Result<Evidence[], Refusal>> {
  const all: Evidence[] = [];
  for (const { version: named, page } of given) {
    const version = await resolveVersion(session, audit, named);
    if (!version.ok) return version;
    all.push({ version: version.value, page, note: "" });
  }
  return ok(all);
}

/** Only what was given. */
export async function fieldsGiven(
  session: Session,
  audit: AuditId,
  given: GivenFields,
): Promise<Result<FindingChanges, Refusal>> {
  const evidence = await evidenceOf(session, audit, given.evidence);
  if (!evidence.ok) return evidence;
  const { severity, component, status, cvss, owner } = given;
  const embargoUntil = given["embargo-until"];
  const text =
    given["description-file"] === undefined
      ? ok(undefined)
      : await readTextFile(given["description-file"], longestText);
  if (!text.ok) return refused(text.error);
  const said = {
    ...{ severity, component, status, cvss, embargoUntil },
    owner,
    description: text.value === undefined ? undefined : cleanText(text.value),
    fixVersions:
      given["fix-version"].length > 0 ? given["fix-version"] : undefined,
    links: given.link.length > 0 ? given.link : undefined,
    cves: given.cve.length > 0 ? given.cve : undefined,
    evidence: evidence.value.length > 0 ? evidence.value : undefined,
  };
  return ok(
    Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined),
    ) as FindingChanges,
  );
}
