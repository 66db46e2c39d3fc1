// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  type FoundFile,
  type FoundPackage,
  type ManifestFinding,
  type SignatureFinding,
  stateOf,
} from "../../../shared/domain/handedOver.ts";
import type { FromUnwrapper } from "../../../shared/domain/unwrapperMessages.ts";
import {
  raisedLimits,
  type UnpackLimits,
} from "../../../shared/domain/unpackLimits.ts";
import { IntakeId, type Sha256 } from "../../../shared/ids.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { AuditState, State, VersionState } from "../catalog/state.ts";
import type { Context, Job } from "../context.ts";
import type { Session } from "../session.ts";
import { runUnwrapper } from "./unwrapperRun.ts";
import type { FoundPackages, Package } from "./packages.ts";
import { pinnedKeys, type Staged } from "./staged.ts";

type Evidence = Extract<FromUnwrapper, { kind: "evidence" }>;

export interface LookRequest {
  readonly audit: AuditState;
  readonly found: FoundPackages;
  readonly keyFiles: readonly Package[];
  readonly passphrases: readonly string[];
  readonly limits: UnpackLimits;
}

interface Heard {
  readonly packages: FoundPackage[];
  readonly files: FoundFile[];
  evidence: Evidence | null;
}

/** How far along the reading of a file is; some are read more than once, and count once. */
export function progressOf(
  job: Job,
  packages: readonly Package[],
): (file: number, bytes: number) => void {
  const done = new Map<
    number,
    { count: number; say: (bytes: number) => void }
  >();
  return (file, bytes) => {
    const from = packages[file];
    if (from === undefined) return;
    const known = done.get(file) ?? {
      count: 0,
      say: job.startFile(from.name, from.size),
    };
    const more = Math.max(0, Math.min(bytes, from.size - known.count));
    known.say(more);
    done.set(file, { ...known, count: known.count + more });
  };
}

function knownVersions(state: State): ReadonlyMap<Sha256, VersionState> {
  const versions = new Map<Sha256, VersionState>();
  for (const deliverable of state.deliverables.values())
    if (!deliverable.removed)
      for (const version of deliverable.versions)
        versions.set(version.sha256, version);
  return versions;
}

function listedAs(
  path: string,
  manifests: readonly ManifestFinding[],
  isCovered: boolean,
): StagedFile["listed"] {
  if (manifests.some(({ changed }) => changed.includes(path))) return "changed";
  return isCovered ? "same" : null;
}

interface Findings {
  readonly byPath: ReadonlyMap<string, SignatureFinding[]>;
  readonly evidencePaths: ReadonlySet<string>;
}

function findingsOf({ signatures, manifests }: Evidence): Findings {
  const byPath = new Map<string, SignatureFinding[]>();
  for (const finding of signatures)
    byPath.set(finding.over, [...(byPath.get(finding.over) ?? []), finding]);
  return {
    byPath,
    evidencePaths: new Set(
      [...signatures, ...manifests].map(({ path }) => path),
    ),
  };
}

/** A file is as trusted as the signatures over it, or over the whole package that it came in. */
function stagedFiles(
  session: Session,
  { packages, files, evidence }: Heard & { evidence: Evidence },
): StagedFile[] {
  const known = knownVersions(session.state);
  const { byPath, evidencePaths } = findingsOf(evidence);
  const { manifests } = evidence;
  const extra = new Set(manifests.flatMap((each) => each.extra));
  return files.map((file) => {
    const over = [
      ...(byPath.get(file.path) ?? []),
      ...(byPath.get(packages[file.source]?.name ?? "") ?? []),
    ];
    const version = file.sha256 === null ? undefined : known.get(file.sha256);
    const inScope =
      manifests.length > 0 &&
      !extra.has(file.path) &&
      !evidencePaths.has(file.path);
    return {
      ...file,
      signature: stateOf(over),
      listed: listedAs(file.path, manifests, inScope),
      known:
        version === undefined
          ? null
          : { version: version.version, name: version.name },
      isEvidence: evidencePaths.has(file.path),
    };
  });
}

/** An intake of exactly these packages that has no end. */
function brokenOff(
  session: Session,
  audit: AuditState,
  packages: readonly FoundPackage[],
): IntakeSummary["resumes"] {
  const digests = packages.map(({ sha256 }) => sha256).join();
  for (const intake of session.state.intakes.values()) {
    const { ended, packages: before, from, channel, handed } = intake;
    if (intake.audit !== audit.audit || ended !== null) continue;
    if (before.map(({ sha256 }) => sha256).join() === digests)
      return { intake: intake.intake, from, channel, handed };
  }
  return null;
}

/** Opens packages in a process of their own and says what is in them. Nothing is written. */
export async function look(
  context: Context,
  session: Session,
  request: LookRequest,
  job: Job,
): Promise<Result<Staged, Failure>> {
  const { audit, found, keyFiles, passphrases, limits } = request;
  const { packages } = found;
  const heard: Heard = { packages: [], files: [], evidence: null };
  const done = await runUnwrapper({
    storage: context.storage,
    start: context.startHelper,
    job: {
      packages: packages.map(({ name, size }) => ({ name, size })),
      keyFiles: keyFiles.map(({ size }) => size),
      passphrases: [...passphrases],
      pinned: pinnedKeys(audit),
      limits,
      wanted: null,
    },
    files: [...packages, ...keyFiles],
    signal: job.signal,
    seen: progressOf(job, packages),
    hear: (message) => {
      if (message.kind === "package") heard.packages.push(message.package);
      if (message.kind === "file") heard.files.push(message.file);
      if (message.kind === "evidence") heard.evidence = message;
    },
  });
  if (!done.ok) return done;
  const { evidence } = heard;
  if (evidence === null || heard.packages.length !== packages.length)
    return err(failure("unwrapper-ended"));
  const resumes = brokenOff(session, audit, heard.packages);
  const summary: IntakeSummary = {
    intake: resumes?.intake ?? IntakeId.parse(toHex(randomBytes(16))),
    audit: audit.audit,
    packages: heard.packages,
    files: stagedFiles(session, { ...heard, evidence }),
    signatures: evidence.signatures,
    manifests: evidence.manifests,
    leftOut: found.leftOut,
    keysRefused: evidence.keysRefused.map((at) => keyFiles[at]?.name ?? ""),
    raised: raisedLimits(limits),
    resumes,
  };
  return ok({ audit: audit.audit, packages, keyFiles, limits, summary });
}
