// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../formats/charter.ts";
import { compareBytes } from "../formats/lines.ts";
import type { Approval } from "../formats/acts.ts";
import type { JudgedText, ListedFile } from "../formats/statement.ts";
import type { Instant, PersonId, Sha256 } from "../ids.ts";
import type { CharterInForce } from "./charterLife.ts";
import type { UnmetCondition } from "./conditions.ts";
import { quorumMet, signedLines, type Signer, signersOf } from "./counting.ts";
import { missingFor } from "./missingSeats.ts";
import type { ReleaseState, VerifiedSignature } from "./releaseState.ts";

/** The reasons of the release gate, one function each. Only `authorizeRelease` decides by them. */
export interface ReadApproval {
  readonly approval: Approval;
  readonly text: string;
  readonly digest: Sha256;
  /** Those over this text and in this act's namespace; no others. */
  readonly signatures: readonly VerifiedSignature[];
}

/** What a release lacks that was not requested yet. */
export function proposalUnmet(
  state: ReleaseState,
  charters: readonly CharterInForce[],
): readonly UnmetCondition[] {
  const current = charters.at(-1)?.charter;
  const request: UnmetCondition = { name: "request-missing" };
  if (current === undefined) return [{ name: "charter-missing" }, request];
  const { requester } = state.proposal;
  return [
    request,
    ...(state.recused.includes(requester)
      ? [{ name: "person-recused", person: requester } as const]
      : []),
    ...seatsUnmet(current, [], {
      issued: state.clock,
      requester,
      excluded: state.recused,
    }),
    ...demandsUnmet([current], state.proposal.notBefore, state.judged),
  ];
}

/** What stands between a requested release and its leaving. */
export function statementUnmet(
  state: ReleaseState,
  charters: readonly CharterInForce[],
  statement: ReadApproval,
): readonly UnmetCondition[] {
  const { approval } = statement;
  return [
    ...placeUnmet(state, approval),
    ...charterUnmet(state, charters, statement),
    ...contentUnmet(state, approval),
    ...timeUnmet(state, approval),
  ];
}

function placeUnmet(
  state: ReleaseState,
  approval: Approval,
): readonly UnmetCondition[] {
  const unmet: UnmetCondition[] = [];
  if (approval.audit !== state.audit)
    unmet.push({ name: "statement-elsewhere", field: "audit" });
  if (approval.vault !== state.vault)
    unmet.push({ name: "statement-elsewhere", field: "vault" });
  return unmet;
}

/** Everything that the charter named, and the one in force now, ask of people and of the statement. */
function charterUnmet(
  state: ReleaseState,
  charters: readonly CharterInForce[],
  statement: ReadApproval,
): readonly UnmetCondition[] {
  const { approval } = statement;
  const current = charters.at(-1);
  if (current === undefined) return [{ name: "charter-missing" }];
  const named = charters.find(({ digest }) => digest === approval.charter);
  const changed: UnmetCondition = {
    name: "charter-changed",
    statementCharter: approval.charter,
    inForce: current.digest,
  };
  if (named === undefined) return [changed];
  const signers = countedSigners(state, named.charter, statement);
  const people = peopleUnmet(state, named.charter, statement, signers);
  const again = countedSigners(
    state,
    named.charter,
    statement,
    current.charter,
  );
  const stands = quorumMet(current.charter, "approval", again);
  return [
    ...people,
    // While its own quorum is still open, a later charter is only a reason once it asks for others.
    ...(named === current || stands ? [] : [changed]),
    ...demandsUnmet(
      [named.charter, current.charter],
      approval.notBefore,
      approval.judged,
    ),
  ];
}

/**
 * The signers of a statement, by the charter that it names, less the revoked and the recused; or who of
 * these people count under another charter, with the same keys.
 */
export function countedSigners(
  state: ReleaseState,
  named: Charter,
  { approval, signatures }: ReadApproval,
  charter: Charter = named,
): readonly Signer[] {
  const { issued, requester } = approval;
  const hasSigned = signedLines(signatures.map(({ key }) => key));
  const keys = named.sign.filter(
    (line) => hasSigned(line) && !state.revokedKeys.includes(line.key),
  );
  return signersOf({ charter, issued, requester, keys }).signers.filter(
    ({ person }) => !state.recused.includes(person),
  );
}

