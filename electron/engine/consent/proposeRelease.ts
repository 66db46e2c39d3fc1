// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { heldUntil } from "../../../shared/domain/embargo.ts";
import * as value from "../../../shared/formats/values.ts";
import { type GitId, type Instant, ReleaseId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { AuditState } from "../catalog/state.ts";
import type { ActBody } from "../ledger/entries.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import { blockOf, judgeLanding } from "../release/landing/judgeLanding.ts";
import type { Plan } from "../release/landing/plan.ts";
import { resolveBase } from "../release/resolveBase.ts";
import type { Session } from "../session.ts";
import { planProposal } from "./planRelease.ts";
import { checkPaths } from "./proposedPaths.ts";
import { checkCarveOuts } from "./releaseFindings.ts";
import { findVersion } from "./versions.ts";

type Request = ParsedRequest<"release.propose">;

interface Chosen {
  /** The clone that the release is to stand on. */
  readonly cloneDir: string | null;
  /** Ends the look at the clone at once. */
  readonly signal: AbortSignal;
}

/** The commit that the release will stand on, after a look at what is there already. */
async function checkBase(
  session: Session,
  { cloneDir, signal }: Chosen,
  commit: GitId | undefined,
  plan: Plan,
): Promise<Result<GitId | null, Failure>> {
  const [firstRemoved] = plan.removes;
  if (cloneDir === null)
    return firstRemoved === undefined
      ? ok(null)
      : err(failure("removed-path-missing", { path: firstRemoved }));
  const base = await resolveBase(session.storage, {
    cloneDir,
    signal,
    ...(commit && { commit }),
  });
  if (!base.ok) return base;
  const problems = await judgeLanding(base.value, plan);
  if (!problems.ok) return problems;
  const block = blockOf(problems.value);
  return block === null ? ok(base.value.commit) : err(block);
}

interface Times {
  readonly expires: Instant;
  readonly notBefore?: Instant | undefined;
}

export function checkTimes(
  session: Session,
  request: Times,
): Result<void, Failure> {
  if (request.expires <= session.now())
    return err(failure("time-refused", { field: "expires" }));
  if (request.notBefore !== undefined && request.notBefore >= request.expires)
    return err(failure("time-refused", { field: "not-before" }));
  return ok(undefined);
}

/** As it was asked for; else the agreed end of the audit's embargo, where one lies ahead. */
function checkNotBefore(
  session: Session,
  { embargoes }: AuditState,
  { expires, notBefore }: Request,
): Result<Instant | null, Failure> {
  const from = notBefore ?? heldUntil(embargoes, session.now());
  const times = checkTimes(session, { expires, notBefore: from ?? undefined });
  return times.ok ? ok(from) : times;
}

/** The statement of another names it by its digest: there must be one, and in the same audit. */
function checkSuperseded(
  session: Session,
  { audit, supersedes }: Request,
): Result<void, Failure> {
  if (supersedes === undefined) return ok(undefined);
  const release = session.state.releases.get(supersedes);
  if (release?.audit !== audit)
    return err(failure("release-unknown", { release: supersedes }));
  return release.statement === null
    ? err(failure("release-state", { state: "proposed" }))
    : ok(undefined);
}

function checkAuthor(untrusted: string): Result<string, Failure> {
  const author = value.author.parse(untrusted.normalize("NFC"));
  return author.ok
    ? author
    : err(failure("text-refused", { field: "author", reason: author.error }));
}

/** Checks a proposal whole; nothing is kept of one that cannot be released as it stands. */
export async function checkProposal(
  session: Session,
  request: Request,
  chosen: Chosen,
): Promise<Result<ActBody<"release.proposed">, Failure>> {
  const audit = auditOf(session, request.audit);
  if (!audit.ok) return audit;
  const { requester } = request;
  if (!audit.value.people.has(requester))
    return err(failure("person-unknown", { person: requester }));
  for (const { version } of request.files)
    if (findVersion(session, request.audit, version) === undefined)
      return err(failure("version-unknown", { version }));
  const checked = checkPaths(request);
  if (!checked.ok) return checked;
  const { place, files, removes } = checked.value;
  const purpose = checkPlainText(request.purpose, "purpose");
  if (!purpose.ok) return purpose;
  const author = checkAuthor(request.author);
  if (!author.ok) return author;
  const notBefore = checkNotBefore(session, audit.value, request);
  if (!notBefore.ok) return notBefore;
  const superseded = checkSuperseded(session, request);
  if (!superseded.ok) return superseded;
  const carved = checkCarveOuts(session.state, request);
  if (!carved.ok) return carved;
  const plan = planProposal(session, {
    ...{ audit: audit.value, files, place, removes },
    ...{ purpose: purpose.value, requester },
  });
  const base = await checkBase(session, chosen, request.commit, plan);
  if (!base.ok) return base;
  return ok({
    audit: request.audit,
    release: ReleaseId.parse(toHex(randomBytes(16))),
    requester,
    files: [...files],
    ...{ place, purpose: purpose.value, author: author.value },
    expires: request.expires,
    notBefore: notBefore.value,
    base: base.value,
    clone: chosen.cloneDir,
    ...(removes.length > 0 && { removes: [...removes] }),
    ...(request.supersedes && { supersedes: request.supersedes }),
    ...(carved.value.length > 0 && { carveOuts: carved.value }),
  });
}
