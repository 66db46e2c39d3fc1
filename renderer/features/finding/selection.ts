// SPDX-License-Identifier: Apache-2.0
import type { FindingId } from "../../../shared/ids.ts";

/** Which rows are chosen, and where the keyboard is. */
export interface Selection {
  /** The row that the keyboard is at; null: at the first. */
  readonly active: FindingId | null;
  /** Where a range began. */
  readonly anchor: FindingId | null;
  readonly chosen: ReadonlySet<FindingId>;
}

export const noSelection: Selection = {
  active: null,
  anchor: null,
  chosen: new Set(),
};

type Order = readonly FindingId[];

/** Place of the row that the keyboard is at. */
export function activeIndex({ active }: Selection, order: Order): number {
  const at = active === null ? -1 : order.indexOf(active);
  return Math.max(0, at);
}

function range(order: Order, from: FindingId | null, to: number): FindingId[] {
  const at = from === null ? -1 : order.indexOf(from);
  const begin = at < 0 ? to : at;
  return order.slice(Math.min(begin, to), Math.max(begin, to) + 1);
}

/** The keyboard, or a click, goes to a row; with Shift all from where a range began are chosen. */
export function movedTo(
  selection: Selection,
  order: Order,
  to: number,
  isExtending: boolean,
): Selection {
  const active = order[to] ?? null;
  if (!isExtending) return { ...selection, active, anchor: active };
  const anchor = selection.anchor ?? selection.active ?? order[0] ?? null;
  return { active, anchor, chosen: new Set(range(order, anchor, to)) };
}

/** Chooses a row, or leaves it out again. */
export function toggled(selection: Selection, id: FindingId): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { active: id, anchor: id, chosen };
}

/** All that are shown; all of them chosen already, none. */
export function allToggled(selection: Selection, order: Order): Selection {
  const isAll = order.every((id) => selection.chosen.has(id));
  return { ...selection, chosen: new Set(isAll ? [] : order) };
}

const steps: Readonly<
  Record<string, (at: number, last: number, page: number) => number>
> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _last, page) => at + page,
  PageUp: (at, _last, page) => at - page,
  Home: () => 0,
  End: (_at, last) => last,
};

/** Where a key leads to from a row; null where it is no key that moves. */
export function stepOf(
  key: string,
  at: number,
  count: number,
  page: number,
): number | null {
  const last = count - 1;
  const next = steps[key]?.(at, last, page);
  return next === undefined ? null : Math.min(last, Math.max(0, next));
}
