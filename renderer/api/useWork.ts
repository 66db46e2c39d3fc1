// SPDX-License-Identifier: Apache-2.0
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import type { Failure } from "../../shared/failure.ts";
import type { JobId } from "../../shared/ids.ts";
import type { Response } from "../../shared/ipc/contract.ts";
import type { CallResult } from "../../shared/ipc/rendererApi.ts";
import {
  allWork,
  beginWork,
  latestWork,
  putAwayFrom,
  showPlace,
  type Wanted,
  type Work,
  watchWork,
  type WorkProgress,
} from "./work.ts";
import type { WorkChannel } from "./workChannels.ts";

export interface WorkHere<C extends WorkChannel> {
  /** What is under way. */
  readonly job: JobId | null;
  readonly progress: WorkProgress | null;
  readonly failure: Failure | null;
  readonly value: Response<C> | null;
  readonly run: (wanted: Wanted<C>) => Promise<CallResult<C>>;
  /** Whether the place still shows: what follows the end of work must not pull somebody back from elsewhere. */
  readonly isHere: () => boolean;
  /** Puts away what ended. */
  readonly reset: () => void;
}

/**
 * One kind of long work at its place. It goes on when the place is left, and whoever comes back finds it, or
 * how it ended.
 *
 * @param subject - what it is done to, where a place can show work on different things
 */
export function useWork<C extends WorkChannel>(
  channel: C,
  subject = "",
): WorkHere<C> {
  const place = useMemo(() => ({ channel, subject }), [channel, subject]);
  const snapshot = useCallback(() => latestWork(place), [place]);
  const work = useSyncExternalStore(watchWork, snapshot);
  const here = useRef(false);
  useEffect(() => {
    const leave = showPlace(place);
    here.current = true;
    return () => {
      here.current = false;
      leave();
    };
  }, [place]);
  const run = useCallback(
    (wanted: Wanted<C>) => beginWork(place, wanted),
    [place],
  );
  const reset = useCallback(() => {
    putAwayFrom(place);
  }, [place]);
  const isHere = useCallback(() => here.current, []);
  const result = work?.result ?? null;
  return {
    job: work !== null && result === null ? work.job : null,
    progress: work?.progress ?? null,
    failure: result === null || result.ok ? null : result.error,
    value: result?.ok === true ? result.value : null,
    ...{ run, isHere, reset },
  };
}

/** Everything under way and what ended, oldest first. */
export function useAllWork(): readonly Work[] {
  return useSyncExternalStore(watchWork, allWork);
}
