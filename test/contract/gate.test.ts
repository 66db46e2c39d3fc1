// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createGate,
  type Gate,
  type Incident,
  parseOutgoingEvent,
  type ShellHandlers,
} from "../../electron/ipc/gate.ts";
import { failureCodes } from "../../shared/failure.ts";
import {
  type Channel,
  channels,
  shellChannels,
} from "../../shared/ipc/channels.ts";
import { contract } from "../../shared/ipc/contract.ts";
import { err, ok } from "../../shared/result.ts";
import { hostileLeaves, hostileValues } from "./hostileValues.ts";
import { validRequests } from "./validRequests.ts";

const ours = "our page";

interface Rig {
  readonly gate: Gate<string>;
  /** What got through to a handler, in order. */
  readonly reached: { channel: Channel; request: unknown }[];
  readonly incidents: Incident[];
}

/** A gate whose handlers note what reached them and give `answer`. */
function createRig(answer: (channel: Channel) => unknown): Rig {
  const reached: Rig["reached"] = [];
  const incidents: Incident[] = [];
  const handle = (channel: Channel, request: unknown): Promise<unknown> => {
    reached.push({ channel, request });
    return Promise.resolve(answer(channel));
  };
  const shell = Object.fromEntries(
    shellChannels.map((channel) => [
      channel,
      (request: unknown) => handle(channel, request),
    ]),
  ) as unknown as ShellHandlers;
  const gate = createGate<string>({
    isTrusted: (sender) => sender === ours,
    shell,
    callEngine: handle,
    report: (incident) => incidents.push(incident),
  });
  return { gate, reached, incidents };
}

const lockedAnswer = err({ code: "vault-locked" });
const malformed = err({ code: "request-malformed" });

