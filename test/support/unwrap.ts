// SPDX-License-Identifier: Apache-2.0
import type { Result } from "../../shared/result.ts";

/** The value of a result that must be good here. */
export function requireOk<T, F>(result: Result<T, F>): T {
  if (!result.ok)
    throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The failure of a result that must be bad here. */
export function requireError<T, F>(result: Result<T, F>): F {
  if (result.ok)
    throw new Error(`unexpected success: ${JSON.stringify(result.value)}`);
  return result.error;
}
