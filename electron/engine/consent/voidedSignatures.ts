// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import type {
  UnmetCondition,
  UnmetConditionName,
} from "../../../shared/domain/conditions.ts";
import {
  findingsName,
  formatFindings,
} from "../../../shared/domain/releaseFindings.ts";
import { changesSince } from "../../../shared/domain/signingSheet.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { VoidedView } from "../../../shared/ipc/voidedContract.ts";
import {
  charterDifferences,
  differingParts,
  type TextLine,
} from "../../../shared/text/charterDifferences.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { StatementState } from "../catalog/leavingState.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { ReleaseState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { charterInForce } from "./charters.ts";
import { requireRequest } from "./recordedTexts.ts";
import { auditOfRelease, gatherEvidence } from "./releaseEvidence.ts";
import { releaseFindingsOf } from "./releaseFindings.ts";
import { signatureView } from "./signatureView.ts";
import { recordedContent } from "./versions.ts";

type Judged = ReleaseState["judged"];

/** A statement, and the texts that it is judged by. */
interface Stand {
  readonly text: string;
  readonly judged: Judged;
}

/** A nonce differs each time and says nothing; what follows it comes in blocks, each with an empty line before. */
function blocksOf(text: string): readonly string[] {
  return text
    .replace(/^Nonce: .*\n/, "")
    .replace(/\n$/, "")
    .split("\n\n");
}

function blockLines(before: string, now: string): readonly TextLine[] {
  return differingParts(blocksOf(before), blocksOf(now)).flatMap(
    ({ kind, text }) => text.split("\n").map((line) => ({ kind, text: line })),
  );
}

function judgedDifferences(before: Judged, now: Judged): VoidedView["judged"] {
  const names = new Set([...before, ...now].map(({ name }) => name));
  const textIn = (texts: Judged, wanted: string): string =>
    texts.find(({ name }) => name === wanted)?.text ?? "";
  return [...names].sort().flatMap((name) => {
    const lines = blockLines(textIn(before, name), textIn(now, name));
    return lines.every(({ kind }) => kind === "same")
      ? []
      : [{ name, lines: [...lines] }];
  });
}

function charterLines(
  session: Session,
  release: ReleaseState,
  [named, now]: readonly [Sha256, Sha256],
): VoidedView["charter"] {
  if (named === now) return null;
  const { charters } = auditOfRelease(session, release);
  const textOf = (wanted: Sha256): string =>
    charters.find(({ digest }) => digest === wanted)?.text ?? "";
  return [...charterDifferences(textOf(named), textOf(now))];
}

interface Void {
  readonly signed: Stand & { readonly digest: Sha256 };
  readonly now: Stand;
  readonly signatures: readonly RecordedSignature[];
  readonly reasons: readonly UnmetCondition[];
  readonly replaced: VoidedView["replaced"];
}

function voidedView(
  session: Session,
  release: ReleaseState,
  { signed, now, signatures, reasons, replaced }: Void,
): VoidedView {
  const before = requireRequest(signed.text);
  const after = requireRequest(now.text);
  return {
    ...{ digest: signed.digest, issued: before.issued, replaced },
    signatures: signatures.map(signatureView),
    reasons: [...reasons],
    changes: changesSince(before, after),
    lines: [...charterDifferences(signed.text, now.text)],
    judged: judgedDifferences(signed.judged, now.judged),
    charter: charterLines(session, release, [before.charter, after.charter]),
  };
}

/** Whatever of these stands in the way, none of the signatures carries the release. */
const voidsAll: ReadonlySet<UnmetConditionName> = new Set([
  "charter-changed",
  "content-changed",
  "findings-changed",
  "statement-expired",
  "statement-withdrawn",
]);
const voidsOne: ReadonlySet<UnmetConditionName> = new Set([
  "attestation-missing",
  "key-revoked",
  "person-recused",
  "touch-missing",
  "verification-missing",
]);

/** The list of findings as it would be made now, with the nonce that it had. */
function findingsNow(
  { state }: Session,
  release: ReleaseState,
  text: string,
): string {
  const nonce = /^Nonce: (.*)$/m.exec(text)?.[1] ?? "";
  const findings = releaseFindingsOf(state, release);
  return formatFindings(nonce, release.audit, findings);
}

/** The statement as it would be made now, but for what differs each time. */
function standsNow(
  session: Session,
  release: ReleaseState,
  { text, judged }: Stand,
): Stand {
  const signed = requireRequest(text);
  const inForce = charterInForce(auditOfRelease(session, release));
  const now = judged.map(({ name, text: was }) => ({
    name,
    text: name === findingsName ? findingsNow(session, release, was) : was,
  }));
  return {
    text: formatStatement({
      ...signed,
      charter: inForce.ok ? inForce.value.digest : signed.charter,
      files: recordedContent(session, release.audit, release.files),
      judged: now.map((each) => ({
        sha256: sha256(encodeUtf8(each.text)),
        name: each.name,
      })),
    }),
    judged: now,
  };
}

/** The statement that is asked for, where some who signed it do not count any more. */
function currentVoid(
  session: Session,
  release: ReleaseState,
  statement: StatementState,
): Void | null {
  const { exported, abandoned, judged, signatures } = release;
  if (exported !== null || abandoned) return null;
  const content = recordedContent(session, release.audit, release.files);
  const gate = authorizeRelease(gatherEvidence(session, release, content));
  const reasons = (gate.ok ? [] : gate.error).filter(
    ({ name }) => voidsAll.has(name) || voidsOne.has(name),
  );
  const isWhole = reasons.some(({ name }) => voidsAll.has(name));
  const people = reasons.flatMap((reason) =>
    "person" in reason ? [reason.person] : [],
  );
  const lost = signatures.filter(
    ({ person }) => isWhole || people.includes(person),
  );
  const signed = { text: statement.text, digest: statement.digest, judged };
  return lost.length === 0
    ? null
    : {
        ...{ signed, signatures: lost, reasons, replaced: null },
        now: standsNow(session, release, signed),
      };
}

/** Signatures on a release that count no more, newest first, each with what was signed against what stands now. */
export function voidedSignatures(
  session: Session,
  release: ReleaseState,
): VoidedView[] {
  const { earlier, judged, statement } = release;
  if (statement === null) return [];
  const current = currentVoid(session, release, statement);
  const replaced = earlier.toReversed().map((each): Void => ({
    signed: { ...each.statement, judged: each.judged },
    now: { text: statement.text, judged },
    signatures: each.signatures,
    ...{ reasons: [], replaced: each.replaced },
  }));
  return [...(current === null ? [] : [current]), ...replaced].map((each) =>
    voidedView(session, release, each),
  );
}
