// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type {
  AuditId,
  PersonId,
  Sha256,
  StatementId,
} from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConsentState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { type CheckedSignature, checkSignature } from "./checkSignature.ts";
import { matrixOf } from "./consentMatrixView.ts";
import {
  auditOfConsent,
  consentsOf,
  consentView,
  coveredBy,
  requireConsent,
} from "./consentView.ts";
import { readReturned } from "./readSignature.ts";
import { recordAnswer } from "./recordAnswer.ts";
import { requireCharter } from "./recordedTexts.ts";
import { checkFresh, checkIssued } from "./issued.ts";
import { buildConsent } from "./requestConsent.ts";
import { sendRequest } from "./sendRequest.ts";
import { shareFiles, type Wanted } from "./shareFiles.ts";
import { signStatement } from "./signStatement.ts";
import { findVersion } from "./versions.ts";

interface OpenConsent {
  readonly session: Session;
  readonly consent: ConsentState;
}

function openConsent(
  context: Context,
  id: StatementId,
): Result<OpenConsent, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const consent = session.value.state.consents.get(id);
  return consent === undefined
    ? err(failure("consent-unknown", { consent: id }))
    : ok({ session: session.value, consent });
}

function openUnfinished(
  context: Context,
  id: StatementId,
): Result<OpenConsent, Failure> {
  const open = openConsent(context, id);
  if (!open.ok) return open;
  return open.value.consent.abandoned
    ? err(failure("consent-abandoned"))
    : open;
}

/** Verifies a signature on a consent that came back; a statement from the far future is not recorded. */
export function checkConsent(
  session: Session,
  consent: ConsentState,
  untrustedSignature: string,
): Result<CheckedSignature, Failure> {
  const { issued, charter: named } = requireConsent(consent);
  const timely = checkIssued(session.now(), issued);
  if (!timely.ok) return timely;
  const { text } = consent.statement;
  const charters = auditOfConsent(session, consent)
    .charters.filter((charter) => charter.inForce && charter.digest === named)
    .map((charter) => requireCharter(charter.text));
  return checkSignature(
    {
      ...{ text, issued, charters },
      namespace: "consent@counterseal",
      counting: charters[0],
      recorded: consent.signatures,
      once: "person",
    },
    untrustedSignature,
  );
}

async function recordSignature(
  { session, consent }: OpenConsent,
  untrustedSignature: string,
) {
  const checked = checkConsent(session, consent, untrustedSignature);
  if (!checked.ok) return checked;
  const { digest } = consent.statement;
  const body = { consent: consent.consent, digest, ...checked.value };
  const committed = await session.commit([{ type: "consent.signed", body }]);
  return committed.ok ? ok(consentView(session, consent)) : committed;
}

/** The part of a consent that is to be shared; all of it, with all whom it covers, unless something is named. */
function wantedOf(
  session: Session,
  consent: ConsentState,
  { to, versions }: ParsedRequest<"share.create">,
): Result<Wanted, Failure> {
  const { audience } = requireConsent(consent);
  const unknown = to?.find(
    (person) => !audience.some((line) => line.person === person),
  );
  if (unknown !== undefined)
    return err(failure("share-not-named", { person: unknown }));
  const foreign = versions?.find(
    (id) => !consent.files.some(({ version }) => version === id),
  );
  if (foreign !== undefined)
    return err(failure("version-unknown", { version: foreign }));
  const covered = coveredBy(session, consent);
  // Whoever is not covered stays in where nobody else is meant, so that the gate says why.
  const named = (to ?? []).flatMap((person) => {
    const lines = covered.filter((line) => line.person === person);
    return lines.length > 0
      ? lines
      : audience.filter((line) => line.person === person);
  });
  return ok({
    files: consent.files.filter(
      ({ version }) => versions?.includes(version) ?? true,
    ),
    recipients:
      to !== undefined ? named : covered.length > 0 ? covered : audience,
  });
}

function sizeOf(session: Session, audit: AuditId, { files }: Wanted) {
  const sizes = files.map(
    ({ version }) => findVersion(session, audit, version)?.size ?? 0,
  );
  return { total: sizes.reduce((a, b) => a + b, 0), count: files.length };
}

type ConsentChannel =
  | "consent.request"
  | "consent.draft"
  | "consent.matrix"
  | "consent.list"
  | "consent.show"
  | "consent.sign"
  | "consent.send"
  | "consent.record"
  | "consent.abandon"
  | "share.create";

