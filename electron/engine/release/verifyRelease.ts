// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from "../../../shared/domain/verdict.ts";
import { Failed, type Failure } from "../../../shared/failure.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { Instant } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  largestSignatureBytes,
  largestTextBytes,
  type LocatedRelease,
} from "./locatedRelease.ts";
import { locateRelease, type ReleaseQuestion } from "./locateRelease.ts";
import { type Problem, problem } from "./problem.ts";
import type { ReleaseTree } from "./releaseTree.ts";
import { verifyCharters } from "./verifyCharters.ts";
import { verifyConsent } from "./verifyConsent.ts";
import { type ReadOwn, signatureFiles, verifySigned } from "./verifySigned.ts";
import { verifyTree } from "./verifyTree.ts";

export interface JudgeRequest {
  /** The charter that the verifier holds from elsewhere; null: none. */
  readonly trustedCharter: Uint8Array | null;
  /** Only to say whether the approval has expired. */
  readonly now: Instant;
}

export interface VerifyRequest extends JudgeRequest, ReleaseQuestion {
  readonly storage: Storage;
}

type Found = Omit<Verdict, "verdict" | "expired" | "problems">;

const nothing: Found = {
  audit: null,
  statement: null,
  signers: [],
  expires: null,
  supersedes: null,
  files: 0,
  commit: "none",
  commitId: null,
};

function verdictOf(
  { now, trustedCharter }: JudgeRequest,
  found: Found,
  problems: readonly Problem[],
): Verdict {
  const whole =
    trustedCharter === null ? "CONSISTENT, SIGNERS UNKNOWN" : "VERIFIED";
  return {
    ...found,
    verdict: problems.length > 0 ? "NOT VERIFIED" : whole,
    expired: found.expires !== null && found.expires <= now,
    problems,
  };
}

/**
 * What a release is worth, by the same rules and names as `verify.sh` (docs/format/bundle.md,
 * "Verification"). Whatever is wrong with it is in the verdict; it fails where a tool is missing or was stopped.
 */
export async function verifyRelease(
  request: VerifyRequest,
): Promise<Result<Verdict, Failure>> {
  const located = await locateRelease(request.storage, request);
  return located.ok ? judgeRelease(request, located.value) : located;
}

/** The same of a release that was looked for already. */
export async function judgeRelease(
  request: JudgeRequest,
  located: Result<LocatedRelease, Problem>,
): Promise<Result<Verdict, Failure>> {
  try {
    return ok(
      located.ok
        ? await judgeLocated(request, located.value)
        : verdictOf(request, nothing, [located.error]),
    );
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

async function judgeLocated(
  request: JudgeRequest,
  located: LocatedRelease,
): Promise<Verdict> {
  const refused = (about: string): Verdict =>
    verdictOf(request, nothing, [
      problem("statement-refused", `statement.txt, ${about}`),
    ]);
  const { statement } = located;
  if (statement === null) return refused("it is too large");
  const approval = readApproval(statement);
  if (typeof approval === "string") return refused(approval);
  const { audit, expires, files, place, purpose, supersedes } = approval;
  const found: Found = {
    ...nothing,
    audit,
    statement: sha256(statement),
    expires,
    supersedes: supersedes && { statement: supersedes, why: purpose },
    files: files.length,
  };
  const tree = located.treeAt(place);
  if (tree === null)
    return verdictOf(request, found, [problem("place-mismatch", place)]);
  const release = { statement, approval, tree };
  const { problems, ...judged } = await judge(request, located, release);
  return verdictOf(request, { ...found, ...judged }, problems);
}

/** The approval, or why the bytes are none. */
function readApproval(bytes: Uint8Array): Approval | string {
  const text = decodeUtf8(bytes);
  if (text === null) return "it is not UTF-8";
  const parsed = parseStatement(text);
  if (!parsed.ok) return `line ${parsed.error.line}: ${parsed.error.reason}`;
  return parsed.value.act === "approval" ? parsed.value : "it is no approval";
}

interface Release {
  readonly statement: Uint8Array;
  readonly approval: Approval;
  readonly tree: ReleaseTree;
}

function ownReader({ tree, approval }: Release): ReadOwn {
  return (name) =>
    tree.read(
      `${approval.place}/${name}`,
      name.endsWith(".sig") ? largestSignatureBytes : largestTextBytes,
    );
}

type Judged = Pick<Verdict, "signers" | "commit" | "commitId"> & {
  readonly problems: readonly Problem[];
};

async function judge(
  request: JudgeRequest,
  located: LocatedRelease,
  release: Release,
): Promise<Judged> {
  const { approval, statement, tree } = release;
  const verified = await verifyTree(tree, approval);
  const { own } = verified;
  const statementDigest = sha256(statement);
  const judged = { approval, statementDigest, tree, own };
  const around = await located.surroundings(judged);
  const consent = await judgeConsent(request, release, verified);
  return {
    ...around,
    signers: consent.signers,
    problems: [...verified.problems, ...around.problems, ...consent.problems],
  };
}

/** Whether the charters lead from the one that is trusted to people who approved exactly this statement. */
async function judgeConsent(
  { trustedCharter }: JudgeRequest,
  release: Release,
  { own, newest }: Awaited<ReturnType<typeof verifyTree>>,
): Promise<{ signers: Verdict["signers"]; problems: readonly Problem[] }> {
  const { approval, statement } = release;
  const { audit } = approval;
  const read = ownReader(release);
  const asked = { audit, own, newest, read, trustedCharter };
  const chain = await verifyCharters(asked);
  if (chain.problems.length > 0)
    return { signers: [], problems: chain.problems };
  const named = chain.charters.find(
    ({ digest }) => digest === approval.charter,
  )?.charter;
  const current = chain.charters.at(-1)?.charter;
  if (named === undefined || current === undefined) {
    const about = "the charter that the statement names is none of these";
    return {
      signers: [],
      problems: [problem("charter-chain-broken", about)],
    };
  }
  const signed = await verifySigned(
    { act: "approval", message: statement, charters: [named] },
    signatureFiles(own, null),
    read,
  );
  const consent = verifyConsent(approval, named, current, signed.keys);
  return {
    signers: consent.signers.map(({ person }) => person),
    problems: [...signed.problems, ...consent.problems],
  };
}
