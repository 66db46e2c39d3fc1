// SPDX-License-Identifier: Apache-2.0

/** Outcome of an operation that is expected to fail sometimes. Thrown errors are for bugs only. */
export type Result<T, F> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: F };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<F>(error: F): { readonly ok: false; readonly error: F } {
  return { ok: false, error };
}

/** Makes a `switch` over a closed union fail to compile when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${String(value)}`);
}
