// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { failure, type Failure, failureCodes } from "../../shared/failure.ts";
import {
  type Channel,
  type EngineChannel,
  engineChannels,
  type EventName,
  type ShellChannel,
} from "../../shared/ipc/channels.ts";
import {
  contract,
  events,
  type ParsedRequest,
  type Response,
} from "../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { isBoundedPlainData } from "./requestBounds.ts";

/** What the shell answers itself: one handler a channel, none missing and none besides. */
export type ShellHandlers = {
  readonly [C in ShellChannel]: (
    request: ParsedRequest<C>,
  ) => Promise<Result<Response<C>, Failure>>;
};

/** Hands a parsed request to the engine; what comes back is checked by the gate. */
export type CallEngine = (
  channel: EngineChannel,
  request: unknown,
) => Promise<unknown>;

/** A bug, told to the person at the terminal without a word of what was being handled. */
export interface Incident {
  readonly id: string;
  readonly channel: Channel | EventName;
  /** The class of what was thrown; never its message, which may quote content. */
  readonly errorName: string;
}

export interface GateOptions<Sender> {
  readonly isTrusted: (sender: Sender) => boolean;
  readonly shell: ShellHandlers;
  readonly callEngine: CallEngine;
  readonly report: (incident: Incident) => void;
}

/** Answers one call. Never rejects; the answer is plain data that the contract allows. */
export type Gate<Sender> = (
  channel: Channel,
  sender: Sender,
  untrustedRequest: unknown,
) => Promise<Result<unknown, Failure>>;

const Answer = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.enum(failureCodes),
      facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  }),
]);

const engineChannelSet: ReadonlySet<Channel> = new Set(engineChannels);

function isEngineChannel(channel: Channel): channel is EngineChannel {
  return engineChannelSet.has(channel);
}

/**
 * The only way from a page to shell and engine. In this order: the sender must be trusted, the request must
 * be bounded plain data of the contract's shape, and the answer must have the contract's shape. Everything
 * else that can happen is a typed failure; a thrown error becomes `internal` with an incident's number.
 */
export function createGate<Sender>(options: GateOptions<Sender>): Gate<Sender> {
  const { shell, callEngine } = options;

  function handle(channel: Channel, request: unknown): Promise<unknown> {
    if (isEngineChannel(channel)) return callEngine(channel, request);
    // `request` is the output of this very channel's schema; the compiler cannot follow the index.
    const handler = shell[channel] as (request: unknown) => Promise<unknown>;
    return handler(request);
  }

  async function pass(
    channel: Channel,
    sender: Sender,
    untrustedRequest: unknown,
  ): Promise<Result<unknown, Failure>> {
    if (!options.isTrusted(sender)) return err(failure("sender-untrusted"));
    if (!isBoundedPlainData(untrustedRequest))
      return err(failure("request-malformed"));
    const request = contract[channel].request.safeParse(untrustedRequest);
    if (!request.success) return err(failure("request-malformed"));
    const answer = Answer.parse(await handle(channel, request.data));
    if (answer.ok) return ok(contract[channel].response.parse(answer.value));
    const { code, facts } = answer.error;
    return err(failure(code, facts));
  }

  return async (channel, sender, untrustedRequest) => {
    try {
      return await pass(channel, sender, untrustedRequest);
    } catch (thrown) {
      const id = tellIncident(options.report, channel, thrown);
      return err(failure("internal", { incident: id }));
    }
  };
}

/**
 * The body of an event as the contract allows it to leave for a page, or null when it may not, which is a
 * bug and reported as one.
 */
export function parseOutgoingEvent(
  name: EventName,
  body: unknown,
  report: (incident: Incident) => void,
): unknown {
  const parsed = events[name].safeParse(body);
  if (parsed.success) return parsed.data;
  tellIncident(report, name, parsed.error);
  return null;
}

function tellIncident(
  report: (incident: Incident) => void,
  channel: Channel | EventName,
  thrown: unknown,
): string {
  const id = randomBytes(8).toString("hex");
  const errorName =
    thrown instanceof Error ? thrown.constructor.name : typeof thrown;
  report({ id, channel, errorName });
  return id;
}
