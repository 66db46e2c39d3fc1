// SPDX-License-Identifier: Apache-2.0
import {
  type BytesSeen,
  type ObjectFacts,
  type ObjectPlace,
  sealInto,
} from "../../electron/engine/objects/objects.ts";
import type { Failure } from "../../shared/failure.ts";
import type { Result } from "../../shared/result.ts";

/** Seals one file, and makes it durable under its name. */
export async function sealFile(
  place: ObjectPlace,
  path: string,
  signal: AbortSignal = new AbortController().signal,
  seen: BytesSeen = () => undefined,
): Promise<Result<ObjectFacts, Failure>> {
  const source = await place.storage.openSource(path);
  if (!source.ok) return source;
  const batch = place.storage.openBatch();
  const sealed = await sealInto(batch, place, source.value, signal, seen);
  await source.value.close();
  if (!sealed.ok) return sealed;
  for (const named of (await batch.name()).values())
    if (!named.ok) return named;
  return sealed;
}
