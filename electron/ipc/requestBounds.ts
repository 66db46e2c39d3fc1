// SPDX-License-Identifier: Apache-2.0

/**
 * Ceilings for one request, checked before any schema sees it, so that no page can make the shell walk or
 * copy without end. The largest honest request, a release of 100,000 files, stays under a third of each.
 */
export const requestBounds = {
  /** Values of any kind. */
  values: 1_000_000,
  /** UTF-16 units in all strings and keys together. */
  characters: 64 * 1024 * 1024,
  depth: 16,
} as const;

// Keys that a careless merge would follow into a prototype.
const forbiddenKeys: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
]);

interface Spent {
  values: number;
  characters: number;
}

/**
 * Whether the value is plain, acyclic data (null, booleans, finite numbers, strings, arrays, bare objects)
 * within {@link requestBounds}. Never throws, whatever it is given.
 */
export function isBoundedPlainData(untrusted: unknown): boolean {
  try {
    return isBounded(untrusted, 0, { values: 0, characters: 0 });
  } catch {
    // A getter or proxy that throws: not plain data.
    return false;
  }
}

function isBounded(untrusted: unknown, depth: number, spent: Spent): boolean {
  spent.values += 1;
  if (spent.values > requestBounds.values) return false;
  switch (typeof untrusted) {
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(untrusted);
    case "string":
      return isAffordable(untrusted, spent);
    case "object":
      // The depth limit also ends cycles.
      if (untrusted === null) return true;
      if (depth >= requestBounds.depth) return false;
      return Array.isArray(untrusted)
        ? isBoundedArray(untrusted, depth, spent)
        : isBoundedRecord(untrusted, depth, spent);
    case "bigint":
    case "function":
    case "symbol":
    case "undefined":
      return false;
  }
}

function isAffordable(text: string, spent: Spent): boolean {
  spent.characters += text.length;
  return spent.characters <= requestBounds.characters;
}

function isBoundedArray(
  untrusted: readonly unknown[],
  depth: number,
  spent: Spent,
): boolean {
  // Before the walk: a sparse array costs its sender nothing and its reader its whole length; and keys
  // beside the slots would survive into a copy.
  if (Object.keys(untrusted).length !== untrusted.length) return false;
  return untrusted.every((item) => isBounded(item, depth + 1, spent));
}

function isBoundedRecord(
  untrusted: object,
  depth: number,
  spent: Spent,
): boolean {
  const prototype: unknown = Object.getPrototypeOf(untrusted);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return Object.entries(untrusted).every(
    ([key, value]) =>
      !forbiddenKeys.has(key) &&
      isAffordable(key, spent) &&
      isBounded(value, depth + 1, spent),
  );
}
