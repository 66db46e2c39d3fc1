// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { readTextFile } from "../../engine/files.ts";
import { optional, repeated } from "../argument.ts";
import { misused, type Refusal } from "../command.ts";
import { counted } from "../layout.ts";
import { type GivenKey, path, wholeNumber } from "../readers.ts";
import type { Session } from "../session.ts";

/** Names the public half that lies beside a private key given by mistake. */
async function publicHalf(
  { code }: Failure,
  keyPath: string | undefined,
): Promise<readonly string[]> {
  if (code !== "key-is-private" || keyPath === undefined) return [];
  const beside = await readTextFile(`${keyPath}.pub`, 65_536);
  return beside.ok ? [`Use ${keyPath}.pub, which lies beside it.`] : [];
}

/** Why keys of a file cannot be used. */
async function refusedKey(
  cause: Failure,
  keyPath: string | undefined,
): Promise<Refusal> {
  const about = await publicHalf(cause, keyPath);
  return { kind: "failure", failure: cause, about };
}

/** Every key in what was given, as the lines to enrol. */
export async function inspectKeys(
  session: Session,
  given: readonly GivenKey[],
): Promise<Result<readonly string[], Refusal>> {
  const lines: string[] = [];
  for (const one of given) {
    const inspected = await session.call(
      "key.inspect",
      one.text === undefined
        ? { file: session.grant(one.path) }
        : { text: one.text },
    );
    if (!inspected.ok) return err(await refusedKey(inspected.error, one.path));
    lines.push(...inspected.value.keys.map((card) => card.key));
  }
  return ok(lines);
}

/** Keys out of a list that somebody publishes, of which not all are meant. */
export const keyListOptions = {
  "keys-file": optional(
    "file",
    "a list of their keys, one a line, such as a saved https://github.com/NAME.keys",
    path,
  ),
  pick: repeated(
    "number",
    "which keys of that list, counted from 1; needed when it holds several",
    wholeNumber(1, 1000),
  ),
} as const;

interface GivenList {
  readonly "keys-file": string | undefined;
  readonly pick: readonly number[];
}

/** The keys that were picked, as the lines to enrol; none where no list was given. */
export async function pickedKeys(
  session: Session,
  { "keys-file": list, pick }: GivenList,
): Promise<Result<readonly string[], Refusal>> {
  if (list === undefined)
    return pick.length === 0 ? ok([]) : misused("--pick needs --keys-file.");
  const inspected = await session.call("key.inspect", {
    file: session.grant(list),
  });
  if (!inspected.ok) return err(await refusedKey(inspected.error, list));
  const { keys } = inspected.value;
  const picked = keys.length === 1 && pick.length === 0 ? [1] : pick;
  if (picked.length > 0 && picked.every((number) => number <= keys.length))
    // A list may hold a key twice; it is one key still.
    return ok([
      ...new Set(
        keys
          .filter((_card, at) => picked.includes(at + 1))
          .map((card) => card.key),
      ),
    ]);
  const numbered = keys.map(
    ({ fingerprint, type }, at) => `${at + 1} is ${fingerprint} (${type})`,
  );
  return misused(
    `${list} holds ${counted(keys.length, "key", "keys")}: say with --pick which are meant. ${numbered.join("; ")}.`,
  );
}
