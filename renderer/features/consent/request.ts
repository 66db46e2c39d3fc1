// SPDX-License-Identifier: Apache-2.0
import { findPathCollision } from "../../../shared/formats/repoPath.ts";
import type { AuditId, PersonId, VersionId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { describePathCollision } from "../../../shared/text/paths.ts";
import {
  dateTimeInputOf,
  instantOfDateTime,
  midnightAfter,
} from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { type Candidate, pathFault } from "../release/proposal.ts";
import { audienceOf } from "./consents.ts";

/** What a request for consent asks for, as its form holds it. */
export interface RequestFields {
  /** Paths of the files chosen, by version. */
  readonly paths: ReadonlyMap<VersionId, string>;
  readonly audience: ReadonlySet<PersonId>;
  readonly requester: PersonId | null;
  readonly purpose: string;
  /** One a line. */
  readonly terms: string;
  /** As a date-and-time input holds it, in UTC. */
  readonly expires: string;
  /** Likewise; empty for none. */
  readonly notBefore: string;
}

/** What the form begins with: an earlier request, one cell of the matrix, or a hand-over. */
export interface Beginning {
  readonly like?: ConsentView | undefined;
  readonly versions?: readonly VersionId[];
  readonly people?: readonly PersonId[];
  readonly requester?: PersonId;
  readonly purpose?: string;
}

export type FieldFaults = Readonly<
  Record<
    "files" | "audience" | "purpose" | "terms" | "expires" | "notBefore",
    string | null
  >
>;

const usualDays = 30;
const mostTerms = 32;

export function canReceive({ sealKeys }: PersonView): boolean {
  return sealKeys.length > 0;
}

/** Who may ask: people whom the charter can name. */
export function askersAmong(
  people: readonly PersonView[],
): readonly PersonView[] {
  return people.filter(({ roles }) =>
    roles.some(({ role }) => ["owner", "chair", "vendor"].includes(role)),
  );
}

/** The form as it opens. What is not in the vault any more, or has no key, is not taken over. */
export function firstRequest(
  people: readonly PersonView[],
  candidates: readonly Candidate[],
  { like, versions = [], people: receivers = [], ...begun }: Beginning,
  now: number,
): RequestFields {
  const there = new Map(candidates.map((each) => [each.version, each.name]));
  const chosen = like?.files.map((file) => [file.version, file.path] as const);
  const named = versions.map((each) => [each, there.get(each) ?? ""] as const);
  const able = new Set(people.filter(canReceive).map(({ person }) => person));
  const askers = askersAmong(people);
  const owner = askers.find(({ roles }) =>
    roles.some(({ role }) => role === "owner"),
  );
  return {
    paths: new Map((chosen ?? named).filter(([id]) => there.has(id))),
    audience: new Set(
      (like === undefined ? receivers : audienceOf(like)).filter((person) =>
        able.has(person),
      ),
    ),
    requester:
      like?.requester ??
      begun.requester ??
      owner?.person ??
      askers[0]?.person ??
      null,
    purpose: like?.purpose ?? begun.purpose ?? "",
    terms: like?.terms.join("\n") ?? "",
    expires: dateTimeInputOf(midnightAfter(now, usualDays)),
    notBefore: like?.notBefore == null ? "" : dateTimeInputOf(like.notBefore),
  };
}

function termsOf(terms: string): string[] {
  return terms
    .split("\n")
    .map((term) => term.trim())
    .filter((term) => term !== "");
}

function filesFault({ paths }: RequestFields): string | null {
  if (paths.size === 0) return t("ask.filesMissing");
  for (const path of paths.values()) {
    const reason = pathFault(path);
    if (reason !== null) return t("ask.pathRefused", { reason });
  }
  const all = [...paths.values()].map((path) => path.normalize("NFC"));
  const collision = findPathCollision(all);
  return collision === null ? null : describePathCollision(collision);
}

function notBeforeFault({ notBefore, expires }: RequestFields): string | null {
  if (notBefore === "") return null;
  const begins = instantOfDateTime(notBefore);
  const ends = instantOfDateTime(expires);
  if (begins === null) return t("ask.timeRefused");
  return ends !== null && begins >= ends ? t("ask.notBeforeLate") : null;
}

/** What keeps the request from being made, by field; null where nothing does. */
export function requestFaults(fields: RequestFields): FieldFaults {
  return {
    files: filesFault(fields),
    audience: fields.audience.size === 0 ? t("ask.peopleMissing") : null,
    purpose: fields.purpose.trim() === "" ? t("ask.purposeMissing") : null,
    terms:
      termsOf(fields.terms).length > mostTerms ? t("ask.termsTooMany") : null,
    expires:
      instantOfDateTime(fields.expires) === null ? t("ask.timeRefused") : null,
    notBefore: notBeforeFault(fields),
  };
}

/** The request to the engine; null while a fault keeps it from being made. */
export function askedFor(
  audit: AuditId,
  fields: RequestFields,
): Request<"consent.request"> | null {
  const { requester, paths, audience } = fields;
  const expires = instantOfDateTime(fields.expires);
  const notBefore = instantOfDateTime(fields.notBefore);
  const sound = Object.values(requestFaults(fields)).every(
    (fault) => fault === null,
  );
  if (!sound || requester === null || expires === null) return null;
  return {
    ...{ audit, requester, expires },
    files: [...paths].map(([version, path]) => ({ version, path })),
    audience: [...audience],
    purpose: fields.purpose.trim(),
    terms: termsOf(fields.terms),
    ...(notBefore === null ? {} : { notBefore }),
  };
}
