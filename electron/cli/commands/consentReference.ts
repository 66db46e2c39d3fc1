// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { optional } from "../argument.ts";
import { misused, type Refusal, refused } from "../command.ts";
import { shortId } from "../layout.ts";
import { reference } from "../readers.ts";
import type { Session } from "../session.ts";

export const consentOption = optional(
  "id",
  "the consent, or enough of its id; may be left out when only one is open",
  reference,
);

/** In these nothing is left to be done, though what was may be looked at. */
const over: ReadonlySet<ConsentView["state"]> = new Set([
  "withdrawn",
  "expired",
  "voided",
] as const);

/** With nothing named: those that are open, or where none is, those that were not abandoned. */
function meant(all: readonly ConsentView[]): readonly ConsentView[] {
  const kept = all.filter(({ state }) => state !== "abandoned");
  const open = kept.filter(({ state }) => !over.has(state));
  return open.length > 0 ? open : kept;
}

/** The consent whose id begins so; with nothing named, the only one that is open, or else the only one. */
export async function resolveConsent(
  session: Session,
  prefix: string | undefined,
): Promise<Result<ConsentView, Refusal>> {
  const audits = await session.call("audit.list", {});
  if (!audits.ok) return refused(audits.error);
  const all: ConsentView[] = [];
  for (const { audit } of audits.value.audits) {
    const listed = await session.call("consent.list", { audit });
    if (!listed.ok) return refused(listed.error);
    all.push(...listed.value.consents);
  }
  const candidates =
    prefix === undefined
      ? meant(all)
      : all.filter(({ consent }) => consent.startsWith(prefix));
  const [only, another] = candidates;
  if (only === undefined)
    return prefix === undefined
      ? misused(
          "This vault holds no open consent: ask for one with counterseal consent request.",
        )
      : refused(failure("consent-unknown"));
  return another === undefined
    ? ok(only)
    : misused(
        `Several consents can be meant: add --consent with one of ${candidates.map(({ consent }) => shortId(consent)).join(", ")}.`,
      );
}
