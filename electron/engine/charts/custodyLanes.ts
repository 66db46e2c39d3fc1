// SPDX-License-Identifier: Apache-2.0
import type {
  CustodyEvent,
  TimelineEvent,
  TimelineLane,
} from "../../../shared/domain/charts.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { shown } from "../../../shared/text/facts.ts";
import type { AuditState, DeliverableState } from "../catalog/state.ts";
import { disclosuresOf } from "../consent/disclosureViews.ts";
import type { Session } from "../session.ts";

type Event = TimelineEvent<CustodyEvent>;
interface About {
  readonly sha256: Sha256 | null;
  readonly event: Event;
}

export function byTime(
  { at: one }: Pick<Event, "at">,
  { at: other }: Pick<Event, "at">,
): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Everything that left, once for each file of it. */
function leavings(session: Session, audit: AuditState): About[] {
  const disclosed = disclosuresOf(session, audit).flatMap((each): About[] => {
    const to = each.to.map(shown).join(", ");
    const about = each.standing === "begun" ? `${to} (may not have left)` : to;
    const event = { at: each.at, what: each.kind, about };
    return each.files.map(({ sha256 }) => ({ sha256, event }));
  });
  const digests = new Map(
    [...session.state.deliverables.values()].flatMap(({ versions }) =>
      versions.map(({ version, sha256 }) => [version, sha256] as const),
    ),
  );
  const released = [...session.state.releases.values()].flatMap(
    ({ audit: id, exported, files }): About[] =>
      id !== audit.audit || exported === null
        ? []
        : files.map(({ version }) => ({
            sha256: digests.get(version) ?? null,
            event: { at: exported.at, what: "released", about: "" },
          })),
  );
  return [...disclosed, ...released];
}

function laneOf(
  { state }: Session,
  { title, versions }: DeliverableState,
  left: ReadonlyMap<string, readonly Event[]>,
): TimelineLane<CustodyEvent> {
  const events = versions.flatMap((version, index): Event[] => {
    const { imported, from, sha256 } = version;
    const number = `version ${String(index + 1)}`;
    const inspected = state.inspections.get(version.version);
    return [
      {
        ...{ at: imported, what: "taken-in" },
        about: `${number}, from ${shown(from)}`,
      },
      ...(inspected === undefined
        ? []
        : [{ at: inspected.at, what: "inspected" as const, about: number }]),
      ...(left.get(sha256) ?? []).map((event) => ({
        ...event,
        about: event.about === "" ? number : `${number}, to ${event.about}`,
      })),
    ];
  });
  return {
    name: shown(title),
    events: events.sort(byTime),
    span: spanOf(events),
  };
}

function spanOf(events: readonly Event[]): TimelineLane["span"] {
  const sorted = events.toSorted(byTime);
  const [first] = sorted;
  const last = sorted.at(-1);
  return first === undefined || last === undefined
    ? null
    : { from: first.at, until: last.at };
}

function byDigest(left: readonly About[]): Map<string, Event[]> {
  const found = new Map<string, Event[]>();
  for (const { sha256, event } of left) {
    if (sha256 === null) continue;
    const known = found.get(sha256);
    if (known === undefined) found.set(sha256, [event]);
    else known.push(event);
  }
  return found;
}

/** When each deliverable came and left: one lane each, and one for what is in no deliverable. */
export function custodyLanes(
  session: Session,
  audit: AuditState,
): TimelineLane<CustodyEvent>[] {
  const left = leavings(session, audit);
  const mine = [...session.state.deliverables.values()].filter(
    (each) => each.audit === audit.audit,
  );
  const held = new Set(
    mine.flatMap(({ versions }) => versions.map(({ sha256 }) => sha256)),
  );
  const elsewhere = left
    .filter(({ sha256 }) => sha256 === null || !held.has(sha256))
    .map(({ event }) => event)
    .sort(byTime);
  const found = byDigest(left);
  const lanes = mine.map((each) => laneOf(session, each, found));
  return elsewhere.length === 0
    ? lanes
    : [
        ...lanes,
        {
          name: "Not in the vault",
          ...{ events: elsewhere, span: spanOf(elsewhere) },
        },
      ];
}
