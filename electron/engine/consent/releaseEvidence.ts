// SPDX-License-Identifier: Apache-2.0
import type {
  SignedText,
  VerifiedSignature,
} from "../../../shared/domain/gateState.ts";
import type { ReleaseState as Evidence } from "../../../shared/domain/releaseState.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import type { Instant, Sha256, VersionId } from "../../../shared/ids.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type {
  AuditState,
  RecordedSignature,
  ReleaseState,
  VersionState,
} from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { requireCharter, requireRequest } from "./recordedTexts.ts";

/** The audit of a release; the ledger never names one without the other. */
export function auditOfRelease(
  session: Session,
  release: ReleaseState,
): AuditState {
  const audit = session.state.audits.get(release.audit);
  if (audit === undefined) throw new Error("a release names an unknown audit");
  return audit;
}

/** A version and its deliverable's standing; undefined when it is not in the vault any more. */
export function findVersion(
  session: Session,
  id: VersionId,
): VersionState | undefined {
  for (const deliverable of session.state.deliverables.values()) {
    if (deliverable.removed) continue;
    const found = deliverable.versions.find(({ version }) => version === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The recorded signatures, each verified once more over the text: nothing counts on the record alone. */
function verifiedOver(
  text: string,
  digest: Sha256,
  namespace: string,
  recorded: readonly RecordedSignature[],
): VerifiedSignature[] {
  const message = encodeUtf8(text);
  return recorded.flatMap(({ signature: armour, at }) => {
    const parsed = parseArmoredSignature(armour);
    if (!parsed.ok) return [];
    const verified = verifySignature({
      message,
      signature: parsed.value,
      namespace,
    });
    return verified.ok
      ? [
          {
            message: digest,
            namespace,
            key: verified.value.key.line,
            armour,
            recorded: at,
          },
        ]
      : [];
  });
}

function fingerprintsOf(
  charters: readonly SignedText[],
): ReadonlyMap<string, string> {
  const lines = charters.flatMap(({ text }) => requireCharter(text).sign);
  return new Map(
    lines.flatMap(({ key }): [string, string][] => {
      const parsed = parsePublicKeyLine(key);
      return parsed.ok ? [[key, parsed.value.fingerprint]] : [];
    }),
  );
}

/** What the vault holds for each path of the release, by the digests that the ledger bound. */
export function recordedContent(
  session: Session,
  release: ReleaseState,
): ListedFile[] {
  return release.files.flatMap(({ version, path }) => {
    const found = findVersion(session, version);
    return found === undefined ? [] : [{ sha256: found.sha256, path }];
  });
}

function statementTimes(session: Session): Instant[] {
  return [...session.state.releases.values()].flatMap(({ statement }) => {
    return statement === null ? [] : [requireRequest(statement.text).issued];
  });
}

/** Everything that `authorizeRelease` decides by, gathered now. */
export function gatherEvidence(
  session: Session,
  release: ReleaseState,
  content: readonly ListedFile[],
): Evidence {
  const audit = auditOfRelease(session, release);
  const charters = audit.charters
    .filter(({ inForce }) => inForce)
    .map(({ text, digest, signatures }): SignedText => ({
      text,
      digest,
      signatures: verifiedOver(text, digest, "charter@counterseal", signatures),
    }));
  const { statement } = release;
  return {
    audit: release.audit,
    vault: session.vault,
    charters,
    statement: statement && {
      text: statement.text,
      digest: statement.digest,
      signatures: verifiedOver(
        statement.text,
        statement.digest,
        "approval@counterseal",
        release.signatures,
      ),
    },
    proposal: { requester: release.requester, notBefore: release.notBefore },
    content,
    judged: [],
    clock: session.now(),
    ledgerTime: session.state.latest,
    statementTimes: statementTimes(session),
    answers: [],
    fingerprints: fingerprintsOf(charters),
    revokedKeys: [],
    recused: [],
    vendors: [],
  };
}
