// SPDX-License-Identifier: Apache-2.0
import { createDice, type Dice } from "../../support/dice.ts";
import {
  type FileNode,
  type FolderNode,
  type NameChange,
  type Node,
  patched,
  resized,
  type Step,
  type Tree,
} from "./journal.ts";
import type { ModelDisk } from "./modelDisk.ts";

type Write = Extract<Step, { step: "write" | "truncate" }>;

const sectorBytes = 512;

/** What a crash left: a text that is the same for the same bytes under the same names, and the tree. */
export interface Image {
  readonly key: string;
  /** Made when it is asked for: most images have been seen before. */
  readonly tree: () => Tree;
}

/** How much of what was not synced survives: a chance of 0, 1, 2, 3 or 4 quarters. */
type Quarters = 0 | 1 | 2 | 3 | 4;

interface Content {
  readonly bytes: () => Uint8Array;
  readonly key: string;
}

function keysOf(changes: readonly NameChange[]): string[] {
  return changes.map(({ folder, name }) => `${folder.id}/${name}`);
}

function applied(bytes: Uint8Array, write: Write): Uint8Array {
  return write.step === "write"
    ? patched(bytes, write.offset, write.bytes)
    : resized(bytes, write.size);
}

/**
 * What is certain to be on the device, and what may be: writes that were not synced are lost, torn,
 * reordered or zeros; names that were not synced with their folder are lost, each with what depends on
 * it. A rename happens wholly or not at all. Nothing else is promised of the disk.
 */
export class Persistence {
  readonly #root: FolderNode;
  readonly #names = new Map<FolderNode, Map<string, Node>>();
  readonly #bytes = new Map<FileNode, Uint8Array>();
  readonly #versions = new Map<FileNode, number>();
  #pendingNames: (readonly NameChange[])[] = [];
  readonly #pendingWrites = new Map<FileNode, Write[]>();

  constructor({ root, start }: ModelDisk) {
    this.#root = root;
    for (const [folder, names] of start.names)
      this.#names.set(folder, new Map(names));
    for (const [file, bytes] of start.bytes) this.#bytes.set(file, bytes);
  }

  take(step: Step): void {
    switch (step.step) {
      case "names":
        this.#pendingNames.push(step.changes);
        return;
      case "write":
      case "truncate": {
        const writes = this.#pendingWrites.get(step.file) ?? [];
        this.#pendingWrites.set(step.file, [...writes, step]);
        return;
      }
      case "sync":
        this.#sync(step.file);
        return;
      case "syncFolder":
        this.#syncFolder(step.folder);
        return;
      case "acknowledged":
    }
  }

  /** Whether anything can be lost now. */
  get settled(): boolean {
    return this.#pendingNames.length === 0 && this.#pendingWrites.size === 0;
  }

  image(dice: Dice, quarters: Quarters, tearing: boolean): Image {
    const names = this.#chooseNames(dice, quarters);
    const contents = new Map<string, Content | null>();
    const keys: string[] = [];
    const walk = (folder: FolderNode, path: string): void => {
      for (const [name, node] of names.get(folder) ?? []) {
        const below = path === "" ? name : `${path}/${name}`;
        if (node.kind === "folder") {
          contents.set(below, null);
          keys.push(below);
          walk(node, below);
        } else {
          const content = this.#chooseBytes(node, dice, quarters, tearing);
          contents.set(below, content);
          keys.push(`${below}=${node.id}:${content.key}`);
        }
      }
    };
    walk(this.#root, "");
    return {
      key: keys.sort().join("\n"),
      tree: () =>
        new Map(
          [...contents].map(([path, each]) => [path, each?.bytes() ?? null]),
        ),
    };
  }

  #sync(file: FileNode): void {
    const writes = this.#pendingWrites.get(file) ?? [];
    let bytes = this.#bytes.get(file) ?? new Uint8Array(0);
    for (const write of writes) bytes = applied(bytes, write);
    this.#bytes.set(file, bytes);
    this.#versions.set(file, (this.#versions.get(file) ?? 0) + 1);
    this.#pendingWrites.delete(file);
  }

