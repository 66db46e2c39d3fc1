// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { heldUntil } from "../../../shared/domain/embargo.ts";
import {
  findPathCollision,
  parseRepoPath,
} from "../../../shared/formats/repoPath.ts";
import { compareBytes } from "../../../shared/formats/lines.ts";
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
import { resolveBase } from "../release/resolveBase.ts";
import type { Session } from "../session.ts";
import { checkCarveOuts } from "./releaseFindings.ts";
import { findVersion } from "./versions.ts";

type Request = ParsedRequest<"release.propose">;

export function checkPath(untrusted: string): Result<string, Failure> {
  const path = parseRepoPath(untrusted.normalize("NFC"));
  return path.ok
    ? ok(path.value)
    : err(
        failure("path-unsafe", {
          path: untrusted,
          reason: path.error.code,
          about: path.error.about,
        }),
      );
}

interface Paths {
  readonly place: string;
  readonly paths: readonly string[];
  /** Sorted by bytes, each once. */
  readonly removes: readonly string[];
}

/** Paths of the release, each safe, and all of them able to lie in one tree beside the place. */
function checkPaths(request: Request): Result<Paths, Failure> {
  const place = checkPath(request.place);
  if (!place.ok) return place;
  const paths: string[] = [];
  for (const file of request.files) {
    const path = checkPath(file.path);
    if (!path.ok) return path;
    if (path.value.startsWith(`${place.value}/`))
      return err(
        failure("path-collides", { path: path.value, other: place.value }),
      );
    paths.push(path.value);
  }
  const removes = new Set<string>();
  for (const untrusted of request.removes ?? []) {
    const path = checkPath(untrusted);
    if (!path.ok) return path;
    removes.add(path.value);
  }
  // The place is a folder: a file of the statement stands for it among the files. What is removed is not put back.
  const collision = findPathCollision([
    ...paths,
    `${place.value}/statement.txt`,
    ...removes,
  ]);
  if (collision === null)
    return ok({
      ...{ place: place.value, paths },
      removes: [...removes].sort(compareBytes),
    });
  const { kind, first, second } = collision;
  return kind === "duplicate"
    ? err(failure("path-duplicate", { path: first }))
    : err(failure("path-collides", { path: first, other: second }));
}

interface Chosen {
  /** The clone that the release is to stand on. */
  readonly cloneDir: string | null;
  /** Ends the look at the clone at once. */
  readonly signal: AbortSignal;
}

/** The commit that the release will stand on, after a look at what is there already. */
async function checkBase(
  { storage }: Session,
  { cloneDir, signal }: Chosen,
  commit: GitId | undefined,
  { place, paths, removes }: Paths,
): Promise<Result<GitId | null, Failure>> {
  const [firstRemoved] = removes;
  if (cloneDir === null)
    return firstRemoved === undefined
      ? ok(null)
      : err(failure("removed-path-missing", { path: firstRemoved }));
  const base = await resolveBase(storage, {
    cloneDir,
    signal,
    ...(commit && { commit }),
  });
  if (!base.ok) return base;
  const there = base.value.entries
    .filter(({ mode }) => mode !== "040000")
    .map(({ path }) => path);
  if (there.some((path) => path === place || path.startsWith(`${place}/`)))
    return err(failure("place-not-new", { place }));
  const inBase = new Set(there);
  const missing = removes.find((path) => !inBase.has(path));
  if (missing !== undefined)
    return err(failure("removed-path-missing", { path: missing }));
  const replaced = new Set([...paths, ...removes]);
  const kept = there.filter((path) => !replaced.has(path));
  const before = findPathCollision(kept);
  const collision = findPathCollision([
    ...kept,
    ...paths,
    `${place}/statement.txt`,
  ]);
  // A clash that the repository has of its own is not this release's to solve.
  if (collision === null || before !== null) return ok(base.value.commit);
  return err(
    failure("path-collides", {
      path: collision.second,
      other: collision.first,
    }),
  );
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
  const { place, paths, removes } = checked.value;
  const purpose = checkPlainText(request.purpose, "purpose");
  if (!purpose.ok) return purpose;
  const author = value.author.parse(request.author.normalize("NFC"));
  if (!author.ok)
    return err(
      failure("text-refused", { field: "author", reason: author.error }),
    );
  const notBefore = checkNotBefore(session, audit.value, request);
  if (!notBefore.ok) return notBefore;
  const superseded = checkSuperseded(session, request);
  if (!superseded.ok) return superseded;
  const carved = checkCarveOuts(session.state, request);
  if (!carved.ok) return carved;
  const base = await checkBase(session, chosen, request.commit, checked.value);
  if (!base.ok) return base;
  return ok({
    audit: request.audit,
    release: ReleaseId.parse(toHex(randomBytes(16))),
    requester,
    files: request.files.map(({ version }, index) => ({
      version,
      path: paths[index] ?? "",
    })),
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
