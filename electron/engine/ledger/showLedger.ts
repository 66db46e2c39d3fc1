// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { ledgerFilterOf } from "../../../shared/domain/ledgerFilter.ts";
import type {
  DeliverableId,
  ReleaseId,
  StatementId,
} from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import type { LedgerEntryView } from "../../../shared/ipc/ledgerViews.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { State } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import type { Entry } from "./entries.ts";
import { type IndexRow, ledgerIndexOf, mostReadAtOnce } from "./ledgerIndex.ts";
import type { Spot } from "./spot.ts";

const longestShownText = 4000;
/** Names of everyone who acted, for a list to choose from. */
const mostActors = 1000;

/** Long texts and signatures are shortened for showing: a page asks for hundreds of entries at once. */
function shownBody(entry: Entry): string {
  return JSON.stringify(
    entry.body,
    (key, value: unknown) =>
      // Of no use to a reader, and what a guesser at a passphrase needs.
      (key === "slots" || key === "sealed") && typeof value === "object"
        ? undefined
        : typeof value === "string" && value.length > longestShownText
          ? `${value.slice(0, longestShownText)}… (${String(value.length)} characters)`
          : value,
    2,
  );
}

/** What the ledger knows it under: signatures and answers name the digest of what was signed. */
function idsOf({ releases, consents, deliverables }: State, id: string) {
  const release = releases.get(id as ReleaseId);
  const consent = consents.get(id as StatementId);
  const deliverable = deliverables.get(id as DeliverableId);
  const earlier = release?.earlier.map(({ statement }) => statement) ?? [];
  const statements = [release?.statement, consent?.statement, ...earlier];
  return [
    id,
    ...statements.flatMap((statement) => statement?.digest ?? []),
    ...(deliverable?.versions.map(({ version }) => version) ?? []),
  ];
}

/** The entries of the rows, each record read once. */
async function entriesOf(
  session: Session,
  rows: readonly IndexRow[],
): Promise<Result<readonly LedgerEntryView[], Failure>> {
  const records = new Map<Spot, readonly Entry[]>();
  const views: LedgerEntryView[] = [];
  for (const { seq, at, actor, kind, digest, summary, spot } of rows) {
    if (!records.has(spot)) {
      const read = await session.readSpot(spot);
      if (!read.ok) return read;
      records.set(spot, read.value);
    }
    const entry = records.get(spot)?.find((each) => each.seq === seq);
    if (entry === undefined) return err(failure("ledger-damaged", { seq }));
    const said = { type: entry.type, body: shownBody(entry) };
    views.push({ seq, at, actor, kind, digest, summary, ...said });
  }
  return ok(views);
}

/**
 * A page of the entries that a filter means, the newest first. A call reads `mostReadAtOnce` entries of the
 * ledger at most, and then those of its page where they lie; until the whole was read once it gives no entries.
 */
export async function showLedger(
  session: Session,
  { before = Infinity, limit, filter = {} }: ParsedRequest<"ledger.show">,
  most: number = mostReadAtOnce,
): Promise<Result<Response<"ledger.show">, Failure>> {
  const index = ledgerIndexOf(session);
  const extended = await index.extend(session, most);
  if (!extended.ok) return extended;
  const { rows } = index;
  const total = session.checkpoint.seq + 1;
  const facts = {
    ...{ total, read: rows.length },
    actors: [...index.actors].sort().slice(0, mostActors),
  };
  if (rows.length < total)
    return ok({ ...facts, entries: [], matched: 0, next: null });
  const about = filter.about ?? "";
  const isMeant = ledgerFilterOf(filter, idsOf(session.state, about));
  const meant = rows.filter(isMeant);
  const older = meant.filter(({ seq }) => seq < before);
  const page = older.slice(-limit).reverse();
  const entries = await entriesOf(session, page);
  if (!entries.ok) return entries;
  const next = older.length > page.length ? (page.at(-1)?.seq ?? null) : null;
  const matched = meant.length;
  return ok({ ...facts, entries: entries.value, matched, next });
}
