// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { parseText } from "../../../shared/formats/lines.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** What a person typed, in NFC, if every character can be shown and signed; else `text-refused`. */
export function checkPlainText(
  untrusted: string,
  field: string,
): Result<string, Failure> {
  const parsed = parseText(untrusted.normalize("NFC"));
  return parsed.ok
    ? ok(parsed.value)
    : err(failure("text-refused", { field, reason: parsed.error }));
}
