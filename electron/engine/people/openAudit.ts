// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { AuditId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { Session } from "../session.ts";
import { auditOf } from "./peopleHandlers.ts";

/** An audit of the vault that is open. */
export interface OpenAudit {
  readonly session: Session;
  readonly audit: AuditState;
}

/** Fails with `vault-locked` or `audit-unknown`. */
export function openAudit(
  context: Context,
  id: AuditId,
): Result<OpenAudit, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const audit = auditOf(session.value, id);
  return audit.ok ? ok({ session: session.value, audit: audit.value }) : audit;
}
