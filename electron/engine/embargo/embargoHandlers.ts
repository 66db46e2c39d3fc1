// SPDX-License-Identifier: Apache-2.0
import { embargoStanding } from "../../../shared/domain/embargo.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { EmbargoView } from "../../../shared/ipc/embargoContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { embargoCalendar } from "../../../shared/text/embargo.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState } from "../catalog/state.ts";
import { writeOnRecord } from "../consent/exportDisclosures.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Act } from "../ledger/entries.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import type { Session } from "../session.ts";
import { checkAgreed, checkLifted } from "./agreeEmbargo.ts";
import { checkProposed, checkRevised } from "./changeEmbargo.ts";
import { embargoView } from "./embargoView.ts";

/** Makes one checked act part of the record, and shows how the embargo stands with it. */
async function change(
  context: Context,
  id: AuditId,
  act: (session: Session, audit: AuditState) => Result<Act, Failure>,
): Promise<Result<EmbargoView, Failure>> {
  const session = context.openSession();
  if (!session.ok) return session;
  const audit = auditOf(session.value, id);
  if (!audit.ok) return audit;
  const checked = act(session.value, audit.value);
  if (!checked.ok) return checked;
  const committed = await session.value.commit([checked.value]);
  return committed.ok ? ok(embargoView(session.value, audit.value)) : committed;
}

export const embargoHandlers: Handlers<
  | "embargo.show"
  | "embargo.propose"
  | "embargo.revise"
  | "embargo.agree"
  | "embargo.lift"
  | "embargo.export"
> = {
  "embargo.show": (context, request) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const audit = auditOf(session.value, request.audit);
    return Promise.resolve(
      audit.ok ? ok(embargoView(session.value, audit.value)) : audit,
    );
  },

  "embargo.propose": (context, request) =>
    change(context, request.audit, (session, audit) => {
      const body = checkProposed(session, audit, request);
      return body.ok
        ? ok({ type: "embargo.proposed", body: body.value })
        : body;
    }),

  "embargo.revise": (context, request) =>
    change(context, request.audit, (session, audit) => {
      const body = checkRevised(session, audit, request);
      return body.ok ? ok({ type: "embargo.revised", body: body.value }) : body;
    }),

  "embargo.agree": (context, request) =>
    change(context, request.audit, (session, audit) => {
      const body = checkAgreed(session, audit, request);
      return body.ok ? ok({ type: "embargo.agreed", body: body.value }) : body;
    }),

  "embargo.lift": (context, request) =>
    change(context, request.audit, (session, audit) => {
      const body = checkLifted(session, audit, request);
      return body.ok ? ok({ type: "embargo.lifted", body: body.value }) : body;
    }),

  async "embargo.export"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const audit = auditOf(session.value, request.audit);
    if (!audit.ok) return audit;
    const path = context.pathOf(request.file, "embargo-calendar");
    if (!path.ok) return path;
    const now = session.value.now();
    const { embargoes } = audit.value;
    const { state, current, pending } = embargoStanding(embargoes, now);
    const isAgreed = state === "in-force";
    const date = isAgreed ? current : pending;
    if (date === null) return err(failure("embargo-none"));
    const { embargo, ends } = date;
    const text = embargoCalendar({ embargo, ends, isAgreed }, now);
    const about = { audit: request.audit, what: "calendar", to: [] } as const;
    const written = await writeOnRecord(
      session.value,
      path.value,
      encodeUtf8(text),
      { ...about, to: [] },
    );
    return written.ok ? ok({ sha256: written.value }) : written;
  },
};