export const consentHandlers: Handlers<ConsentChannel> = {
  async "consent.request"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const body = buildConsent(session.value, request);
    if (!body.ok) return body;
    const committed = await session.value.commit([
      { type: "consent.requested", body: body.value },
    ]);
    if (!committed.ok) return committed;
    const made = openConsent(context, body.value.consent);
    return made.ok ? ok(consentView(session.value, made.value.consent)) : made;
  },

  "consent.draft": (context, request) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const body = buildConsent(session.value, request);
    return Promise.resolve(body.ok ? ok({ text: body.value.text }) : body);
  },

  "consent.matrix": (context, request) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const audit = auditOf(session.value, request.audit);
    return Promise.resolve(
      audit.ok ? ok(matrixOf(session.value, audit.value, request)) : audit,
    );
  },

  "consent.list": (context, { audit }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = auditOf(session.value, audit);
    if (!found.ok) return Promise.resolve(found);
    const consents = consentsOf(session.value, found.value);
    return Promise.resolve(ok({ consents }));
  },

  "consent.show": (context, { consent }) => {
    const open = openConsent(context, consent);
    return Promise.resolve(
      open.ok ? ok(consentView(open.value.session, open.value.consent)) : open,
    );
  },

  async "consent.sign"(context, request) {
    const open = openUnfinished(context, request.consent);
    if (!open.ok) return open;
    const { text } = open.value.consent.statement;
    const { issued } = requireConsent(open.value.consent);
    const fresh = checkFresh(open.value.session.now(), issued);
    if (!fresh.ok) return fresh;
    const signature = await signStatement(
      context,
      request.key,
      "consent",
      text,
    );
    return signature.ok
      ? recordSignature(open.value, signature.value)
      : signature;
  },

  async "consent.send"(context, request) {
    const open = openUnfinished(context, request.consent);
    if (!open.ok) return open;
    const folder = context.pathOf(request.folder, "request-folder");
    if (!folder.ok) return folder;
    const { session, consent } = open.value;
    const { statement, signatures, files } = consent;
    const audit = auditOfConsent(session, consent);
    const sent = (to: PersonId[], parcel: Sha256) =>
      ({
        type: "consent.sent",
        body: { consent: consent.consent, to, parcel },
      }) as const;
    const act = "consent" as const;
    const sendable = { audit, act, statement, signatures, files, sent };
    return sendRequest(session, sendable, folder.value);
  },

  async "consent.record"(context, request) {
    const open = openConsent(context, request.consent);
    if (!open.ok) return open;
    const { session, consent } = open.value;
    const returned = await readReturned(context, session, request);
    if (!returned.ok) return returned;
    if (returned.value.kind === "answer") {
      const audit = auditOfConsent(session, consent);
      const answered = await recordAnswer(session, audit, returned.value);
      return answered.ok
        ? ok({ ...consentView(session, consent), answered: answered.value })
        : answered;
    }
    const unfinished = openUnfinished(context, request.consent);
    if (!unfinished.ok) return unfinished;
    const { signature } = returned.value;
    const signed = await recordSignature(unfinished.value, signature);
    return signed.ok ? ok({ ...signed.value, answered: null }) : signed;
  },

  async "consent.abandon"(context, request) {
    const open = openUnfinished(context, request.consent);
    if (!open.ok) return open;
    const { session, consent } = open.value;
    const plain = checkPlainText(request.reason, "reason");
    if (!plain.ok) return plain;
    const body = { consent: request.consent, reason: plain.value };
    const committed = await session.commit([
      { type: "consent.abandoned", body },
    ]);
    return committed.ok ? ok(consentView(session, consent)) : committed;
  },

  async "share.create"(context, request) {
    const open = openUnfinished(context, request.consent);
    if (!open.ok) return open;
    const path = context.pathOf(request.file, "share");
    if (!path.ok) return path;
    const { session, consent } = open.value;
    const wanted = wantedOf(session, consent, request);
    if (!wanted.ok) return wanted;
    return context.runJob(
      request.job,
      sizeOf(session, consent.audit, wanted.value),
      async (job) => {
        const shared = await shareFiles(
          session,
          consent,
          wanted.value,
          path.value,
          job,
        );
        return shared.ok ? ok(consentView(session, consent)) : shared;
      },
    );
  },
};
