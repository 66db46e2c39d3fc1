// SPDX-License-Identifier: Apache-2.0
import { assertNever } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import type { AuditState, State } from "./state.ts";

export type AgreementEntry = Extract<
  Entry,
  { type: `agreement.${string}` | `recusal.${string}` }
>;

export function isOfAgreement(entry: Entry): entry is AgreementEntry {
  return /^(?:agreement|recusal)\./.test(entry.type);
}

function auditOf(state: State, { body }: AgreementEntry): AuditState {
  const found = state.audits.get(body.audit);
  if (found === undefined)
    throw new Error("ledger entry names an unknown audit");
  return found;
}

export function applyAgreement(state: State, entry: AgreementEntry): void {
  const audit = auditOf(state, entry);
  const { at } = entry;
  switch (entry.type) {
    case "agreement.imported": {
      const { name, digest, text, source } = entry.body;
      const known = audit.agreements.find((each) => each.name === name);
      const version = { digest, text, source, at };
      if (known === undefined)
        audit.agreements.push({ name, versions: [version], retired: false });
      else {
        known.versions.push(version);
        known.retired = false;
      }
      return;
    }
    case "agreement.retired":
      for (const each of audit.agreements)
        if (each.name === entry.body.name) each.retired = true;
      return;
    case "agreement.asked":
      return;
    case "agreement.comment-noted": {
      const { person, url, text } = entry.body;
      audit.comments.push({ person, url, text, at });
      return;
    }
    case "recusal.recorded": {
      const { person, vendor, reason } = entry.body;
      audit.recusals.push({ person, vendor, reason, at });
      return;
    }
    default:
      assertNever(entry);
  }
}
