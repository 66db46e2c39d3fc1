// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import type { BreachFacts } from "../../../shared/ipc/disclosureContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { breachDraft, type Leak } from "../../../shared/text/breachDraft.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { chosenDisclosures, writeOnRecord } from "./exportDisclosures.ts";

function leaksOf(
  session: Session,
  audit: AuditState,
  { leaks }: BreachFacts,
): Result<Leak[], Failure> {
  const found: Leak[] = [];
  for (const { disclosure: id, paths } of leaks) {
    const chosen = chosenDisclosures(session, audit, [id]);
    if (!chosen.ok) return chosen;
    for (const disclosure of chosen.value) {
      const { files } = disclosure;
      const foreign = paths?.find(
        (path) => !files.some((file) => file.path === path),
      );
      if (foreign !== undefined)
        return err(failure("disclosure-unknown", { disclosure: foreign }));
      found.push({
        disclosure,
        files: files.filter(({ path }) => paths?.includes(path) ?? true),
      });
    }
  }
  return ok(found);
}

/** Every text that a person typed, or the first that cannot be shown as it is. */
function checkTexts({
  addressee,
  how,
  leakedTo,
  done,
}: BreachFacts): Result<void, Failure> {
  const texts = [
    ["addressee", addressee],
    ["how", how],
    ...leakedTo.map((line) => ["to", line] as const),
    ...done.map((line) => ["done", line] as const),
  ] as const;
  for (const [field, text] of texts) {
    const plain = checkPlainText(text, field);
    if (!plain.ok) return plain;
  }
  return ok(undefined);
}

function composed(
  session: Session,
  facts: BreachFacts,
): Result<string, Failure> {
  const audit = auditOf(session, facts.audit);
  if (!audit.ok) return audit;
  const { people, title } = audit.value;
  const { reporter, noticed } = facts;
  const names = new Map<string, string>(
    [...people.values()].map(({ person, name }) => [person, name]),
  );
  if (!names.has(reporter))
    return err(failure("person-unknown", { person: reporter }));
  const written = session.now();
  if (noticed > written)
    return err(failure("time-refused", { field: "noticed" }));
  const plain = checkTexts(facts);
  if (!plain.ok) return plain;
  const leaks = leaksOf(session, audit.value, facts);
  if (!leaks.ok) return leaks;
  const nameOf = (person: string): string => names.get(person) ?? person;
  return ok(breachDraft({ title, written, facts, leaks: leaks.value, nameOf }));
}

/** The draft as text; kept as a file too when a person chose one, since it is meant to be sent on. */
export async function draftBreach(
  context: Context,
  { facts, file }: ParsedRequest<"disclosure.breachDraft">,
): Promise<Result<Response<"disclosure.breachDraft">, Failure>> {
  const session = context.openSession();
  if (!session.ok) return session;
  const text = composed(session.value, facts);
  if (!text.ok) return text;
  if (file === undefined) return ok({ text: text.value, sha256: null });
  const path = context.pathOf(file, "breach-draft");
  if (!path.ok) return path;
  const { audit } = facts;
  const written = await writeOnRecord(
    session.value,
    path.value,
    encodeUtf8(text.value),
    { audit, what: "breach-draft", to: [] },
  );
  return written.ok ? ok({ text: text.value, sha256: written.value }) : written;
}