function peopleUnmet(
  state: ReleaseState,
  charter: Charter,
  statement: ReadApproval,
  signers: readonly Signer[],
): readonly UnmetCondition[] {
  const { issued, requester } = statement.approval;
  const unmet: UnmetCondition[] = [];
  if (!signers.some(({ person }) => person === requester))
    unmet.push({ name: "requester-missing", requester });
  unmet.push(
    ...seatsUnmet(charter, signers, {
      issued,
      requester,
      excluded: state.recused,
    }),
  );
  // Nobody's loss matters while the others suffice; when they do not, say whose signature fell away.
  if (unmet.length > 0) unmet.push(...lostSigners(state, charter, statement));
  return unmet;
}

function seatsUnmet(
  charter: Charter,
  signers: readonly Signer[],
  at: {
    readonly issued: Instant;
    readonly requester: PersonId;
    readonly excluded: readonly PersonId[];
  },
): readonly UnmetCondition[] {
  return missingFor({ charter, act: "approval", signers, ...at });
}

function lostSigners(
  state: ReleaseState,
  charter: Charter,
  { approval, signatures }: ReadApproval,
): readonly UnmetCondition[] {
  const keys = signatures.map(({ key }) => key);
  const { signers } = signersOf({ charter, issued: approval.issued, keys });
  return signers.flatMap(({ person, keys: own }): UnmetCondition[] => {
    if (state.recused.includes(person))
      return [{ name: "person-recused", person }];
    return own.every((key) => state.revokedKeys.includes(key))
      ? [{ name: "key-revoked", person }]
      : [];
  });
}

/** What the charters' Condition lines demand of an approval. */
function demandsUnmet(
  charters: readonly Charter[],
  notBefore: Instant | null,
  judged: readonly JudgedText[],
): readonly UnmetCondition[] {
  const demanded = new Set(charters.flatMap(({ conditions }) => conditions));
  const names = new Set(judged.map(({ name }) => name));
  const unmet: UnmetCondition[] = [];
  if (demanded.has("inspection") && !names.has("inspection.txt"))
    unmet.push({ name: "inspection-missing" });
  if (demanded.has("findings") && !names.has("findings.txt"))
    unmet.push({ name: "findings-missing" });
  if (demanded.has("embargo") && notBefore === null)
    unmet.push({ name: "embargo-missing" });
  return unmet;
}

function contentUnmet(
  state: ReleaseState,
  approval: Approval,
): readonly UnmetCondition[] {
  const paths = differences(
    [...approval.files, ...asListed(approval.judged)],
    [...state.content, ...asListed(state.judged)],
  );
  return paths.length === 0 ? [] : [{ name: "content-changed", paths }];
}

/** Judged texts lie beside the tree, not in it. No path of the tree holds a colon, so none reads as one. */
function asListed(judged: readonly JudgedText[]): readonly ListedFile[] {
  return judged.map(({ sha256, name }) => ({
    sha256,
    path: `judged: ${name}`,
  }));
}

/** Paths that only one side has, that either has twice, or whose digests differ; sorted. */
function differences(
  listed: readonly ListedFile[],
  present: readonly ListedFile[],
): readonly string[] {
  const expected = byPath(listed);
  const found = byPath(present);
  const paths = new Set([...expected.keys(), ...found.keys()]);
  return [...paths]
    .filter((path) => expected.get(path) !== found.get(path))
    .sort(compareBytes);
}

/** The digests held by each path, joined: a path that stands twice equals no path that stands once. */
function byPath(files: readonly ListedFile[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const { path, sha256 } of files) {
    const before = digests.get(path);
    digests.set(path, before === undefined ? sha256 : `${before} ${sha256}`);
  }
  return digests;
}

function timeUnmet(
  state: ReleaseState,
  approval: Approval,
): readonly UnmetCondition[] {
  const { clock } = state;
  const known = [state.ledgerTime, approval.issued, ...state.statementTimes];
  const recorded = known.reduce((latest, time) =>
    time > latest ? time : latest,
  );
  const latest = clock > recorded ? clock : recorded;
  const unmet: UnmetCondition[] = [];
  if (latest >= approval.expires)
    unmet.push({ name: "statement-expired", at: approval.expires });
  if (approval.notBefore === null) return unmet;
  if (clock < approval.notBefore)
    unmet.push({ name: "embargo-active", until: approval.notBefore });
  if (clock < recorded)
    unmet.push({ name: "clock-behind", clock, latest: recorded });
  return unmet;
}
