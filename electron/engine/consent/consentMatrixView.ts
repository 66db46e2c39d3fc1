// SPDX-License-Identifier: Apache-2.0
import { consentMatrix } from "../../../shared/domain/consentMatrix.ts";
import type { Instant, PersonId, StatementId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type {
  ConsentMatrixView,
  ConsentView,
  MatrixRow,
} from "../../../shared/ipc/consentViews.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { consentsOf } from "./consentView.ts";

const usualRows = 100;

function versionsOf(
  { state }: Session,
  { audit }: AuditState,
): Omit<MatrixRow, "cells">[] {
  return [...state.deliverables.values()]
    .filter((each) => each.audit === audit && !each.removed)
    .flatMap(({ title, versions }) =>
      versions.map(({ version, name, variant, sha256 }, index) => ({
        ...{ version, title, name, variant, sha256 },
        number: index + 1,
      })),
    );
}

function rolesAt({ roles }: PersonState, now: Instant) {
  return roles
    .filter(({ from, until }) => from <= now && now < until)
    .map(({ role }) => role);
}

function counted(view: ConsentView) {
  const { consent, issued, state, files, declinedBy } = view;
  return {
    ...{ consent, issued, files },
    unmet: [...view.unmet, ...view.uncovered],
    abandoned: state === "abandoned",
    declined: declinedBy.length > 0,
    audience: [...new Set(view.audience.map(({ person }) => person))],
  };
}

/** Of consents that can still let something out. */
function declinedAfterSigning(
  views: readonly ConsentView[],
  consents: readonly StatementId[],
): PersonId[] {
  const people = views
    .filter(({ consent, state }) => consents.includes(consent) && isLive(state))
    .flatMap(({ answers }) => answers.filter((each) => each.afterSigning))
    .map(({ person }) => person);
  return [...new Set(people)];
}

function isLive(state: ConsentView["state"]): boolean {
  return state === "granted" || state === "partial" || state === "declined";
}

/** Versions by audiences: what the consents of an audit add up to now, some rows at a time. */
export function matrixOf(
  session: Session,
  audit: AuditState,
  { from = 0, limit = usualRows }: ParsedRequest<"consent.matrix">,
): ConsentMatrixView {
  const all = versionsOf(session, audit);
  const page = all.slice(from, from + limit);
  const now = session.now();
  const views = consentsOf(session, audit);
  const { audiences, rows } = consentMatrix({
    versions: page.map(({ version }) => version),
    people: [...audit.people.values()].map((person) => ({
      person: person.person,
      roles: rolesAt(person, now),
    })),
    consents: views.map(counted),
  });
  return {
    audiences,
    total: all.length,
    rows: page.map((version, index) => ({
      ...version,
      cells: (rows[index]?.cells ?? []).flatMap((cell, audience) =>
        cell.consents.length === 0
          ? []
          : [
              {
                ...{ audience, ...cell },
                declinedAfterSigning: declinedAfterSigning(
                  views,
                  cell.consents,
                ),
              },
            ],
      ),
    })),
  };
}
