// SPDX-License-Identifier: Apache-2.0
import {
  type InspectionStanding,
  needsDecision,
  worstStanding,
} from "../../../shared/domain/inspectionStanding.ts";
import { carveOutsName } from "../../../shared/domain/releaseFindings.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type {
  FindingView,
  InspectionView,
  UnseenView,
} from "../../../shared/ipc/inspectionContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  describeCheck,
  describePlace,
  severityWords,
  unseenWords,
} from "../../../shared/text/inspection.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { ReleaseState } from "../catalog/state.ts";
import { requireCharter } from "../consent/recordedTexts.ts";
import { findingsTexts } from "../consent/releaseFindings.ts";
import type { Session } from "../session.ts";
import {
  carveOutsText,
  removedWordsIn,
  unprovenRemovalsOf,
} from "./carveOuts.ts";
import {
  againstFor,
  type Against,
  crossCheckOf,
  isHeldAgainst,
} from "./crossCheck.ts";
import {
  inspectionView,
  standingOf,
  soughtIn,
  versionIn,
} from "./inspectionView.ts";
import { publicWordsOf } from "./publicWords.ts";

/** How the inspections of all files of a release stand now. */
export function inspectionStandingOf(
  { state }: Session,
  { audit, files }: ReleaseState,
): InspectionStanding {
  return worstStanding(
    files.map(({ version }) => standingOf(state, audit, version)),
  );
}

function decisionLine({ resolution }: FindingView | UnseenView): string[] {
  if (resolution === null) return [];
  const { person, at, reason } = resolution;
  return [`    decided by ${person}, ${at}: ${reason}`];
}

function findingLines(finding: FindingView): string[] {
  const { severity, check, members, place, times, seen } = finding;
  return [
    `  ${severityWords[severity]}: ${describeCheck(check).title} (${check})`,
    `    at ${describePlace(members, place, times)}`,
    `    seen: ${seen}`,
    ...decisionLine(finding),
  ];
}

function unseenLines(unseen: UnseenView): string[] {
  const { reason, members, place, what } = unseen;
  return [
    `  Not seen: ${unseenWords[reason]}`,
    `    at ${describePlace(members, place)}: ${what}`,
    ...decisionLine(unseen),
  ];
}

function fileLines(
  path: string,
  sha256: string,
  { inspected, findings, unseen, type }: InspectionView,
): string[] {
  const decided = findings.filter(needsDecision);
  const notes = findings.filter((finding) => !needsDecision(finding));
  return [
    "",
    `File: ${sha256}  ${path}`,
    `Inspected: ${inspected} as ${type}`,
    ...[...decided, ...notes].flatMap(findingLines),
    ...unseen.flatMap(unseenLines),
    ...(findings.length + unseen.length === 0 ? ["  Nothing was found."] : []),
  ];
}

/** A request is made only where nothing that was marked was found. */
function crossCheckLines(against: Against): string[] {
  if (!isHeldAgainst(against)) return [];
  const { removed } = crossCheckOf(against);
  const { base } = against;
  return [
    `  Marked as removed: ${String(removed.length)} text(s); none was found.`,
    ...(base === null
      ? []
      : [`  Compared with the private version ${base.sha256}.`]),
  ];
}

/** `inspection.txt`: begins with a nonce, so that its digest, which is public, gives no guess away. */
function inspectionText(session: Session, release: ReleaseState): string {
  const { state } = session;
  const lines = release.files.flatMap(({ version, path }) => {
    const found = versionIn(state, version);
    const inspection = state.inspections.get(version);
    if (found === undefined || inspection === undefined)
      throw new Error("an inspected version is not there");
    const sought = soughtIn(state, release.audit, version);
    const view = inspectionView(found.version, inspection, sought);
    const against = againstFor(state, version);
    return [
      ...fileLines(path, found.version.sha256, view),
      ...crossCheckLines(against),
    ];
  });
  const head = [
    `Nonce: ${toHex(randomBytes(32))}`,
    `Inspection of ${String(release.files.length)} file(s) for ${release.audit}`,
  ];
  return `${[...head, ...lines].join("\n")}\n`;
}

interface JudgedTextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The texts that a request is judged by, as the charter asks, and what the release leaves out;
 * `release-not-inspected`, `release-public-words`, `release-removal-unproven` or `release-findings-unresolved` when
 * it cannot be.
 */
export function judgedTexts(
  session: Session,
  release: ReleaseState,
  charterText: string,
): Result<JudgedTextFile[], Failure> {
  const { conditions } = requireCharter(charterText);
  const inspected = conditions.includes("inspection")
    ? inspectionTexts(session, release)
    : ok([]);
  if (!inspected.ok) return inspected;
  const unproven = unprovenRemovalsOf(session, release).length;
  if (unproven > 0)
    return err(failure("release-removal-unproven", { files: unproven }));
  if (removedWordsIn(session, release).length > 0)
    return err(failure("release-public-words"));
  const findings = conditions.includes("findings")
    ? findingsTexts(session.state, release)
    : ok([]);
  if (!findings.ok) return findings;
  const carveOuts = carveOutsText(session, release);
  return ok([
    ...(carveOuts === null ? [] : [{ name: carveOutsName, text: carveOuts }]),
    ...findings.value,
    ...inspected.value,
  ]);
}

function inspectionTexts(
  session: Session,
  release: ReleaseState,
): Result<JudgedTextFile[], Failure> {
  const { audit } = release;
  const waiting = release.files.filter(
    ({ version }) => standingOf(session.state, audit, version) !== "clear",
  );
  if (waiting.length > 0)
    return err(failure("release-not-inspected", { files: waiting.length }));
  return publicWordsOf(session, release).length > 0
    ? err(failure("release-public-words"))
    : ok([{ name: "inspection.txt", text: inspectionText(session, release) }]);
}
