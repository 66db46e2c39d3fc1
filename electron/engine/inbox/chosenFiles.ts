// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";

/** As long as the texts of a request may be together. */
const largestCharterBytes = 12 * 1024 * 1024;

/** A chosen file as text, or `request-not-a-request`. */
export async function textOf(
  context: Context,
  path: string,
): Promise<Result<string, Failure>> {
  const bytes = await context.storage.readWhole(path, largestCharterBytes);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  return text === null
    ? err(failure("request-not-a-request", { name: basename(path) }))
    : ok(text);
}

/** The reader's own copy of a charter, when they chose one. */
export async function chosenOf(
  context: Context,
  charter: GrantId | undefined,
): Promise<Result<string | null, Failure>> {
  if (charter === undefined) return ok(null);
  const path = context.pathOf(charter, "charter");
  if (!path.ok) return path;
  const text = await textOf(context, path.value);
  return text.ok || text.error.code !== "request-not-a-request"
    ? text
    : err(failure("charter-not-a-charter", { reason: "it is not UTF-8 text" }));
}

/** A drafted answer: pasted, or in a file that a person chose. */
export async function answerText(
  context: Context,
  source: ParsedRequest<"inbox.record">["text"],
): Promise<Result<string | null, Failure>> {
  if (source === undefined) return ok(null);
  if ("text" in source) return ok(source.text);
  const path = context.pathOf(source.file, "answer");
  if (!path.ok) return path;
  const text = await textOf(context, path.value);
  return text.ok || text.error.code !== "request-not-a-request"
    ? text
    : err(failure("request-other-text"));
}

const charterStart = "counterseal-charter ";

/** By its first bytes: a charter comes unsealed, everything else is sealed. */
export async function isCharter(
  { storage }: Context,
  path: string,
): Promise<Result<boolean, Failure>> {
  const source = await storage.openSource(path);
  if (!source.ok) return source;
  try {
    const start = new Uint8Array(
      Math.min(charterStart.length, source.value.size),
    );
    await source.value.fill(start, 0);
    return ok(decodeUtf8(start) === charterStart);
  } finally {
    await source.value.close();
  }
}
