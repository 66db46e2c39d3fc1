// SPDX-License-Identifier: Apache-2.0
import {
  openObject,
  type ObjectFacts,
} from "../../../electron/engine/objects/objects.ts";
import { subkey } from "../../../electron/crypto/kdf.ts";
import { noEntry } from "../../../electron/engine/ledger/entries.ts";
import { authenticateRecord } from "../../../electron/engine/ledger/record.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { Failed } from "../../../shared/failure.ts";
import { testPassphrase } from "../../support/vaults.ts";
import { requireOk } from "../../support/unwrap.ts";
import type { FileNode, Node, Tree } from "../model/journal.ts";
import { createModelDisk, type ModelDisk } from "../model/modelDisk.ts";
import { type DiskDesk, openDiskDesk, randomJob } from "./modelDesk.ts";
import { openAt } from "./opening.ts";
import { headsOf } from "./referenceChain.ts";
import { type Places, placesIn } from "./work.ts";

export const attackPlaces: Places = placesIn("/model");
export const attackedAudit = "security-audit-2027" as never;

/** A closed vault in memory, with the profile that saw it last. */
export interface AttackedVault {
  readonly tree: Tree;
  /** Plaintext by object id. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** A vault made by the engine, with these files in it and whatever else is done before it is closed. */
export async function makeAttackedVault(
  files: Readonly<Record<string, Uint8Array>>,
  further: (desk: DiskDesk, model: ModelDisk) => Promise<void> = () =>
    Promise.resolve(),
): Promise<AttackedVault> {
  const { vaultDir, profileDir, inboxDir } = attackPlaces;
  const model = createModelDisk(
    new Map(
      Object.entries(files).map(([name, bytes]) => [
        `${inboxDir.slice(1)}/${name}`,
        bytes,
      ]),
    ),
  );
  const desk = await openDiskDesk(model.disk, profileDir);
  await desk.do("vault.create", {
    folder: desk.grant(vaultDir),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  await desk.do("audit.create", { audit: attackedAudit, title: "Invented" });
  if (Object.keys(files).length > 0) {
    const { refused } = await desk.do("deliverable.import", {
      job: randomJob(),
      audit: attackedAudit,
      files: Object.keys(files).map((name) =>
        desk.grant(`${inboxDir}/${name}`),
      ),
      kind: "other",
      variant: "private",
      from: "Invented Vendor",
      channel: "by hand",
    });
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  }
  await desk.do("vault.recoveryKit", {
    file: desk.grant(attackPlaces.kitPath(1)),
  });
  await further(desk, model);
  await desk.close();
  const tree = new Map(
    [...model.tree("/")].filter(([path]) => !path.startsWith("model/inbox")),
  );
  const session = requireOk(
    await openAt(createModelDisk(tree).disk, attackPlaces),
  );
  const contents = new Map(
    versionsOf(session).map(({ object, name }) => [
      object as string,
      files[name] ?? new Uint8Array(0),
    ]),
  );
  await session.close();
  return { tree, contents };
}

export function versionsOf(
  session: Session,
): readonly (ObjectFacts & { readonly name: string })[] {
  return [...session.state.deliverables.values()].flatMap(
    ({ versions }) => versions,
  );
}

/** A file of the disk, to be changed behind the product's back. */
export function fileAt(model: ModelDisk, path: string): FileNode {
  let node: Node = model.root;
  for (const name of path.split("/").filter((part) => part !== "")) {
    const next: Node | undefined =
      node.kind === "folder" ? node.names.get(name) : undefined;
    if (next === undefined) throw new Error(`no ${path}`);
    node = next;
  }
  if (node.kind !== "file") throw new Error(`${path} is a folder`);
  return node;
}

export function objectFile(model: ModelDisk, object: string): FileNode {
  return fileAt(
    model,
    `${attackPlaces.vaultDir}/objects/${object.slice(0, 2)}/${object}.age`,
  );
}

/** What came of reading an object: the failure's code or `read`, and the bytes that were given out. */
export async function readAll(
  session: Session,
  facts: ObjectFacts,
): Promise<{ readonly end: string; readonly given: Uint8Array }> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of openObject(session, facts))
      pieces.push(Uint8Array.from(piece));
    return { end: "read", given: Buffer.concat(pieces) };
  } catch (thrown) {
    if (!(thrown instanceof Failed)) throw thrown;
    return { end: thrown.failure.code, given: Buffer.concat(pieces) };
  }
}

/** The tree with some files replaced, or taken away by null. */
export function withFiles(
  tree: Tree,
  changes: Readonly<Record<string, Uint8Array | null>>,
): Tree {
  const changed = new Map(tree);
  for (const [path, bytes] of Object.entries(changes))
    if (bytes === null) changed.delete(path);
    else changed.set(path, bytes);
  return changed;
}

/** A damaged ledger is for reading only, and what is read ends before the damage. */
async function damageIn(session: Session, seq: number): Promise<string> {
  const heads = await headsOf(session);
  if (!session.readOnly) return "damaged, and may be written";
  return heads.length === seq
    ? `ledger-damaged ${String(seq)}`
    : `damaged at ${String(seq)}, and read to ${String(heads.length)}`;
}

/** Opens a tree as a vault and tells the code of its failure, or its freshness. */
export async function verdictOf(
  tree: Tree,
  look: (session: Session) => Promise<string> | string = ({ freshness }) =>
    freshness,
): Promise<string> {
  const opened = await openAt(createModelDisk(tree).disk, attackPlaces);
  if (!opened.ok) {
    const { code, facts } = opened.error;
    return code === "ledger-damaged"
      ? `${code} ${String(facts?.["seq"])}`
      : code;
  }
  const { damagedAt } = opened.value.standing;
  const said =
    damagedAt === null
      ? await look(opened.value)
      : await damageIn(opened.value, damagedAt);
  await opened.value.close();
  return said;
}

export const segmentPath = "model/vault/ledger/000000000000.sealed";
export const headerPath = "model/vault/vault.json";
export const catalogPath = "model/vault/catalog.sealed";
export const recoveryPath = "model/vault/recovery.age";

export function anchorPath(tree: Tree): string {
  const path = [...tree.keys()].find((name) =>
    /^model\/profile\/anchors\/[0-9a-f]+\.json$/.test(name),
  );
  if (path === undefined) throw new Error("no anchor");
  return path;
}

export function bytesAt(tree: Tree, path: string): Uint8Array {
  const bytes = tree.get(path);
  if (!bytes) throw new Error(`no ${path}`);
  return bytes;
}

/** Records of a segment, each whole. */
export function recordsOf(segment: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  const view = new DataView(segment.buffer, segment.byteOffset);
  for (let at = 0; at < segment.length;) {
    const end = at + 4 + view.getUint32(at);
    records.push(segment.subarray(at, end));
    at = end;
  }
  return records;
}

/** For each record of the only segment, the number of its first entry; then the number after the last. */
export async function firstEntries(tree: Tree): Promise<readonly number[]> {
  const session = requireOk(
    await openAt(createModelDisk(tree).disk, attackPlaces),
  );
  const key = await session.withMaster((master) =>
    Promise.resolve(subkey(master, "ledger")),
  );
  const { vault } = session;
  const numbers = [0];
  let prev = noEntry;
  for (const record of recordsOf(bytesAt(tree, segmentPath))) {
    const seq = numbers.at(-1) ?? 0;
    const box = record.subarray(4);
    const entries = authenticateRecord(key, { vault, seq, prev }, box) ?? [];
    numbers.push(seq + entries.length);
    prev = entries.at(-1)?.digest ?? prev;
  }
  await session.close();
  return numbers;
}
