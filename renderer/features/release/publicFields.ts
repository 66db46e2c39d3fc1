// SPDX-License-Identifier: Apache-2.0
import type { Instant, PersonId } from "../../../shared/ids.ts";
import type { PersonView, ReleaseView } from "../../../shared/ipc/views.ts";
import {
  dateTimeInputOf,
  instantOfDateTime,
  midnightAfter,
} from "../../text/instants.ts";
import { t } from "../../text/text.ts";

/** What the statement will say in public, as the form holds it. */
export interface PublicFields {
  readonly requester: PersonId | null;
  readonly purpose: string;
  readonly author: string;
  /** As a date-and-time input holds it, in UTC. */
  readonly expires: string;
  /** Likewise; empty for none. */
  readonly notBefore: string;
}

export interface ProposalFaults {
  readonly purpose: string | null;
  readonly author: string | null;
  readonly expires: string | null;
  readonly notBefore: string | null;
}

interface Times {
  readonly expires: Instant | null;
  readonly notBefore: Instant | null;
}

const usualDays = 30;

/** The form as it opens: an owner asks, and the approval holds for a month. */
export function firstFields(
  people: readonly PersonView[],
  now: number,
): PublicFields {
  const owner = people.find((p) => p.roles.some((r) => r.role === "owner"));
  return {
    requester: owner?.person ?? people[0]?.person ?? null,
    purpose: "",
    author: "",
    expires: dateTimeInputOf(midnightAfter(now, usualDays)),
    notBefore: "",
  };
}

/** As an earlier proposal had it, but for its times, which are over or were for then. */
export function fieldsLike(
  like: Pick<ReleaseView, "requester" | "purpose" | "author">,
  first: PublicFields,
  people: readonly PersonView[],
): PublicFields {
  const { purpose, author } = like;
  const isThere = people.some(({ person }) => person === like.requester);
  const requester = isThere ? like.requester : first.requester;
  return { ...first, requester, purpose, author };
}

export function timesOf(fields: PublicFields): Times {
  return {
    expires: instantOfDateTime(fields.expires),
    notBefore: instantOfDateTime(fields.notBefore),
  };
}

const author = /^[^<>\s](?:[^<>]*[^<>\s])? <[^<>@\s]+@[^<>@\s]+>$/;

/** Whether text reads as `Name <mail@example.org>`, as git writes an author. */
export function isAuthor(text: string): boolean {
  return author.test(text);
}

function notBeforeFault(fields: PublicFields): string | null {
  if (fields.notBefore === "") return null;
  const { expires, notBefore } = timesOf(fields);
  if (notBefore === null) return t("proposal.timeRefused");
  return expires !== null && notBefore >= expires
    ? t("proposal.notBeforeLate")
    : null;
}

/** What keeps the proposal from being made, by field; null where nothing does. */
export function faultsOf(fields: PublicFields): ProposalFaults {
  return {
    purpose: fields.purpose.trim() === "" ? t("proposal.purposeMissing") : null,
    author: isAuthor(fields.author.trim()) ? null : t("proposal.authorRefused"),
    expires:
      timesOf(fields).expires === null ? t("proposal.timeRefused") : null,
    notBefore: notBeforeFault(fields),
  };
}
