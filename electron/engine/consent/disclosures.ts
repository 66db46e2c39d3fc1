// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { failure } from "../../../shared/failure.ts";
import type {
  AuditState,
  ConsentState,
  DisclosureState,
  ReleaseState,
  StatementState,
} from "../catalog/state.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { requireRequest } from "./recordedTexts.ts";

type Sent = ReleaseState["sent"][number];

/** A request shows the people asked what they are to judge. */
function requestView(
  { statement, text }: StatementState,
  { at, to, parcel }: Sent,
): DisclosureView {
  const { purpose, files } = requireRequest(text);
  return {
    kind: "request",
    ...{ at, to, purpose, files, statement, parcel },
    receipts: [],
  };
}

/** Who confirmed what of a statement, by its digest. */
function receiptsOf({ answers }: AuditState, digest: string): string[] {
  return answers.flatMap(({ act, text, signature }) => {
    const parsed = act === "receipt" ? parseStatement(text) : null;
    const mine =
      parsed?.ok === true &&
      parsed.value.act === "receipt" &&
      parsed.value.of === digest;
    return mine ? [signature.person] : [];
  });
}

function shareViews(
  audit: AuditState,
  { statement, shares }: ConsentState,
): DisclosureView[] {
  const { purpose } = requireRequest(statement.text);
  const confirmed = new Set(receiptsOf(audit, statement.digest));
  return shares.map(({ at, to, files, parcel }) => {
    const people = [...new Set(to.map(({ person }) => person))];
    return {
      kind: "share",
      ...{ at, purpose, parcel, to: people },
      files: files.map(({ path, sha256 }) => ({ path, sha256 })),
      statement: statement.statement,
      receipts: people.filter((person) => confirmed.has(person)),
    };
  });
}

function earlierView({ at, to, what, how }: DisclosureState): DisclosureView {
  return {
    kind: "earlier",
    ...{ at, to, purpose: how, statement: null, parcel: null, receipts: [] },
    files: what.map((path) => ({ path, sha256: null })),
  };
}

/** Everything that left in an audit, oldest first. */
export function disclosuresOf(
  { state }: Session,
  audit: AuditState,
): DisclosureView[] {
  const mine = (each: { readonly audit: string }): boolean =>
    each.audit === audit.audit;
  const releases = [...state.releases.values()].filter(mine);
  const consents = [...state.consents.values()].filter(mine);
  const requests = [...releases, ...consents].flatMap(({ statement, sent }) =>
    statement === null ? [] : sent.map((each) => requestView(statement, each)),
  );
  return [
    ...requests,
    ...consents.flatMap((consent) => shareViews(audit, consent)),
    ...audit.disclosures.map(earlierView),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

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
  "disclosure.list" | "disclosure.record"
> = {
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
    const { at } = request;
    const body = {
      audit: request.audit,
      ...{ at, to: to.value, what: what.value, how: how.value },
    };
    const committed = await session.value.commit([
      { type: "disclosure.recorded", body },
    ]);
    return committed.ok ? ok(earlierView(body)) : committed;
  },
};
