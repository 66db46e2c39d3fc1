// SPDX-License-Identifier: Apache-2.0
import {
  encodeIdentity,
  generateIdentity,
} from "../../electron/crypto/age/identity.ts";
import type { Tree } from "../faults/model/journal.ts";
import { createModelDisk, type ModelDisk } from "../faults/model/modelDisk.ts";
import { type DiskDesk, randomJob } from "../faults/support/modelDesk.ts";
import { openAt, withDeadHolder } from "../faults/support/opening.ts";
import { placesIn } from "../faults/support/work.ts";
import type { LostCheckpoint } from "../../shared/ipc/standing.ts";
import { by, deskOn, type Opening, vaultDir } from "./refusedCalls.ts";
import { requireOk } from "./unwrap.ts";
import { testPassphrase } from "./vaults.ts";

export const bensPassphrase = "another invented passphrase, of ben";
const audit = "harbour" as never;
const inbox = {
  "one.txt": "what one says\n".repeat(20),
  "two.txt": "what two says\n",
  "mistake.txt": "by mistake\n",
};

export interface Scenes {
  /** With one passphrase. */
  readonly one: Tree;
  /** Before the last two entries. */
  readonly earlier: Tree;
  /** The same with a backup of it in a folder. */
  readonly earlierBackup: Tree;
  /** With a backup of the whole in a folder and in a file. */
  readonly whole: Tree;
  readonly recipient: string;
  /** The object of the deliverable that was removed. */
  readonly removed: string;
}

