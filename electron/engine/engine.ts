// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../shared/failure.ts";
import { type GrantId, type Instant, instantAt } from "../../shared/ids.ts";
import {
  type EngineChannel,
  contract,
  type GrantUse,
  grantUses,
} from "../../shared/ipc/contract.ts";
import { jobOf } from "../../shared/ipc/longWork.ts";
import { err, type Result } from "../../shared/result.ts";
import { toHex } from "../crypto/encoding.ts";
import type { KdfCost } from "../crypto/kdf.ts";
import { calibrateKdf } from "../crypto/kdfCalibration.ts";
import { randomBytes } from "../crypto/random.ts";
import { createStorage, type Storage } from "../storage/storage.ts";
import { type Context, createContext } from "./context.ts";
import type { EngineEvent } from "./events.ts";
import type { AnyHandler } from "./handler.ts";
import { handlers } from "./handlers.ts";
import type { StartHelper } from "./helpers/helperProcess.ts";
import { startNodeHelper } from "./helpers/nodeHelper.ts";
import type { OpenPreview } from "./preview/previewBroker.ts";
import { readsBeside } from "./readsBeside.ts";

export type { EngineEvent } from "./events.ts";

export interface EngineOptions {
  /** Folder of this person's profile: anchors lie here, outside every vault. */
  readonly profileDir: string;
  readonly emit: (event: EngineEvent) => void;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Cost of new slots, never below the floor; about a second on this machine when left out. */
  readonly kdf?: KdfCost;
  readonly storage?: Storage;
  /** How a helper is started; as a child of this process when left out. */
  readonly startHelper?: StartHelper;
  /** How a preview is opened; not at all when left out. */
  readonly openPreview?: OpenPreview;
}

/** Everything that Counterseal does, behind one door; free of windows. Holds at most one open vault. */
export interface Engine {
  /**
   * Never throws. Calls run one after another; `job.cancel` and `vault.status` do not wait, nor does what
   * only reads ({@link readsBeside}) wait for a job.
   */
  call(
    channel: EngineChannel,
    untrustedRequest: unknown,
  ): Promise<Result<unknown, Failure>>;
  /**
   * Lets requests name `path` by `id`. Whoever calls this has the path from a person. Without uses, it may be
   * used for anything: whoever calls has typed it for one use alone.
   */
  grant(id: GrantId, path: string, uses?: readonly GrantUse[]): void;
  /** Cancels every job and ends every tool that runs, at once; what is left is to close. */
  cancelAll(): void;
  close(): Promise<void>;
}

const neverWaits: ReadonlySet<EngineChannel> = new Set([
  "job.cancel",
  "vault.status",
]);

/** Never throws: an expected failure is an answer, anything else an incident without details. */
async function answer(
  context: Context,
  channel: EngineChannel,
  request: unknown,
): Promise<Result<unknown, Failure>> {
  const parsed = contract[channel].request.safeParse(request);
  if (!parsed.success) return err(failure("request-malformed"));
  try {
    const handler = handlers[channel] as AnyHandler;
    return await handler(context, parsed.data);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    const incident = toHex(randomBytes(4));
    // The message of an unexpected error may hold anything; its kind and place in the code may not.
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    process.stderr.write(
      `counterseal: internal error ${incident} (${kind}) in ${channel}\n`,
    );
    return err(failure("internal", { incident }));
  }
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const storage = options.storage ?? createStorage();
  const clock = options.clock ?? Date.now;
  const made = await storage.ensureFolder(options.profileDir);
  if (!made.ok) throw new Failed(made.error);
  const { kdf } = options;
  const context = createContext({
    storage,
    profileDir: options.profileDir,
    newSlotCost: kdf === undefined ? calibrateKdf : () => Promise.resolve(kdf),
    now: (): Instant => instantAt(clock()),
    emit: options.emit,
    startHelper: options.startHelper ?? startNodeHelper,
    openPreview: options.openPreview ?? (() => Promise.resolve(null)),
  });
  let last: Promise<unknown> = Promise.resolve();
  let jobs = 0;

  return {
    call(channel, untrustedRequest) {
      const now = () => answer(context, channel, untrustedRequest);
      if (neverWaits.has(channel) || (jobs > 0 && readsBeside.has(channel)))
        return now();
      const turn = last.then(now);
      last = turn;
      if (jobOf(untrustedRequest) === null) return turn;
      jobs += 1;
      return turn.finally(() => {
        jobs -= 1;
      });
    },
    grant: (id, path, uses = grantUses) => {
      context.grant(id, path, uses);
    },
    cancelAll: () => {
      context.cancelAll();
    },
    async close() {
      context.cancelAll();
      await last;
      await context.closeSession();
    },
  };
}
