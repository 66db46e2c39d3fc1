// SPDX-License-Identifier: Apache-2.0
import { reviewersOf } from "../../../shared/domain/reviewers.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { JudgedRequest } from "../catalog/leavingState.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { auditOfConsent } from "./consentView.ts";
import { auditOfRelease } from "./releaseEvidence.ts";
import { statementOf } from "./requestRelease.ts";
import {
  askReview,
  gatherReview,
  type Judged,
  reviewFiles,
} from "./reviewFiles.ts";
import { reviewView } from "./reviewView.ts";
import { findVersion } from "./versions.ts";

interface OpenRequest {
  readonly session: Session;
  readonly judged: Judged;
}

/** A request that can still be answered: neither given up nor carried out. */
function judgedOf(
  session: Session,
  request: JudgedRequest,
): Result<Judged, Failure> {
  if (request.act === "consent") {
    const consent = session.state.consents.get(request.consent);
    if (consent === undefined)
      return err(failure("consent-unknown", { consent: request.consent }));
    if (consent.abandoned) return err(failure("consent-abandoned"));
    const { statement, signatures, files } = consent;
    const audit = auditOfConsent(session, consent);
    return ok({ audit, request, statement, signatures, files, judged: [] });
  }
  const release = session.state.releases.get(request.release);
  if (release === undefined)
    return err(failure("release-unknown", { release: request.release }));
  if (release.abandoned)
    return err(failure("release-state", { state: "abandoned" }));
  if (release.exported !== null)
    return err(failure("release-state", { state: "exported" }));
  const statement = statementOf(release);
  if (!statement.ok) return statement;
  const { signatures, files, judged } = release;
  const audit = auditOfRelease(session, release);
  return ok({
    ...{ audit, request, statement: statement.value },
    ...{ signatures, files, judged },
  });
}

function openRequest(
  context: Context,
  request: ParsedRequest<"review.show">["request"],
): Result<OpenRequest, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const judged = judgedOf(session.value, request);
  return judged.ok
    ? ok({ session: session.value, judged: judged.value })
    : judged;
}

function sizeOf(session: Session, { audit, files }: Judged) {
  const sizes = files.map(
    ({ version }) => findVersion(session, audit.audit, version)?.size ?? 0,
  );
  return { total: sizes.reduce((a, b) => a + b, 0), count: files.length };
}

export const reviewHandlers: Handlers<"review.show" | "review.create"> = {
  "review.show": (context, { request, to = null }) => {
    const open = openRequest(context, request);
    if (!open.ok) return Promise.resolve(open);
    const { session, judged } = open.value;
    const asked = reviewersOf(gatherReview(session, judged, to));
    const authorized = askReview(session, judged, to);
    return Promise.resolve(
      ok({
        asked: asked.ok ? asked.value.to : [],
        unmet: authorized.ok ? [] : authorized.error,
      }),
    );
  },

  async "review.create"(context, { job: id, request, to = null, file }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const path = context.pathOf(file, "review");
    if (!path.ok) return path;
    const { session, judged } = open.value;
    return context.runJob(id, sizeOf(session, judged), async (job) => {
      const shown = await reviewFiles(session, judged, to, path.value, job);
      if (!shown.ok) return shown;
      const made = judged.audit.reviews.at(-1);
      if (made === undefined)
        throw new Error("a committed review is not there");
      return ok(reviewView(session.state, judged.audit, made));
    });
  },
};
