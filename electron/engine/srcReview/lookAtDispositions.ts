// SPDX-License-Identifier: Apache-2.0
import type { AnswerFault } from "../../../shared/domain/dispositionLook.ts";
import { labelKey } from "../../../shared/domain/finding.ts";
import type {
  Dispositions,
  WrittenDisposition,
} from "../../../shared/formats/dispositions.ts";
import { parseDispositions } from "../../../shared/formats/readDispositions.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { DeliverableId, FindingId, JobId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type {
  AnswerRow,
  DispositionLook,
} from "../../../shared/ipc/dispositionContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { ExtractState } from "../catalog/srcState.ts";
import type { AuditState, State } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import { byLabel, findingsOf } from "../findings/findingViews.ts";
import type { OpenAudit } from "../people/openAudit.ts";
import type { Session } from "../session.ts";
import { addedTo, isTooMany } from "./dispositionActs.ts";
import { handOverOf } from "./handOvers.ts";
import { type CameBack, openDispositions } from "./openDispositions.ts";
import { isOfItself } from "./setDispositions.ts";
import { type Signer, signerOf } from "./signerOf.ts";

/** An answer that is there, and the finding as it was when it was looked at. */
export interface LookedAnswer {
  readonly row: AnswerRow;
  readonly written: WrittenDisposition;
  readonly finding: FindingState | null;
  readonly of: FindingId | null;
}

export interface LookedAt {
  readonly look: JobId;
  readonly audit: AuditState["audit"];
  readonly came: CameBack;
  readonly digest: DispositionLook["digest"];
  readonly signer: Signer;
  readonly faults: DispositionLook["faults"];
  readonly answers: readonly LookedAnswer[];
}

const bySession = new WeakMap<Session, LookedAt>();

export function lookedAt(session: Session, look: JobId): LookedAt | undefined {
  const looked = bySession.get(session);
  return looked?.look === look ? looked : undefined;
}

export function forgetLookedAt(session: Session): void {
  bySession.delete(session);
}

/** What the committee was told of a finding. */
const toldFields = [
  ...["label", "title", "severity", "cvss", "component", "description"],
  ...["evidence", "fixVersions", "cves", "links", "disposition"],
];

function changedSince(
  finding: FindingState,
  handed: ExtractState | null,
): string[] {
  const at = handed?.findings.indexOf(finding.id) ?? -1;
  const before = at === -1 ? undefined : handed?.acts[at];
  if (before === undefined) return [];
  const since = finding.history.slice(before).flatMap(({ fields }) => fields);
  return [...new Set(since)].filter((field) => toldFields.includes(field));
}

interface Beside {
  readonly known: ReadonlyMap<string, FindingState>;
  readonly handed: ExtractState | null;
  /** What each finding would be a duplicate of, once all of the file is recorded. */
  readonly ofOther: (finding: FindingId) => FindingId | null;
}

function faultOf(
  written: WrittenDisposition,
  finding: FindingState | null,
  of: FindingId | null,
  { handed, ofOther }: Beside,
): AnswerFault | null {
  if (finding === null) return "finding-unknown";
  if (handed !== null && !handed.findings.includes(finding.id))
    return "not-handed-over";
  if (written.duplicateOf !== null) {
    if (of === null) return "of-unknown";
    if (of === finding.id) return "of-itself";
    if (isOfItself(finding.id, of, ofOther)) return "of-each-other";
  }
  return isTooMany(finding, addedTo(finding, written)) ? "too-many" : null;
}

function stateOf(
  { answer, note }: WrittenDisposition,
  finding: FindingState | null,
  of: FindingId | null,
  added: ReturnType<typeof addedTo>,
): AnswerRow["state"] {
  if (answer === null) return "unanswered";
  const now = finding?.disposition ?? null;
  if (now === null) return "new";
  const isSame = now.answer === answer && now.of === of && now.note === note;
  const more =
    added.cves.length + added.links.length + added.fixVersions.length;
  return isSame && more === 0 ? "same" : "changed";
}

