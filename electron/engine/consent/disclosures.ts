// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import { draftBreach } from "./draftBreach.ts";
import { disclosuresOf, earlierView } from "./disclosureViews.ts";
import { exportDisclosures } from "./exportDisclosures.ts";

function plainLines(
  lines: readonly string[],
  field: string,
): Result<string[], Failure> {
  const plain: string[] = [];
  for (const line of lines) {
    const checked = checkPlainText(line, field);
    if (!checked.ok) return checked;
    plain.push(checked.value);
  }
  return ok(plain);
}

export const disclosureHandlers: Handlers<
  | "disclosure.list"
  | "disclosure.record"
  | "disclosure.export"
  | "disclosure.breachDraft"
> = {
  "disclosure.export": exportDisclosures,
  "disclosure.breachDraft": draftBreach,

  "disclosure.list": (context, request) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const audit = auditOf(session.value, request.audit);
    return Promise.resolve(
      audit.ok
        ? ok({ disclosures: disclosuresOf(session.value, audit.value) })
        : audit,
    );
  },

  async "disclosure.record"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const audit = auditOf(session.value, request.audit);
    if (!audit.ok) return audit;
    if (request.at > session.value.now())
      return err(failure("time-refused", { field: "at" }));
    const to = plainLines(request.to, "to");
    if (!to.ok) return to;
    const what = plainLines(request.what, "what");
    if (!what.ok) return what;
    const how = checkPlainText(request.how, "how");
    if (!how.ok) return how;
    const from = plainLines(
      request.from === undefined ? [] : [request.from],
      "from",
    );
    if (!from.ok) return from;
    const [giver] = from.value;
    const { at } = request;
    const body = {
      audit: request.audit,
      ...{ at, to: to.value, what: what.value, how: how.value },
      ...(giver === undefined ? {} : { from: giver }),
    };
    const committed = await session.value.commit([
      { type: "disclosure.recorded", body },
    ]);
    const index = audit.value.disclosures.length - 1;
    return committed.ok ? ok(earlierView(body, index)) : committed;
  },
};
