// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from "react";
import type { Failure } from "../../shared/failure.ts";
import type { Request, Response } from "../../shared/ipc/contract.ts";
import type { CallResult, PageChannel } from "../../shared/ipc/rendererApi.ts";
import { call } from "./bridge.ts";
import type { WorkChannel } from "./workChannels.ts";

/** Long work goes through `useWork`, which keeps it in the list. */
type ShortChannel = Exclude<PageChannel, WorkChannel>;

type CallState<C extends ShortChannel> =
  | { readonly state: "idle" }
  | { readonly state: "busy" }
  | { readonly state: "done"; readonly value: Response<C> }
  | { readonly state: "failed"; readonly failure: Failure };

export interface Call<C extends ShortChannel> {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly value: Response<C> | null;
  /** Makes the call. The request is handed on and not kept. */
  readonly run: (request: Request<C>) => Promise<CallResult<C>>;
  readonly reset: () => void;
}

const idle = { state: "idle" } as const;

/** One kind of call that a person starts, with its state for the screen. */
export function useCall<C extends ShortChannel>(channel: C): Call<C> {
  const [current, setCurrent] = useState<CallState<C>>(idle);
  const run = useCallback(
    async (request: Request<C>) => {
      setCurrent({ state: "busy" });
      const result = await call(channel, request);
      setCurrent(
        result.ok
          ? { state: "done", value: result.value }
          : { state: "failed", failure: result.error },
      );
      return result;
    },
    [channel],
  );
  const reset = useCallback(() => {
    setCurrent(idle);
  }, []);
  return {
    busy: current.state === "busy",
    failure: current.state === "failed" ? current.failure : null,
    value: current.state === "done" ? current.value : null,
    run,
    reset,
  };
}
