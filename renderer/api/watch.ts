// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../shared/failure.ts";
import type { Result } from "../../shared/result.ts";

/** An answer of the engine that a screen shows and that follows the vault's changes. */
export type Resource<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly failure: Failure };

type Ask<T> = () => Promise<Result<T, Failure>>;

const loading = { state: "loading" } as const;

/**
 * One question to the engine, asked while somebody watches and again after each change of the vault. A
 * change that comes while an answer is under way asks once more when it has arrived, so that the last
 * state shown is never older than the last change.
 */
export class Watch<T> {
  private current: Resource<T> = loading;
  private text = "";
  private readonly watchers = new Set<() => void>();
  private asking = false;
  /** How often the answer was wanted; more than once while asking means to ask again. */
  private wanted = 0;
  private readonly ask: Ask<T>;

  constructor(ask: Ask<T>) {
    this.ask = ask;
  }

  readonly snapshot = (): Resource<T> => this.current;

  get watched(): boolean {
    return this.watchers.size > 0;
  }

  /** The last answer is kept when nobody watches, until something changes: a screen that comes back shows it while asking anew. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    if (this.watchers.size === 1) void this.refresh();
    return () => {
      this.watchers.delete(watcher);
    };
  }

  async refresh(): Promise<void> {
    this.wanted += 1;
    if (this.asking) return;
    this.asking = true;
    for (let asked = 0; asked !== this.wanted;) {
      asked = this.wanted;
      this.settle(await this.ask());
    }
    this.asking = false;
  }

  private settle(result: Result<T, Failure>): void {
    const next: Resource<T> = result.ok
      ? { state: "ready", value: result.value }
      : { state: "failed", failure: result.error };
    // An equal answer keeps its identity, so that nothing is drawn again for it.
    const text = JSON.stringify(next);
    if (text === this.text) return;
    this.text = text;
    this.current = next;
    for (const watcher of this.watchers) watcher();
  }
}

/** Every question asked so far, by its name. */
export class Watches {
  private readonly all = new Map<string, Watch<unknown>>();

  /** The same question for the same name. */
  of<T>(name: string, ask: Ask<T>): Watch<T> {
    const known = this.all.get(name);
    if (known !== undefined) return known as Watch<T>;
    const made = new Watch<T>(ask);
    this.all.set(name, made);
    return made;
  }

  /** Asks one question again, where somebody watches its answer. */
  refresh(name: string): void {
    const watch = this.all.get(name);
    if (watch?.watched === true) void watch.refresh();
  }

  /** Asks everything that is on screen again; no screen may begin with an answer from before the change. */
  refreshAll(): void {
    this.forgetUnwatched();
    for (const watch of this.all.values()) void watch.refresh();
  }

  /** Drops every answer that nobody looks at: with the vault closed, none may stay in memory. */
  forgetUnwatched(): void {
    for (const [name, watch] of this.all)
      if (!watch.watched) this.all.delete(name);
  }
}