describe.each(channels)("the gate before %s", (channel) => {
  it("lets an honest request through, as plain data", async () => {
    const { gate, reached } = createRig(() => lockedAnswer);
    const request = validRequests[channel];
    expect(await gate(channel, ours, request)).toEqual(lockedAnswer);
    expect(reached).toEqual([{ channel, request }]);
    if (Object.keys(request).length > 0)
      expect(reached[0]?.request).not.toBe(request);
  });

  it("refuses an honest request of anyone else", async () => {
    const { gate, reached } = createRig(() => lockedAnswer);
    expect(
      await gate(channel, "another frame", validRequests[channel]),
    ).toEqual(err({ code: "sender-untrusted" }));
    expect(reached).toEqual([]);
  });

  it("refuses every hostile value before a handler sees it", async () => {
    const { gate, reached, incidents } = createRig(() => lockedAnswer);
    for (const [fault, value] of hostileValues())
      expect(await gate(channel, ours, value), fault).toEqual(malformed);
    expect(reached).toEqual([]);
    expect(incidents).toEqual([]);
  });

  it("refuses a key too many", async () => {
    const { gate, reached } = createRig(() => lockedAnswer);
    for (const request of withExtraKey(validRequests[channel]))
      expect(await gate(channel, ours, request)).toEqual(malformed);
    expect(reached).toEqual([]);
  });

  it("refuses an honest request with one hostile part", async () => {
    const { gate, reached } = createRig(() => lockedAnswer);
    for (const [fault, leaf] of hostileLeaves)
      for (const request of withReplacedPart(validRequests[channel], leaf))
        expect(await gate(channel, ours, request), fault).toEqual(malformed);
    expect(reached).toEqual([]);
  });

  it("answers whatever comes with a typed result", async () => {
    const { gate, reached, incidents } = createRig(() => lockedAnswer);
    await fc.assert(
      fc.asyncProperty(anyRequest(channel), async (request) => {
        reached.length = 0;
        const result = await gate(channel, ours, request);
        if (result.ok) throw new Error("the handler refuses everything");
        expect(failureCodes).toContain(result.error.code);
        const fits = contract[channel].request.safeParse(request).success;
        // The schemas and the bounds agree on everything that is plain data.
        expect(result.error.code).toBe(
          reached.length === 1 ? "vault-locked" : "request-malformed",
        );
        if (reached.length === 1) expect(fits).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(incidents).toEqual([]);
  });

  it("turns a wrong answer into an incident that quotes nothing", async () => {
    for (const answer of [
      undefined,
      null,
      "secret",
      {},
      { ok: true },
      { ok: "true", value: {} },
      ok({ secret: "secret", unknown: 1 }),
      ok(null),
      err({ code: "secret" }),
      err({ code: "internal", secret: "secret" }),
      err({ code: "internal", facts: { secret: { nested: "secret" } } }),
      { ...lockedAnswer, secret: "secret" },
    ]) {
      const { gate, incidents } = createRig(() => answer);
      const result = await gate(channel, ours, validRequests[channel]);
      expectIncident(result, incidents, channel);
    }
  });

  it("turns a thrown error into an incident that quotes nothing", async () => {
    class SecretError extends Error {
      override readonly name = "secret";
    }
    for (const thrown of [new Error("secret"), new SecretError("secret")]) {
      const { gate, incidents } = createRig(() => {
        throw thrown;
      });
      const result = await gate(channel, ours, validRequests[channel]);
      expectIncident(result, incidents, channel);
    }
  });
});

describe("failures on their way out", () => {
  it("keep their facts and nothing else", async () => {
    const refused = err({ code: "file-vanished", facts: { name: "a.pdf" } });
    const { gate } = createRig(() => refused);
    expect(await gate("vault.status", ours, {})).toEqual(refused);
  });
});

describe("an event on its way out", () => {
  it("leaves with the contract's body", () => {
    const incidents: Incident[] = [];
    const body = parseOutgoingEvent("vault.changed", { seq: 3 }, (incident) =>
      incidents.push(incident),
    );
    expect(body).toEqual({ seq: 3 });
    expect(incidents).toEqual([]);
  });

  it("does not leave with any other", () => {
    for (const body of [null, {}, { seq: -1 }, { seq: 1, title: "secret" }]) {
      const incidents: Incident[] = [];
      expect(
        parseOutgoingEvent("vault.changed", body, (incident) =>
          incidents.push(incident),
        ),
      ).toBeNull();
      expect(JSON.stringify(incidents)).not.toContain("secret");
      expect(incidents).toHaveLength(1);
    }
  });
});

function expectIncident(
  result: unknown,
  incidents: readonly Incident[],
  channel: Channel,
): void {
  const [incident] = incidents;
  expect(incidents).toHaveLength(1);
  expect(incident?.channel).toBe(channel);
  expect(incident?.id).toMatch(/^[0-9a-f]{16}$/);
  expect(result).toEqual(
    err({ code: "internal", facts: { incident: incident?.id } }),
  );
  expect(JSON.stringify([result, incidents])).not.toContain("secret");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The request with a key too many, at its top and in every object inside it. */
function* withExtraKey(value: unknown): Generator {
  if (isRecord(value)) yield { ...value, surplus: 1 };
  for (const changed of withChangedChild(value, withExtraKey)) yield changed;
}

/** The request with each of its parts in turn replaced by `leaf`, down to single characters' holders. */
function* withReplacedPart(value: unknown, leaf: unknown): Generator {
  for (const changed of withChangedChild(value, function* (child, key) {
    // A number too many on a list of numbers, or undefined for an optional key, would be honest.
    if (!isHonest(key, leaf)) yield leaf;
    yield* withReplacedPart(child, leaf);
  }))
    yield changed;
}

/** Keys that may be absent: `undefined` there is an honest request. */
const optionalKeys: ReadonlySet<string> = new Set([
  "before",
  "charter",
  "clone",
  "commit",
  "conditions",
  "deliverable",
  "notBefore",
  "owner",
  "chair",
  "quorums",
]);

/** Keys of what a finding may lack: `null` there is an honest request. */
const nullableKeys: ReadonlySet<string> = new Set([
  "by",
  "disposition",
  "of",
  "cvss",
  "embargoUntil",
  "field",
  "owner",
  "page",
]);

function isHonest(key: string, leaf: unknown): boolean {
  if (leaf === null) return nullableKeys.has(key);
  return leaf === undefined && optionalKeys.has(key);
}

function* withChangedChild(
  value: unknown,
  change: (child: unknown, key: string) => Generator,
): Generator {
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries())
      for (const changed of change(child, String(index)))
        yield value.with(index, changed);
  } else if (isRecord(value)) {
    for (const [key, child] of Object.entries(value))
      for (const changed of change(child, key))
        yield { ...value, [key]: changed };
  }
}

/** Anything at all, and honest requests of every channel with parts exchanged for anything at all. */
function anyRequest(channel: Channel): fc.Arbitrary<unknown> {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const mixed = fc
    .tuple(
      fc.constantFrom(validRequests[channel], ...Object.values(validRequests)),
      fc.dictionary(
        fc.constantFrom(...Object.keys(validRequests[channel]), "surplus"),
        anything,
        { maxKeys: 2 },
      ),
    )
    .map(([honest, changes]) => ({ ...honest, ...changes }));
  return fc.oneof(anything, mixed);
}
