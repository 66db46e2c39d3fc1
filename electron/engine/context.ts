// SPDX-License-Identifier: Apache-2.0
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { failure, type Failure } from "../../shared/failure.ts";
import type { GrantId, Instant, JobId } from "../../shared/ids.ts";
import { dialogPurposes, type GrantUse } from "../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { KdfCost } from "../crypto/kdf.ts";
import type { Storage } from "../storage/storage.ts";
import type { OpenComparison } from "./comparison/openComparison.ts";
import type { EngineEvent } from "./events.ts";
import type { StartHelper } from "./helpers/helperProcess.ts";
import type { OpenPreview } from "./preview/previewBroker.ts";
import type { Session } from "./session.ts";

export interface ContextParts {
  readonly storage: Storage;
  readonly profileDir: string;
  /** Measures this machine unless the cost is fixed. */
  readonly newSlotCost: () => Promise<KdfCost>;
  readonly now: () => Instant;
  readonly emit: (event: EngineEvent) => void;
  readonly startHelper: StartHelper;
  readonly openPreview: OpenPreview;
}

/** One long piece of work that can be watched and cancelled. */
export interface Job {
  readonly signal: AbortSignal;
  /** Starts a file; gives the function that takes the bytes done of it. */
  startFile(file: string, fileTotal: number): (bytes: number) => void;
}

export interface JobSize {
  /** Bytes. */
  readonly total: number;
  /** Files. */
  readonly count: number;
}

interface Grant {
  readonly path: string;
  readonly uses: readonly GrantUse[];
}

/** A comparison goes by the job that made it. */
interface HeldComparison {
  readonly id: JobId;
  readonly comparison: OpenComparison;
}

/** What a handler works with. */
export interface Context extends ContextParts {
  readonly session: Session | null;
  /** The open vault, or `vault-locked`. */
  openSession(): Result<Session, Failure>;
  setSession(session: Session): void;
  closeSession(): Promise<void>;
  heldComparison(): HeldComparison | null;
  /** One at a time: it ends the one before. The vault's closing ends it too. */
  holdComparison(held: HeldComparison | null): void;
  grant(id: GrantId, path: string, uses: readonly GrantUse[]): void;
  /**
   * The path that a person chose for this use, or `grant-unknown`; `destination-in-vault` for a place to
   * write that lies in the open vault.
   */
  pathOf(id: GrantId, use: GrantUse): Result<string, Failure>;
  runJob<T>(
    id: JobId,
    size: JobSize,
    work: (job: Job) => Promise<T>,
  ): Promise<T>;
  cancelJob(id: JobId): void;
  /** Every job and every tool that runs, and each that would begin later. */
  cancelAll(): void;
  /** Aborted by `cancelAll`. */
  readonly ending: AbortSignal;
}

/** Progress is sent no more often than this, and at the end, so that pages are not flooded. */
const progressStepMs = 50;

function createJob(
  id: JobId,
  size: JobSize,
  signal: AbortSignal,
  emit: ContextParts["emit"],
): Job {
  let done = 0;
  let index = 0;
  let said = -Infinity;
  return {
    signal,
    startFile(file, fileTotal) {
      index += 1;
      let fileDone = 0;
      const { total, count } = size;
      const say = (): void => {
        const now = performance.now();
        if (now - said < progressStepMs && done < total) return;
        said = now;
        const facts = { file, fileDone, fileTotal, done, total, index, count };
        emit({ event: "job.progress", body: { job: id, ...facts } });
      };
      say();
      return (bytes) => {
        fileDone += bytes;
        done += bytes;
        say();
      };
    },
  };
}

const writing: readonly GrantUse[] = dialogPurposes.save;

function isWithin(folderDir: string, path: string): boolean {
  const way = relative(resolve(folderDir), resolve(path));
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}

function createGrants(
  openVault: () => Session | null,
): Pick<Context, "grant" | "pathOf"> {
  const grants = new Map<GrantId, Grant>();
  return {
    grant: (id, path, uses) => void grants.set(id, { path, uses }),
    pathOf(id, use) {
      const grant = grants.get(id);
      if (grant?.uses.includes(use) !== true)
        return err(failure("grant-unknown"));
      const { path } = grant;
      const vaultDir = openVault()?.layout.rootDir;
      // What leaves would lie beside what it opens, and in every copy of the vault.
      return vaultDir !== undefined &&
        writing.includes(use) &&
        isWithin(vaultDir, path)
        ? err(failure("destination-in-vault", { name: basename(path) }))
        : ok(path);
    },
  };
}

function comparisonHolder(): Pick<
  Context,
  "heldComparison" | "holdComparison"
> {
  let current: HeldComparison | null = null;
  return {
    heldComparison: () => current,
    holdComparison: (next) => {
      current?.comparison.end();
      current = next;
    },
  };
}

export function createContext(parts: ContextParts): Context {
  const jobs = new Map<JobId, AbortController>();
  // Cancelled before it began: the request waits in the queue behind another.
  const cancelledEarly = new Set<JobId>();
  const ending = new AbortController();
  let session: Session | null = null;
  const comparisons = comparisonHolder();
  return {
    ...parts,
    ...comparisons,
    ending: ending.signal,
    get session() {
      return session;
    },
    openSession: () =>
      session === null ? err(failure("vault-locked")) : ok(session),
    setSession(opened) {
      session = opened;
    },
    async closeSession() {
      const closing = session;
      session = null;
      comparisons.holdComparison(null);
      await closing?.close();
    },
    ...createGrants(() => session),
    async runJob(id, size, work) {
      const controller = new AbortController();
      const signal = AbortSignal.any([controller.signal, ending.signal]);
      if (cancelledEarly.delete(id)) controller.abort();
      jobs.set(id, controller);
      try {
        return await work(createJob(id, size, signal, parts.emit));
      } finally {
        jobs.delete(id);
      }
    },
    cancelJob(id) {
      const running = jobs.get(id);
      if (running === undefined) cancelledEarly.add(id);
      else running.abort();
    },
    cancelAll() {
      ending.abort();
      comparisons.holdComparison(null);
    },
  };
}