function lookedAnswer(
  written: WrittenDisposition,
  beside: Beside,
): LookedAnswer {
  const { label, duplicateOf, answer, line, note } = written;
  const finding = beside.known.get(labelKey(label)) ?? null;
  const of =
    duplicateOf === null
      ? null
      : (beside.known.get(labelKey(duplicateOf))?.id ?? null);
  const added = finding === null ? written : addedTo(finding, written);
  const { fixVersions, cves, links } = added;
  const fault = faultOf(written, finding, of, beside);
  const row: AnswerRow = {
    ...{ line, label, answer, duplicateOf, fixVersions, cves, links, note },
    state: fault === null ? stateOf(written, finding, of, added) : "bad",
    title: finding?.title ?? null,
    finding: finding?.id ?? null,
    now: finding?.disposition?.answer ?? null,
    changedSince: finding === null ? [] : changedSince(finding, beside.handed),
    fault,
  };
  return { row, written, finding, of };
}

function answersOf(
  state: State,
  { audit, answers }: Dispositions,
  handed: ExtractState | null,
): LookedAnswer[] {
  const known = byLabel(findingsOf(state, audit));
  const said = new Map<FindingId, FindingId | null>();
  for (const { label, answer, duplicateOf } of answers) {
    const finding = known.get(labelKey(label));
    const of = duplicateOf && known.get(labelKey(duplicateOf))?.id;
    if (finding !== undefined && answer !== null)
      said.set(finding.id, of ?? null);
  }
  const ofOther = (id: FindingId) =>
    said.has(id)
      ? (said.get(id) ?? null)
      : (state.findings.get(id)?.disposition?.of ?? null);
  const beside = { known, handed, ofOther };
  return answers.map((written) => lookedAnswer(written, beside));
}

const refused = (reason: string) =>
  err(failure("dispositions-refused", { reason }));

/** The hand-over that it answers; null where it says that there is none. */
function handedIn(
  { state }: Session,
  audit: AuditState,
  handOver: DeliverableId | null,
): Result<ExtractState | null, Failure> {
  if (handOver === null) return ok(null);
  const handed = handOverOf(state, audit.audit, handOver);
  return handed === null ? refused("other-hand-over") : ok(handed);
}

function viewOf(
  { look, came, digest, signer, faults, answers }: LookedAt,
  handOver: DeliverableId | null,
  handed: ExtractState | null,
): DispositionLook {
  const { state, person, fingerprint } = signer;
  return {
    ...{ look, name: came.name, digest, handOver },
    handedOver: handed?.at ?? null,
    signer: { state, person, fingerprint },
    faults,
    answers: answers.map(({ row }) => row),
  };
}

/** What a file that came back would change; kept for a person to confirm. */
export async function lookAtDispositions(
  context: Context,
  { session, audit }: OpenAudit,
  request: ParsedRequest<"disposition.look">,
): Promise<Result<DispositionLook, Failure>> {
  const came = await openDispositions(context, request);
  if (!came.ok) return came;
  const { text, signature } = came.value;
  const digest = sha256(encodeUtf8(text));
  const isKnown = session.state.answered.some(
    (each) => each.audit === audit.audit && each.digest === digest,
  );
  if (isKnown) return refused("recorded-already");
  const signer = signerOf(session, audit, text, signature);
  const about = {
    ...{ look: request.job, audit: audit.audit, came: came.value },
    ...{ digest, signer },
  };
  const parsed = parseDispositions(text);
  if (!parsed.ok) {
    const looked = { ...about, faults: [...parsed.error], answers: [] };
    bySession.set(session, looked);
    return ok(viewOf(looked, null, null));
  }
  const said = parsed.value;
  if (said.audit !== audit.audit) return refused("other-audit");
  const handed = handedIn(session, audit, said.handOver);
  if (!handed.ok) return handed;
  const answers = answersOf(session.state, said, handed.value);
  const looked = { ...about, faults: [], answers };
  bySession.set(session, looked);
  return ok(viewOf(looked, said.handOver, handed.value));
}
