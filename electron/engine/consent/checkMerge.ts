// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from "../../../shared/domain/verdict.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { GitId, type ReleaseId, type Sha256 } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { ReleaseState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import { commitThatBrought } from "../release/broughtBy.ts";
import { locateCommit } from "../release/locateCommit.ts";
import { judgeRelease } from "../release/verifyRelease.ts";
import { requireWritable, type Session } from "../session.ts";
import { checkBundle } from "./bundleQuestion.ts";
import { requireRequest } from "./recordedTexts.ts";
import { auditOfRelease } from "./releaseEvidence.ts";
import { openRelease } from "./releaseHandlers.ts";
import { releaseView } from "./releaseView.ts";
import { witnessRelease } from "./witnessRelease.ts";

/** What a commit is held against: all of it is this vault's own. */
interface Exported {
  /** Of the statement whose bundle was written. */
  readonly digest: Sha256;
  /** In the public repository. */
  readonly place: string;
  /** The charter that the statement names; those that came after it have to follow from it. */
  readonly charter: string;
}

/** What was exported of a release; fails with `release-not-exported`. */
function exportedOf(
  session: Session,
  release: ReleaseState,
): Result<Exported, Failure> {
  const { statement, exported } = release;
  if (statement === null || exported?.digest !== statement.digest)
    return err(failure("release-not-exported"));
  const approval = requireRequest(statement.text);
  const charter = auditOfRelease(session, release).charters.find(
    (each) => each.inForce && each.digest === approval.charter,
  );
  if (charter === undefined || approval.act !== "approval")
    throw new Error("an exported release has no charter");
  const { place } = approval;
  return ok({ digest: statement.digest, place, charter: charter.text });
}

/** Nothing but the very statement that left, by people of this vault's charter, in a commit that was judged whole. */
function bringsIt(verdict: Verdict, { digest }: Exported): boolean {
  return (
    verdict.verdict === "VERIFIED" &&
    verdict.commit === "changes-checked" &&
    verdict.statement === digest
  );
}

function otherRelease(
  { state }: Session,
  { statement }: Verdict,
  { digest }: Exported,
): ReleaseId | null {
  if (statement === null || statement === digest) return null;
  const other = [...state.releases.values()].find(
    (each) => each.statement?.digest === statement,
  );
  return other?.release ?? null;
}

async function judgeCommit(
  context: Context,
  session: Session,
  exported: Exported,
  asked: { readonly dir: string; readonly commit: string },
): Promise<Result<Verdict, Failure>> {
  const { storage, ending: signal } = context;
  const question = { path: asked.dir, commit: asked.commit, signal };
  const sound = await checkBundle(storage, question);
  if (!sound.ok) return sound;
  const { place } = exported;
  const located = await locateCommit(storage, { ...asked, place, signal });
  if (!located.ok) return located;
  const trustedCharter = encodeUtf8(exported.charter);
  const by = { trustedCharter, now: session.now() };
  const verdict = await judgeRelease(by, located.value);
  if (!verdict.ok || !located.value.ok) return verdict;
  const heard = await witnessRelease(session, located.value.value);
  return heard.ok ? verdict : heard;
}

/** The same commit again says nothing new. */
async function recordMerge(
  session: Session,
  release: ReleaseState,
  { digest }: Exported,
  { commitId, signers }: Verdict,
): Promise<Result<unknown, Failure>> {
  const commit = GitId.parse(commitId);
  if (release.merged?.commit === commit) return ok(undefined);
  const body = { release: release.release, digest, commit };
  return session.commit([
    { type: "release.merged", body: { ...body, signers: [...signers] } },
  ]);
}

/**
 * Compares a commit of a clone with what was signed and exported. Only one that a stranger with this vault's
 * charter would call VERIFIED, and that brings this very statement, is recorded. One that differs is said and
 * leaves no entry: whoever names the wrong commit has found out nothing about the release.
 */
export async function checkMerge(
  context: Context,
  request: ParsedRequest<"release.checkMerge">,
): Promise<Result<Response<"release.checkMerge">, Failure>> {
  const open = openRelease(context, request.release);
  if (!open.ok) return open;
  const { session, release } = open.value;
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const exported = exportedOf(session, release);
  if (!exported.ok) return exported;
  const dir = context.pathOf(request.clone, "clone");
  if (!dir.ok) return dir;
  const { commit } = request;
  const asked = { dir: dir.value, commit };
  const judged = await judgeCommit(context, session, exported.value, asked);
  if (!judged.ok) return judged;
  const verdict = judged.value;
  const merged = bringsIt(verdict, exported.value);
  if (merged) {
    const { value } = exported;
    const recorded = await recordMerge(session, release, value, verdict);
    if (!recorded.ok) return recorded;
  }
  const isOther =
    verdict.statement !== null && verdict.statement !== exported.value.digest;
  const brought = merged
    ? null
    : await commitThatBrought(context.storage, {
        cloneDir: dir.value,
        place: exported.value.place,
        signal: context.ending,
        commit,
      });
  const differs = isOther ? "other-release" : "differs";
  return ok({
    outcome: merged ? "merged" : differs,
    verdict,
    other: otherRelease(session, verdict, exported.value),
    broughtBy: brought === verdict.commitId ? null : brought,
    release: releaseView(session, release),
  });
}
