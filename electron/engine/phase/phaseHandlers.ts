// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import { err, ok } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { writeOnRecord } from "../consent/exportDisclosures.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import { openAudit } from "../people/openAudit.ts";
import { phasesView } from "./phasesView.ts";
import { waitingIn } from "./waiting.ts";

export const phaseHandlers: Handlers<
  "phase.show" | "phase.set" | "phase.export" | "phase.waiting"
> = {
  "phase.show": (context, request) => {
    const open = openAudit(context, request.audit);
    return Promise.resolve(
      open.ok ? ok(phasesView(open.value.session, open.value.audit)) : open,
    );
  },

  "phase.waiting": (context, request) => {
    const open = openAudit(context, request.audit);
    return Promise.resolve(
      open.ok ? ok(waitingIn(open.value.session, open.value.audit)) : open,
    );
  },

  async "phase.set"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const { step, done } = request;
    if ((audit.steps.get(step)?.done ?? false) === done)
      return err(failure("phase-step-unchanged", { step }));
    if (!done && request.note === undefined)
      return err(failure("phase-reason-missing", { step }));
    const by = checkPlainText(request.by ?? session.actor, "by");
    if (!by.ok) return by;
    const note =
      request.note === undefined
        ? ok(null)
        : checkPlainText(request.note, "note");
    if (!note.ok) return note;
    const about = { audit: audit.audit, step, done };
    const body = { ...about, by: by.value, note: note.value };
    const committed = await session.commit([{ type: "phase.step-set", body }]);
    return committed.ok ? ok(phasesView(session, audit)) : committed;
  },

  async "phase.export"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const path = context.pathOf(request.file, "phase-checklist");
    if (!path.ok) return path;
    const { session, audit } = open.value;
    const bytes = encodeUtf8(phasesView(session, audit).markdown);
    const written = await writeOnRecord(session, path.value, bytes, {
      ...{ audit: request.audit, what: "checklist", to: [] },
    });
    return written.ok ? ok({ sha256: written.value }) : written;
  },
};