async function fillVault(desk: DiskDesk): Promise<void> {
  await desk.do("vault.create", {
    folder: desk.grant(vaultDir),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  await desk.do("audit.create", { audit, title: "Harbour" });
  const { imported } = await desk.do("deliverable.import", {
    job: randomJob(),
    audit,
    files: Object.keys(inbox).map((name) => desk.grant(`/model/inbox/${name}`)),
    ...{ kind: "other", variant: "public" },
    ...{ from: "Quillhart Labs", channel: "by hand" },
  });
  const mistake = imported.find(({ title }) => title === "mistake.txt");
  await desk.do("deliverable.remove", {
    deliverable: mistake?.deliverable as never,
    reason: "imported by mistake",
  });
}

async function giveBenHis(desk: DiskDesk): Promise<void> {
  const present = testPassphrase;
  const ben = { present, name: "ben", passphrase: bensPassphrase };
  await desk.do("slot.add", ben);
  await desk.do("vault.recoveryKit", { file: desk.grant("/model/kit.txt") });
}

function ended(model: ModelDisk): Tree {
  return withDeadHolder(model.tree("/"));
}

async function removedIn(model: ModelDisk): Promise<string> {
  const places = placesIn("/model");
  const session = requireOk(await openAt(model.disk, places));
  const [gone] = [...session.state.deliverables.values()].filter(
    ({ removed }) => removed,
  );
  await session.close();
  return gone?.versions[0]?.object ?? "";
}

/** A vault with files, a removed one, two passphrases and a kit; and backups of it. */
export async function makeScenes(): Promise<Scenes> {
  const identity = generateIdentity();
  const given = new Map<string, Uint8Array>(
    Object.entries(inbox).map(([name, text]) => [
      `model/inbox/${name}`,
      Buffer.from(text),
    ]),
  );
  given.set("model/key.txt", Buffer.from(`${encodeIdentity(identity)}\n`));
  const model = createModelDisk(given);
  const desk = await deskOn(model);
  await fillVault(desk);
  const one = ended(model);
  await giveBenHis(desk);
  await desk.close();
  const removed = await removedIn(model);
  const earlier = ended(model);
  const earlierBackup = await doneOn(earlier, (desk) =>
    desk.try("vault.backup", {
      ...{ job: randomJob(), folder: desk.grant("/model/backup") },
    }),
  );
  const later = await deskOn(model);
  const folder = later.grant(vaultDir);
  await later.do("vault.open", { folder, passphrase: testPassphrase });
  await later.do("audit.create", { audit: "later", title: "Later" });
  await later.do("audit.create", { audit: "last", title: "Last" });
  const { recipient } = identity;
  const file = later.grant("/model/backup.age");
  const job = randomJob();
  await later.do("vault.backup", { job, file, recipients: [recipient] });
  await later.do("vault.backup", { job, folder: later.grant("/model/backup") });
  await later.close();
  return {
    one,
    earlier,
    earlierBackup,
    whole: ended(model),
    recipient,
    removed,
  };
}

/** The disk once something was done with its vault. */
export async function doneOn(tree: Tree, act: Opening): Promise<Tree> {
  const model = createModelDisk(tree);
  const desk = await deskOn(model);
  requireOk(await by([testPassphrase])(desk));
  requireOk(await act(desk));
  await desk.close();
  return ended(model);
}

/** A restoring that was cut off: ledger and objects lie there, and the mark. */
export function halfRestored(tree: Tree): Tree {
  const header = tree.get("model/backup/vault.json");
  const { vault } = JSON.parse(Buffer.from(header ?? []).toString()) as {
    vault: string;
  };
  const all = new Map(tree);
  for (const [path, bytes] of tree)
    if (/^model\/backup\/(?:ledger|objects)(?:\/|$)/.test(path))
      all.set(path.replace("model/backup", "model/restored"), bytes);
  all.set("model/restored/copy.unfinished", Buffer.from(`${vault}\n`));
  return all;
}

/** Everything of the first, but what lies below these folders, which is as in the second. */
export function mixed(one: Tree, other: Tree, ...dirs: string[]): Tree {
  const isBelow = (path: string): boolean =>
    dirs.some((dir) => path === dir || path.startsWith(`${dir}/`));
  return new Map([
    ...[...one].filter(([path]) => !isBelow(path)),
    ...[...other].filter(([path]) => isBelow(path)),
  ]);
}

/** The same with one file changed, or gone where the change gives nothing. */
export function changed(
  tree: Tree,
  which: RegExp,
  change: (bytes: Uint8Array) => Uint8Array | null,
): Tree {
  const all = new Map(tree);
  const [path] = [...tree.keys()].filter((each) => which.test(each));
  const bytes = path === undefined ? null : tree.get(path);
  if (path === undefined || bytes === null || bytes === undefined)
    throw new Error(`nothing there is named ${which.source}`);
  const next = change(bytes);
  if (next === null) all.delete(path);
  else all.set(path, next);
  return all;
}

/** With the bit at this place from the end changed. */
export function flipped(fromEnd: number) {
  return (bytes: Uint8Array): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    const at = copy.length - fromEnd;
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
}

/** With what crashes leave: files that were never whole, an object that no entry names, one that was removed. */
export function orphaned({ whole, removed }: Scenes): Tree {
  const stray = "model/vault/objects/ab";
  const gone = `model/vault/objects/${removed.slice(0, 2)}`;
  return new Map([
    ...whole,
    [stray, null],
    [gone, null],
    [`${gone}/${removed}.age`, Buffer.from("on the record as removed")],
    [`${stray}/notes.txt`, Buffer.from("another program's")],
    [`${stray}/${"ab".repeat(16)}.age`, Buffer.from("no entry names it")],
    [`${stray}/${"abcd".repeat(8)}.age.part`, Buffer.from("cut off")],
    ["model/vault/vault.json.part", Buffer.from("{")],
  ]);
}

/** With a ledger segment that does not go on from the one before. */
export function withStrayEntries(tree: Tree): Tree {
  const name = "model/vault/ledger/000000000099.sealed";
  return new Map([...tree, [name, Buffer.from("of another ledger")]]);
}

/** The profile has a statement of an entry that is not, or not yet, in the vault's ledger. */
export async function doubted(tree: Tree, lost: LostCheckpoint): Promise<Tree> {
  const model = createModelDisk(tree);
  const places = placesIn("/model");
  const session = requireOk(await openAt(model.disk, places));
  requireOk(await session.doubt(lost));
  await session.close();
  return ended(model);
}
