// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from "../../../shared/domain/verdict.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { locateRelease } from "./locateRelease.ts";
import { type Problem, problem } from "./problem.ts";
import { verifyBeside } from "./verifyBeside.ts";
import { verifyCharters } from "./verifyCharters.ts";
import { verifyConsent } from "./verifyConsent.ts";
import { verifyGitBundle } from "./verifyGitBundle.ts";
import { type ReadOwn, signatureFiles, verifySigned } from "./verifySigned.ts";
import { digestOf, type VerifiedTree, verifyTree } from "./verifyTree.ts";

export interface VerifyRequest {
  readonly storage: Storage;
  /** A release as it was exported, its tree/, or the release folder in a tree. */
  readonly bundleDir: string;
  /** The charter that the verifier holds from elsewhere; null: none. */
  readonly trustedCharter: Uint8Array | null;
  /** Only to say whether the approval has expired. */
  readonly now: Instant;
}

const largestTextBytes = 32 * 1024 * 1024;
const largestSignatureBytes = 64 * 1024;

type Found = Pick<
  Verdict,
  "audit" | "statement" | "signers" | "expires" | "files" | "commit"
>;

const nothing: Found = {
  audit: null,
  statement: null,
  signers: [],
  expires: null,
  files: 0,
  commit: "none",
};

function verdictOf(
  { now, trustedCharter }: VerifyRequest,
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

interface Release {
  readonly rootDir: string;
  readonly statement: Uint8Array;
  readonly approval: Approval;
  readonly exportDir: string | null;
  readonly bundlePath: string | null;
}

/**
 * What a release is worth, by the same rules and names as `verify.sh` (docs/format/bundle.md,
 * "Verification"). Whatever is wrong with it is in the verdict, never a failure.
 */
export async function verifyRelease(
  request: VerifyRequest,
): Promise<Result<Verdict, Failure>> {
  const located = await locateRelease(request.storage, request.bundleDir);
  if (!located.ok) return ok(verdictOf(request, nothing, [located.error]));
  const { placeDir, rootDirFor, exportDir, bundlePath } = located.value;
  const read = await request.storage.readWhole(
    joinPath(placeDir, "statement.txt"),
    largestTextBytes,
  );
  if (!read.ok) {
    const refused = read.error.code === "file-too-large";
    const found = refused
      ? problem("statement-refused", "statement.txt, it is too large")
      : problem("statement-missing", "statement.txt");
    return ok(verdictOf(request, nothing, [found]));
  }
  const approval = readApproval(read.value);
  if (typeof approval === "string")
    return ok(
      verdictOf(request, nothing, [
        problem("statement-refused", `statement.txt, ${approval}`),
      ]),
    );
  const { audit, expires, files, place } = approval;
  const statement = sha256(read.value);
  const found: Found = {
    ...nothing,
    audit,
    statement,
    expires,
    files: files.length,
    commit: bundlePath === null ? "none" : "base-unchecked",
  };
  const rootDir = rootDirFor(place);
  if (rootDir === null)
    return ok(verdictOf(request, found, [problem("place-mismatch", place)]));
  const release = {
    rootDir,
    statement: read.value,
    approval,
    exportDir,
    bundlePath,
  };
  const judged = await judge(request, release);
  const { signers, problems } = judged;
  return ok(verdictOf(request, { ...found, signers }, problems));
}

/** The approval, or why the bytes are none. */
function readApproval(bytes: Uint8Array): Approval | string {
  const text = decodeUtf8(bytes);
  if (text === null) return "it is not UTF-8";
  const parsed = parseStatement(text);
  if (!parsed.ok) return `line ${parsed.error.line}: ${parsed.error.reason}`;
  return parsed.value.act === "approval" ? parsed.value : "it is no approval";
}

function ownReader(storage: Storage, { rootDir, approval }: Release): ReadOwn {
  return async (name) => {
    const limit = name.endsWith(".sig")
      ? largestSignatureBytes
      : largestTextBytes;
    const path = joinPath(rootDir, `${approval.place}/${name}`);
    const bytes = await storage.readWhole(path, limit);
    return bytes.ok ? bytes.value : null;
  };
}

async function judge(
  { storage, trustedCharter }: VerifyRequest,
  release: Release,
): Promise<{ signers: Found["signers"]; problems: Problem[] }> {
  const { rootDir, approval } = release;
  const tree = await verifyTree(storage, rootDir, approval);
  const problems = [
    ...tree.problems,
    ...(await judgeExport(storage, release, tree)),
  ];
  const { own, newest } = tree;
  const { audit } = approval;
  const read = ownReader(storage, release);
  const asked = { audit, own, newest, read, trustedCharter };
  const chain = await verifyCharters(asked);
  problems.push(...chain.problems);
  if (chain.problems.length > 0) return { signers: [], problems };
  const named = chain.charters.find(
    ({ digest }) => digest === approval.charter,
  )?.charter;
  const current = chain.charters.at(-1)?.charter;
  if (named === undefined || current === undefined) {
    const about = "the charter that the statement names is none of these";
    problems.push(problem("charter-chain-broken", about));
    return { signers: [], problems };
  }
  const signed = await verifySigned(
    { act: "approval", message: release.statement, charters: [named] },
    signatureFiles(own, null),
    read,
  );
  const consent = verifyConsent(approval, named, current, signed.keys);
  problems.push(...signed.problems, ...consent.problems);
  return { signers: consent.signers.map(({ person }) => person), problems };
}

/** What lies beside the tree in a whole export. */
async function judgeExport(
  storage: Storage,
  { rootDir, approval, statement, exportDir, bundlePath }: Release,
  { own }: VerifiedTree,
): Promise<readonly Problem[]> {
  if (exportDir === null) return [];
  const statementDigest = sha256(statement);
  const steps = { approval, statementDigest, commit: null };
  if (bundlePath === null) return verifyBeside(storage, exportDir, steps);
  const digests = new Map<string, Sha256>();
  for (const name of own) {
    const path = joinPath(rootDir, `${approval.place}/${name}`);
    const digest = await digestOf(storage, path);
    if (digest !== null) digests.set(name, digest);
  }
  const { problems, commit } = await verifyGitBundle(storage, bundlePath, {
    approval,
    statement: statementDigest,
    own: digests,
  });
  // Without its commit, the text that belongs to the bundle cannot be known.
  if (commit === null) return problems;
  const beside = { ...steps, commit };
  return [...problems, ...(await verifyBeside(storage, exportDir, beside))];
}
