// SPDX-License-Identifier: Apache-2.0

/** Values that no channel takes, each by what is wrong with it. */
export function hostileValues(): readonly (readonly [string, unknown])[] {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  const deep = Array.from({ length: 10_000 }).reduce<unknown>(
    (inner) => ({ inner }),
    {},
  );
  // Built, since a literal would take the key as the object's prototype.
  const ownProto: unknown = JSON.parse('{"__proto__": {"admin": true}}');
  const throwing = Object.defineProperty({}, "key", {
    enumerable: true,
    get: () => {
      throw new Error("secret from a getter");
    },
  });
  class Foreign {
    readonly audit = "audit-2026";
  }
  return [
    ["nothing", undefined],
    ["null", null],
    ["a boolean", true],
    ["a number", 1],
    ["not a number", Number.NaN],
    ["an empty string", ""],
    ["a string", "vault.open"],
    ["a huge string", "x".repeat(100 * 1024 * 1024)],
    ["a bigint", 1n],
    ["a symbol", Symbol("s")],
    ["a function", () => undefined],
    ["an array", []],
    ["a long sparse array", new Array(4_000_000_000)],
    ["an array with a key", Object.assign([], { key: 1 })],
    ["a date", new Date(0)],
    ["a map", new Map([["audit", "audit-2026"]])],
    ["a set", new Set([1])],
    ["bytes", new Uint8Array(16)],
    ["an error", new Error("secret from an error")],
    ["a promise", Promise.resolve({})],
    ["an instance of a class", new Foreign()],
    ["a cycle", cyclic],
    ["a deep nest", deep],
    ["an own __proto__", ownProto],
    ["a foreign prototype", Object.create({ audit: "audit-2026" })],
    ["a throwing getter", throwing],
    [
      "a throwing proxy",
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("secret from a proxy");
          },
        },
      ),
    ],
    ["an unknown key", { unknown: 1 }],
    ["a constructor key", { constructor: { prototype: { admin: true } } }],
  ];
}

/** Replacements for one value inside an otherwise honest request; none fits anywhere in the contract. */
export const hostileLeaves: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["not a number", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a negative number", -1],
  ["a fraction", 0.5],
  ["a huge string", "x".repeat(300_000)],
  ["an object", { toString: "x" }],
  ["an own __proto__", JSON.parse('{"__proto__": 1}')],
  ["a nested array", [[["x"]]]],
  ["a sparse array", new Array(2_000_000)],
  ["a date", new Date(0)],
  ["bytes", new Uint8Array(4)],
];
