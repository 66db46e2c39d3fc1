// SPDX-License-Identifier: Apache-2.0
import canonicalize from "canonicalize";

/** An escape of a lone surrogate, as JSON.stringify writes it; not an escaped backslash before a `u`. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/**
 * The one spelling of a value, RFC 8785.
 * @throws on what has none: NaN, an infinity, a text with a lone surrogate (§3.2.2.2), nothing at all.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined || loneSurrogate.test(text))
    throw new Error("a value has no canonical form");
  return text;
}

/** Whether an untrusted text is the canonical spelling of the value that was read from it. */
export function isCanonicalJson(text: string, value: unknown): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}
