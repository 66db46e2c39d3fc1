// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { PersonId, ReleaseId, Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReleaseState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { exportRelease } from "./exportRelease.ts";
import { checkProposal } from "./proposeRelease.ts";
import { auditOfRelease } from "./releaseEvidence.ts";
import { releaseView } from "./releaseView.ts";
import { checkFresh } from "./issued.ts";
import { requireRequest } from "./recordedTexts.ts";
import { readReturned } from "./readSignature.ts";
import { recordAnswer } from "./recordAnswer.ts";
import { buildRequest, checkApproval, statementOf } from "./requestRelease.ts";
import { sendRequest } from "./sendRequest.ts";
import { signStatement } from "./signStatement.ts";
import { verifyBundle } from "./verifyBundle.ts";
import { voidedSignatures } from "./voidedSignatures.ts";

export interface OpenRelease {
  readonly session: Session;
  readonly release: ReleaseState;
}

export function openRelease(
  context: Context,
  id: ReleaseId,
): Result<OpenRelease, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const release = session.value.state.releases.get(id);
  return release === undefined
    ? err(failure("release-unknown", { release: id }))
    : ok({ session: session.value, release });
}

/** A release that can still change: neither exported nor abandoned. */
function openUnfinished(
  context: Context,
  id: ReleaseId,
): Result<OpenRelease, Failure> {
  const open = openRelease(context, id);
  if (!open.ok) return open;
  const { abandoned, exported } = open.value.release;
  if (abandoned) return err(failure("release-state", { state: "abandoned" }));
  return exported === null
    ? open
    : err(failure("release-state", { state: "exported" }));
}

async function recordSignature(
  { session, release }: OpenRelease,
  untrustedSignature: string,
) {
  const checked = checkApproval(session, release, untrustedSignature);
  if (!checked.ok) return checked;
  const statement = statementOf(release);
  if (!statement.ok) return statement;
  const body = {
    release: release.release,
    digest: statement.value.digest,
    ...checked.value,
  };
  const committed = await session.commit([{ type: "release.signed", body }]);
  return committed.ok ? ok(releaseView(session, release)) : committed;
}

type ReleaseChannel =
  | "release.propose"
  | "release.list"
  | "release.show"
  | "release.request"
  | "release.sign"
  | "release.send"
  | "release.record"
  | "release.abandon"
  | "release.voided"
  | "release.export"
  | "bundle.verify";

export const releaseHandlers: Handlers<ReleaseChannel> = {
  async "release.propose"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const clone =
      request.clone === undefined
        ? ok(null)
        : context.pathOf(request.clone, "clone");
    if (!clone.ok) return clone;
    const body = await checkProposal(session.value, request, {
      cloneDir: clone.value,
      signal: context.ending,
    });
    if (!body.ok) return body;
    const committed = await session.value.commit([
      { type: "release.proposed", body: body.value },
    ]);
    if (!committed.ok) return committed;
    const proposed = openRelease(context, body.value.release);
    return proposed.ok
      ? ok(releaseView(session.value, proposed.value.release))
      : proposed;
  },

  "release.list": (context, { audit }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = auditOf(session.value, audit);
    if (!found.ok) return Promise.resolve(found);
    const releases = [...session.value.state.releases.values()]
      .filter((release) => release.audit === audit)
      .map((release) => releaseView(session.value, release));
    return Promise.resolve(ok({ releases }));
  },

  "release.show": (context, { release }) => {
    const open = openRelease(context, release);
    return Promise.resolve(
      open.ok ? ok(releaseView(open.value.session, open.value.release)) : open,
    );
  },

  async "release.request"(context, request) {
    const open = openUnfinished(context, request.release);
    if (!open.ok) return open;
    const { session, release } = open.value;
    if (release.statement !== null && request.renew !== true)
      return err(
        failure("release-has-statement", {
          people: release.signatures.map(({ person }) => person).join(", "),
        }),
      );
    const body = buildRequest(session, release);
    if (!body.ok) return body;
    const committed = await session.commit([
      { type: "release.requested", body: body.value },
    ]);
    return committed.ok ? ok(releaseView(session, release)) : committed;
  },

  async "release.sign"(context, request) {
    const open = openUnfinished(context, request.release);
    if (!open.ok) return open;
    const statement = statementOf(open.value.release);
    if (!statement.ok) return statement;
    const { text } = statement.value;
    const { issued } = requireRequest(text);
    const fresh = checkFresh(open.value.session.now(), issued);
    if (!fresh.ok) return fresh;
    const signature = await signStatement(
      context,
      request.key,
      "approval",
      text,
    );
    return signature.ok
      ? recordSignature(open.value, signature.value)
      : signature;
  },

  async "release.send"(context, request) {
    const open = openUnfinished(context, request.release);
    if (!open.ok) return open;
    const folder = context.pathOf(request.folder, "request-folder");
    if (!folder.ok) return folder;
    const { session, release } = open.value;
    const statement = statementOf(release);
    if (!statement.ok) return statement;
    const sendable = {
      audit: auditOfRelease(session, release),
      act: "approval" as const,
      statement: statement.value,
      signatures: release.signatures,
      files: release.files,
      judged: release.judged,
      sent: (to: PersonId[], parcel: Sha256) =>
        ({
          type: "release.sent",
          body: { release: release.release, to, parcel },
        }) as const,
    };
    return sendRequest(session, sendable, folder.value);
  },

  async "release.record"(context, request) {
    const open = openRelease(context, request.release);
    if (!open.ok) return open;
    const { session, release } = open.value;
    const returned = await readReturned(context, session, request);
    if (!returned.ok) return returned;
    if (returned.value.kind === "answer") {
      const audit = auditOfRelease(session, release);
      const answered = await recordAnswer(session, audit, returned.value);
      return answered.ok
        ? ok({ ...releaseView(session, release), answered: answered.value })
        : answered;
    }
    const unfinished = openUnfinished(context, request.release);
    if (!unfinished.ok) return unfinished;
    const { signature } = returned.value;
    const signed = await recordSignature(unfinished.value, signature);
    return signed.ok ? ok({ ...signed.value, answered: null }) : signed;
  },

  "release.voided": (context, { release }) => {
    const open = openRelease(context, release);
    if (!open.ok) return Promise.resolve(open);
    const { value } = open;
    const voided = voidedSignatures(value.session, value.release);
    return Promise.resolve(ok({ voided }));
  },

  async "release.abandon"(context, request) {
    const open = openUnfinished(context, request.release);
    if (!open.ok) return open;
    const { session, release } = open.value;
    const plain = checkPlainText(request.reason, "reason");
    if (!plain.ok) return plain;
    const body = { release: request.release, reason: plain.value };
    const committed = await session.commit([
      { type: "release.abandoned", body },
    ]);
    return committed.ok ? ok(releaseView(session, release)) : committed;
  },

  async "release.export"(context, request) {
    const open = openRelease(context, request.release);
    if (!open.ok) return open;
    if (open.value.release.abandoned)
      return err(failure("release-state", { state: "abandoned" }));
    const destination = context.pathOf(request.destination, "new-bundle");
    if (!destination.ok) return destination;
    const { session, release } = open.value;
    const { files } = releaseView(session, release);
    const size = {
      total: files.reduce((sum, file) => sum + file.size, 0),
      count: files.length,
    };
    return context.runJob(request.job, size, (job) =>
      exportRelease(session, release, destination.value, job),
    );
  },

  "bundle.verify": verifyBundle,
};
