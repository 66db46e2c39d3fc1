// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { Verdict } from "../../../shared/domain/verdict.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { ReleaseQuestion } from "../release/locateRelease.ts";
import { headOf } from "../release/releaseTree.ts";
import { beginsAsZip } from "../release/zipArchive.ts";

const bundleStart = "# v2 git bundle\n";

/** Files that may be releases by how they begin. */
async function beginsAsRelease(
  storage: Storage,
  path: string,
): Promise<boolean> {
  const head = await headOf(storage, path, bundleStart.length);
  return head === bundleStart || beginsAsZip(storage, path);
}

/**
 * Whether there is anything to verify: a folder that was mistyped, a vault, or a clone without a commit is a
 * mistake in the question, and a verdict on it would frighten for nothing. Everything else is for the verdict
 * to say.
 */
export async function checkBundle(
  storage: Storage,
  { path, commit }: ReleaseQuestion,
): Promise<Result<void, Failure>> {
  const name = basename(path);
  const facts = await storage.facts(path);
  if (!facts.ok) return facts;
  if (facts.value === null) return err(failure("file-vanished", { name }));
  if (facts.value.kind === "file")
    return commit === null && (await beginsAsRelease(storage, path))
      ? ok(undefined)
      : err(failure("bundle-not-a-folder", { name }));
  const holds = async (inside: string): Promise<boolean> => {
    const found = await storage.facts(joinPath(path, inside));
    return found.ok && found.value !== null;
  };
  if (commit === null && (await holds(".git")))
    return err(failure("bundle-is-clone", { name }));
  // A release may hold a file of that name alone.
  if ((await holds("vault.json")) && (await holds("ledger")))
    return err(failure("bundle-is-vault", { name }));
  return ok(undefined);
}

/** No release holds git's own folder: the root that its place leads to is a clone's. */
export function isOfClone({ problems }: Verdict): boolean {
  return problems.some(({ about }) => /^\.git(?:\/|$)/.test(about));
}

/** Bytes that were chosen as the charter to trust: a text of another kind is a mistake in the question. */
export function checkTrusted(
  charter: Uint8Array,
  charterPath: string,
): Result<void, Failure> {
  const text = decodeUtf8(charter);
  const parsed = text === null ? null : parseCharter(text);
  if (parsed?.ok === true) return ok(undefined);
  return err(
    failure("charter-not-a-charter", {
      name: basename(charterPath),
      reason: parsed === null ? "it is not UTF-8" : parsed.error.reason,
    }),
  );
}
