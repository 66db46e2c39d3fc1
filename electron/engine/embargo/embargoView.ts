// SPDX-License-Identifier: Apache-2.0
import {
  dateState,
  embargoStanding,
  missingFrom,
  nearestRecommended,
  warningsOf,
} from "../../../shared/domain/embargo.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import type {
  EmbargoDateView,
  EmbargoView,
} from "../../../shared/ipc/embargoContract.ts";
import type { EmbargoState } from "../catalog/embargoState.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Session } from "../session.ts";

function dateView(
  dates: readonly EmbargoState[],
  date: EmbargoState,
  now: Instant,
): EmbargoDateView {
  const { embargo, of, ends, zone, reason, asked, at, by, lifted } = date;
  const warnings = warningsOf(ends);
  const missing = new Set(missingFrom(date));
  return {
    ...{ embargo, of, ends, zone, reason, asked, proposed: at, by, warnings },
    agreed: date.agreed.map(({ person, how, at: when }) => ({
      ...{ person, at: when },
      words: how.kind === "words" ? how.words : null,
      statement: how.kind === "statement" ? how.statement : null,
    })),
    missing: asked.filter((person: PersonId) => missing.has(person)),
    state: dateState(dates, date),
    lifted: lifted && {
      ...{ release: lifted.release, reason: lifted.reason, at: lifted.at },
    },
    recommended: warnings.length === 0 ? null : nearestRecommended(ends, now),
  };
}

export function embargoView(session: Session, audit: AuditState): EmbargoView {
  const dates = audit.embargoes;
  const now = session.now();
  const { state, current, pending } = embargoStanding(dates, now);
  return {
    ...{ audit: audit.audit, state, now },
    current: current?.embargo ?? null,
    pending: pending?.embargo ?? null,
    dates: dates.map((date) => dateView(dates, date, now)),
  };
}
