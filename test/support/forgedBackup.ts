// SPDX-License-Identifier: Apache-2.0
import { parseRecipient } from "../../electron/crypto/age/recipient.ts";
import { sealAge } from "../../electron/crypto/age/seal.ts";
import { collectBytes } from "../../electron/crypto/encoding.ts";
import { tarOf } from "../../electron/engine/exchange/tarArchive.ts";
import type { Tree } from "../faults/model/journal.ts";
import type { Scenes } from "./refusalScenes.ts";
import { requireOk } from "./unwrap.ts";
import { testTime } from "./vaults.ts";

export type Member = readonly [name: string, content: Uint8Array];

/** What a backup in one file holds, in its order, as the backup's folder has it. */
export function membersOf(tree: Tree): Member[] {
  const dir = "model/backup/";
  const all = [...tree]
    .filter(([path]) => path.startsWith(dir))
    .map(([path, bytes]): Member => {
      const name = path.slice(dir.length);
      return bytes === null
        ? [`${name}/`, new Uint8Array(0)]
        : [name, Uint8Array.from(bytes)];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const within = (folder: string) =>
    all.filter(([name]) => name.startsWith(folder));
  const named = (name: string) => all.filter(([each]) => each === name);
  return [
    ...within("ledger/"),
    ...within("objects/"),
    ...named("recovery.age"),
    ...named("vault.json"),
  ];
}

/** The same with one member changed. */
export function withMember(
  members: readonly Member[],
  which: RegExp,
  change: (content: Uint8Array) => Uint8Array,
): Member[] {
  const at = members.findIndex(
    ([name]) => which.test(name) && !name.endsWith("/"),
  );
  return members.map(([name, content], index) =>
    index === at ? [name, change(content)] : [name, content],
  );
}

export async function sealedOf(
  { recipient }: Pick<Scenes, "recipient">,
  members: readonly Member[],
): Promise<Uint8Array> {
  const archive = tarOf(
    members.map(([name, content]) => ({
      ...{ name, content },
      size: content.length,
    })),
    { mode: 0o600, modified: testTime },
  );
  return collectBytes(
    sealAge([requireOk(parseRecipient(recipient))], archive).file,
  );
}
