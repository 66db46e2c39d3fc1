// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../shared/failure.ts";
import type {
  EngineChannel,
  ParsedRequest,
  Response,
} from "../../shared/ipc/contract.ts";
import type { Result } from "../../shared/result.ts";
import type { Context } from "./context.ts";

export type Handler<C extends EngineChannel> = (
  context: Context,
  request: ParsedRequest<C>,
) => Promise<Result<Response<C>, Failure>>;

/** One handler for each channel: a missing one, or one that answers in another shape, does not compile. */
export type Handlers<C extends EngineChannel = EngineChannel> = {
  readonly [K in C]: Handler<K>;
};

export type AnyHandler = (
  context: Context,
  request: unknown,
) => Promise<Result<unknown, Failure>>;
