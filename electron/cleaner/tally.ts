// SPDX-License-Identifier: Apache-2.0
import type {
  Kept,
  KeptKind,
  Removed,
  RemovedKind,
} from "../../shared/domain/cleanCopy.ts";
import { excerpt, type Place } from "../../shared/domain/inspection.ts";

const wholeFile: Place = { kind: "file" };

/** Counts what a copy is without and what it keeps, each kind once with the first that was seen. */
export class Tally {
  readonly #removed = new Map<RemovedKind, Removed>();
  readonly #kept = new Map<KeptKind, Kept>();

  remove(what: RemovedKind, seen: string, count = 1): void {
    const known = this.#removed.get(what);
    const times = (known?.times ?? 0) + count;
    // The first that says something.
    const said = known === undefined || known.seen === "" ? seen : known.seen;
    this.#removed.set(what, { what, times, seen: excerpt(said) });
  }

  keep(what: KeptKind, seen: string, place: Place = wholeFile): void {
    const known = this.#kept.get(what);
    this.#kept.set(
      what,
      known === undefined
        ? { what, times: 1, seen: excerpt(seen), place }
        : { ...known, times: known.times + 1 },
    );
  }

  get removed(): readonly Removed[] {
    return [...this.#removed.values()];
  }

  get kept(): readonly Kept[] {
    return [...this.#kept.values()];
  }
}
