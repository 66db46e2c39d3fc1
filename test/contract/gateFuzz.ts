// SPDX-License-Identifier: Apache-2.0
import { createGate, type ShellHandlers } from "../../electron/ipc/gate.ts";
import { failureCodes } from "../../shared/failure.ts";
import {
  type Channel,
  channels,
  shellChannels,
} from "../../shared/ipc/channels.ts";
import { contract } from "../../shared/ipc/contract.ts";
import { err } from "../../shared/result.ts";
import { createDice } from "../support/dice.ts";
import { hostileLeaves } from "./hostileValues.ts";
import { validRequests } from "./validRequests.ts";

/** What a fuzzed run of the gate came to. */
export interface FuzzedGate {
  readonly calls: number;
  /** Refused before any handler saw them. */
  readonly refused: number;
  /** That reached a handler, all of them as the contract allows. */
  readonly passed: number;
  readonly findings: readonly string[];
}

type Dice = ReturnType<typeof createDice>;

const leaves = hostileLeaves.map(([, leaf]) => leaf);
const keys = ["__proto__", "constructor", "prototype", "toString", "then"];
const words = ["", "\0", "../../etc/passwd", "\u202e", "x".repeat(5_000)];

function anyLeaf(dice: Dice): unknown {
  switch (dice.number(4)) {
    case 0:
      return dice.pick(words);
    case 1:
      return dice.number(2 ** 31) - 2 ** 30;
    case 2:
      return leaves[dice.number(leaves.length)];
    default:
      return dice.pick([[], {}, true, false, Number.NaN, 2 ** 53, 1e308]);
  }
}

/** A copy with one part, somewhere, exchanged, taken away, repeated or added. */
function changed(value: unknown, dice: Dice): unknown {
  if (dice.number(4) === 0) return anyLeaf(dice);
  // A hostile part of before may be a list of millions: to copy it would test the copying.
  if (Array.isArray(value) && value.length > 1_000) return anyLeaf(dice);
  if (Array.isArray(value)) {
    const copy: unknown[] = [...(value as unknown[])];
    const at = dice.number(copy.length + 1);
    copy[at] = changed(copy[at], dice);
    return copy;
  }
  if (typeof value !== "object" || value === null) return anyLeaf(dice);
  const entries: [string, unknown][] = Object.entries(value);
  const at = dice.number(entries.length + 1);
  const [key, part] = entries[at] ?? [dice.pick(keys), anyLeaf(dice)];
  if (dice.number(5) === 0) return Object.fromEntries(entries.toSpliced(at, 1));
  // Defined and not assigned, so that `__proto__` is a key as any other.
  return Object.defineProperty({ ...value }, key, {
    value: changed(part, dice),
    ...{ enumerable: true, configurable: true, writable: true },
  });
}

/**
 * Calls the real gate, with the real contract, so many times with what a page that was taken over may send:
 * honest requests of this or another channel, changed in a few places. Every answer must be a typed failure
 * of the gate or of the handler, and a handler sees nothing that the contract refuses.
 */
export async function fuzzGate(
  calls: number,
  seed: number,
): Promise<FuzzedGate> {
  const dice = createDice(seed);
  const findings: string[] = [];
  let passed = 0;
  const handle = (channel: Channel, request: unknown): Promise<unknown> => {
    passed += 1;
    if (!contract[channel].request.safeParse(request).success)
      findings.push(`${channel}: a handler saw what the contract refuses`);
    return Promise.resolve(err({ code: "vault-locked" }));
  };
  const shell = Object.fromEntries(
    shellChannels.map((channel) => [
      channel,
      (request: unknown) => handle(channel, request),
    ]),
  ) as unknown as ShellHandlers;
  const gate = createGate<boolean>({
    isTrusted: (sender) => sender,
    shell,
    callEngine: handle,
    report: ({ channel, errorName }) =>
      findings.push(`${channel}: an incident, ${errorName}`),
  });
  let refused = 0;
  for (let call = 0; call < calls; call += 1) {
    const channel = dice.pick(channels);
    const from = dice.number(5) === 0 ? dice.pick(channels) : channel;
    let request: unknown = validRequests[from];
    for (let times = dice.number(3); times >= 0; times -= 1)
      request = changed(request, dice);
    const trusted = dice.number(50) !== 0;
    const before = passed;
    const answer = await gate(channel, trusted, request);
    if (!trusted && passed > before)
      findings.push(`${channel}: a handler was called for a stranger`);
    if (answer.ok || !failureCodes.includes(answer.error.code))
      findings.push(`${channel}: an answer that is no typed failure`);
    else if (answer.error.code !== "vault-locked") refused += 1;
  }
  if (Object.hasOwn(Object.prototype, "admin"))
    findings.push("every object has a key more");
  return { calls, refused, passed, findings };
}
