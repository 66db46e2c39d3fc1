// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import {
  publishedCharters,
  publishedSigners,
} from "../../../shared/domain/publishedSignatures.ts";
import {
  questionOf,
  readRequest,
} from "../../../shared/domain/requestReading.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState, ReleaseState } from "../catalog/state.ts";
import { evidenceTexts } from "../exchange/evidenceTexts.ts";
import { openObject } from "../objects/objects.ts";
import type { Plan, PlannedFile } from "../release/landing/plan.ts";
import { releaseFiles } from "../release/releaseFiles.ts";
import { releaseTexts } from "../release/releaseTexts.ts";
import type { Session } from "../session.ts";
import { gatherGate } from "./gateEvidence.ts";
import { auditOfRelease, gatherEvidence } from "./releaseEvidence.ts";
import {
  findVersion,
  type PlacedVersion,
  recordedContent,
  vendorsOf,
} from "./versions.ts";

function plannedFile(
  path: string,
  bytes: Uint8Array,
  own: boolean,
): PlannedFile {
  const content = { size: bytes.length, sha256: sha256(bytes) };
  return { path, own, content, pieces: () => [bytes] };
}

/** Made when people are asked, or when they sign: it will be lines of text. */
function toCome(path: string, line: string): PlannedFile {
  const bytes = encodeUtf8(`${line}\n`);
  return { path, own: true, content: null, pieces: () => [bytes] };
}

/** What the release's people approve, as the vault holds it. */
function listedFiles(
  session: Session,
  { audit }: Pick<AuditState, "audit">,
  files: readonly PlacedVersion[],
): PlannedFile[] {
  return files.flatMap(({ version, path }) => {
    const found = findVersion(session, audit, version);
    if (found === undefined) return [];
    const { size, sha256: digest } = found;
    return [
      {
        ...{ path, own: false, version, content: { size, sha256: digest } },
        pieces: () => openObject(session, found),
      },
    ];
  });
}

interface Proposed extends Pick<Plan, "place"> {
  readonly audit: AuditState;
  readonly files: readonly PlacedVersion[];
  /** A line of its statement. */
  readonly purpose: string;
  readonly requester: PersonId | null;
}

/** The release folder of something that nobody was asked for yet. */
function ownFilesToCome(
  session: Session,
  { audit, files, place, purpose, requester }: Proposed,
): PlannedFile[] {
  const vendors = vendorsOf(session, audit.audit, files);
  const question = questionOf(gatherGate(session, audit, vendors));
  const known = evidenceTexts({
    statementText: "",
    signatures: [],
    charters: publishedCharters(question),
  });
  known.delete("statement.txt");
  const signature = `${place}/signatures/${requester ?? ""}.sig`;
  return [
    toCome(`${place}/statement.txt`, purpose),
    ...(requester === null ? [] : [toCome(signature, "-----BEGIN")]),
    ...textsIn(place, [...known, ...releaseTexts]),
  ];
}

/** What a proposal would bring. */
export function planProposal(
  session: Session,
  proposed: Proposed & Pick<Plan, "removes">,
): Plan {
  const { audit, files, place, removes } = proposed;
  return {
    ...{ place, removes },
    files: [
      ...listedFiles(session, audit, files),
      ...ownFilesToCome(session, proposed),
    ],
  };
}

function textsIn(
  place: string,
  texts: Iterable<readonly [string, string]>,
): PlannedFile[] {
  return [...texts].map(([name, text]) =>
    plannedFile(`${place}/${name}`, encodeUtf8(text), true),
  );
}

/** The release folder of a release, as far as it is known: all of it once nothing stands in its way. */
function ownFiles(session: Session, release: ReleaseState): PlannedFile[] {
  const content = recordedContent(session, release.audit, release.files);
  const evidence = gatherEvidence(session, release, content);
  const authorized = authorizeRelease(evidence);
  if (authorized.ok)
    return [...releaseFiles(authorized.value)].map(([path, bytes]) =>
      plannedFile(path, bytes, true),
    );
  const { place, requester, purpose } = release;
  const audit = auditOfRelease(session, release);
  const question = questionOf(evidence);
  const read = readRequest(evidence.statement, "approval");
  if (read === null)
    return ownFilesToCome(session, { ...release, audit, purpose });
  const signatures = publishedSigners(question, read);
  const texts = evidenceTexts({
    statementText: release.statement?.text ?? "",
    signatures,
    charters: publishedCharters(question),
  });
  const asked = `signatures/${requester}.sig`;
  return [
    ...(texts.has(asked) ? [] : [toCome(`${place}/${asked}`, "-----BEGIN")]),
    ...textsIn(place, [...texts, ...releaseTexts]),
  ];
}

/** What a release brings. */
export function planRelease(session: Session, release: ReleaseState): Plan {
  const { place, removes } = release;
  const audit = auditOfRelease(session, release);
  const listed = listedFiles(session, audit, release.files);
  return {
    ...{ place, removes },
    files: [...listed, ...ownFiles(session, release)],
  };
}