  #syncFolder(folder: FolderNode): void {
    const durable = new Set<string>();
    const all = this.#pendingNames;
    const stays: (readonly NameChange[])[] = [];
    // From the last back: a change that is durable takes along what it rests on.
    for (const changes of [...all].reverse()) {
      const keys = keysOf(changes);
      const synced =
        changes.some((change) => change.folder === folder) ||
        keys.some((key) => durable.has(key));
      if (synced) for (const key of keys) durable.add(key);
      else stays.unshift(changes);
    }
    for (const changes of all)
      if (!stays.includes(changes)) rename(this.#names, changes);
    this.#pendingNames = stays;
  }

  #chooseNames(dice: Dice, quarters: Quarters) {
    const names = new Map<FolderNode, Map<string, Node>>();
    for (const [folder, durable] of this.#names)
      names.set(folder, new Map(durable));
    const lost = new Set<string>();
    for (const changes of this.#pendingNames) {
      const keys = keysOf(changes);
      const survives =
        dice.number(4) < quarters && !keys.some((key) => lost.has(key));
      if (survives) rename(names, changes);
      else for (const key of keys) lost.add(key);
    }
    return names;
  }

  #chooseBytes(
    file: FileNode,
    dice: Dice,
    quarters: Quarters,
    tearing: boolean,
  ): Content {
    const durable = this.#bytes.get(file) ?? new Uint8Array(0);
    const version = String(this.#versions.get(file) ?? 0);
    const writes = this.#pendingWrites.get(file) ?? [];
    const chosen: (() => Write)[] = [];
    const choices: string[] = [];
    for (const [index, write] of writes.entries()) {
      if (dice.number(4) >= quarters) continue;
      const torn = tearing && write.step === "write" ? tear(write, dice) : null;
      chosen.push(torn?.write ?? (() => write));
      choices.push(`${index}${torn?.key ?? ""}`);
    }
    return {
      bytes: () =>
        chosen.reduce((made, write) => applied(made, write()), durable),
      key: `${version}+${choices.join(",")}`,
    };
  }
}

function rename(
  names: Map<FolderNode, Map<string, Node>>,
  changes: readonly NameChange[],
): void {
  for (const { folder, name, node } of changes) {
    const inFolder = names.get(folder) ?? new Map<string, Node>();
    if (node === null) inFolder.delete(name);
    else inFolder.set(name, node);
    names.set(folder, inFolder);
  }
}

/** Ways in which the sectors of one write can come through or not; more would only be more of the same. */
const patterns = 16;

/** Where a write is cut: at a sector, or near its ends, where lengths and tags lie. */
function cutOf(length: number, dice: Dice): number {
  const near = dice.pick([1, 4, 5, 28, 29]);
  const sectors = Math.floor(length / sectorBytes);
  const at = dice.pick([
    near,
    length - near,
    sectorBytes * dice.pick([0, 1, sectors >> 1, sectors]),
  ]);
  return Math.min(Math.max(at, 0), length);
}

function withPattern(bytes: Uint8Array, pattern: number): Uint8Array {
  const dice = createDice(pattern);
  const torn = new Uint8Array(bytes);
  for (let at = 0; at < torn.length; at += sectorBytes)
    if (dice.number(2) === 0) torn.fill(0, at, at + sectorBytes);
  return torn;
}

interface Torn {
  readonly write: () => Write;
  readonly key: string;
}

/** A write of which a beginning, some sectors, or only the length came through; or all of it. */
function tear(
  write: Extract<Write, { step: "write" }>,
  dice: Dice,
): Torn | null {
  const { bytes } = write;
  const torn = (key: string, made: () => Uint8Array): Torn => ({
    key,
    write: () => ({ ...write, bytes: made() }),
  });
  switch (dice.number(4)) {
    case 0: {
      const size = cutOf(bytes.length, dice);
      return torn(`<${String(size)}`, () => bytes.subarray(0, size));
    }
    case 1: {
      const pattern = dice.number(bytes.length <= sectorBytes ? 2 : patterns);
      return torn(`s${String(pattern)}`, () => withPattern(bytes, pattern));
    }
    case 2:
      return torn("z", () => new Uint8Array(bytes.length));
    default:
      return null;
  }
}
