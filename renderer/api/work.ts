// SPDX-License-Identifier: Apache-2.0
import type { JobId } from "../../shared/ids.ts";
import type { Request } from "../../shared/ipc/contract.ts";
import type { CallResult } from "../../shared/ipc/rendererApi.ts";
import { noPace, type Pace, paceAfter } from "../text/pace.ts";
import { call, listen } from "./bridge.ts";
import { type JobProgress, newJobId } from "./job.ts";
import type { WorkChannel } from "./workChannels.ts";

export interface WorkProgress extends JobProgress {
  readonly pace: Pace;
}

/** Where work is begun and its end is shown. */
interface WorkPlace<C extends WorkChannel = WorkChannel> {
  readonly channel: C;
  /** What the work is done to, where one channel has several places; else empty. */
  readonly subject: string;
}

/** One long call, from its beginning until it is put away. Its request is not kept. */
export interface Work<
  C extends WorkChannel = WorkChannel,
> extends WorkPlace<C> {
  readonly job: JobId;
  readonly progress: WorkProgress | null;
  /** Null while it is under way. */
  readonly result: CallResult<C> | null;
  /** It ended before the eyes of whoever began it. */
  readonly seen: boolean;
}

/** What {@link beginWork} takes: the request but its job, which is made here. */
export type Wanted<C extends WorkChannel> =
  Request<C> extends infer R
    ? R extends unknown
      ? Omit<R, "job">
      : never
    : never;

const mostEnded = 8;

const watchers = new Set<() => void>();
const shownPlaces = new Map<string, number>();
let works: readonly Work[] = [];
let listening = false;

function publish(next: readonly Work[]): void {
  works = next;
  for (const watcher of watchers) watcher();
}

function change(job: JobId, changed: Partial<Work>): void {
  publish(
    works.map((work) => (work.job === job ? { ...work, ...changed } : work)),
  );
}

function hearProgress(): void {
  if (listening) return;
  listening = true;
  listen("job.progress", (body) => {
    const work = works.find(({ job }) => job === body.job);
    if (work === undefined) return;
    const sample = { at: performance.now(), done: body.done };
    const pace = paceAfter(work.progress?.pace ?? noPace, sample);
    change(work.job, { progress: { ...body, pace } });
  });
}

function keyOf({ channel, subject }: WorkPlace): string {
  return `${channel} ${subject}`;
}

function putAwayWhere(isMeant: (work: Work) => boolean): void {
  const rest = works.filter((work) => work.result === null || !isMeant(work));
  if (rest.length < works.length) publish(rest);
}

/** Begins long work. It goes on whichever screen shows, and takes the place of what ended before it there. */
export async function beginWork<C extends WorkChannel>(
  place: WorkPlace<C>,
  wanted: Wanted<C>,
): Promise<CallResult<C>> {
  hearProgress();
  putAwayFrom(place);
  const job = newJobId();
  publish([
    ...works,
    { ...place, job, progress: null, result: null, seen: false },
  ]);
  const request = { ...wanted, job } as unknown as Request<C>;
  const result = await call(place.channel, request);
  const seen = shownPlaces.has(keyOf(place));
  change(job, { result, seen, progress: null });
  const ended = works.filter((work) => work.result !== null);
  const old = new Set(ended.slice(0, -mostEnded));
  putAwayWhere((work) => old.has(work));
  return result;
}

/** Puts away one that ended. */
export function putAway(job: JobId): void {
  putAwayWhere((work) => work.job === job);
}

/** Puts away what ended at this place. */
export function putAwayFrom(place: WorkPlace): void {
  putAwayWhere((work) => keyOf(work) === keyOf(place));
}

/** The vault is closed: nothing of what was done in it stays in the page's memory, nor comes back when it fails. */
export function forgetWork(): void {
  publish([]);
}

/** A place is on screen, until the returned function is called; what has ended there has been seen then. */
export function showPlace(place: WorkPlace): () => void {
  const key = keyOf(place);
  const count = (by: number) => {
    const next = (shownPlaces.get(key) ?? 0) + by;
    if (next === 0) shownPlaces.delete(key);
    else shownPlaces.set(key, next);
  };
  count(1);
  return () => {
    count(-1);
    // React may show the place again in the same breath.
    queueMicrotask(() => {
      if (!shownPlaces.has(key)) putAwayFrom(place);
    });
  };
}

/** The newest of a place. */
export function latestWork<C extends WorkChannel>(
  place: WorkPlace<C>,
): Work<C> | null {
  const found = works.findLast((work) => keyOf(work) === keyOf(place));
  return (found as Work<C> | undefined) ?? null;
}

/** Everything under way and what ended, oldest first. */
export function allWork(): readonly Work[] {
  return works;
}

export function watchWork(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
