// SPDX-License-Identifier: Apache-2.0
import type { SeededBug } from "./seededBug.ts";

const writing = "electron/storage/writing.ts";

/** Every sync, and every order that a promise rests on. */
export const durabilityBugs: readonly SeededBug[] = [
  {
    name: "a new file is not synced",
    file: writing,
    find: "    await file.chmod(mode);\n    await file.sync();",
    replace: "    await file.chmod(mode);",
    caughtBy: "crash",
    quick: true,
  },
  {
    name: "a ledger entry is not synced",
    file: writing,
    find: "        await writeFully(file, bytes);\n        await file.sync();",
    replace: "        await writeFully(file, bytes);",
    caughtBy: "crash",
    quick: true,
  },
  {
    name: "a folder is not synced in the one above it",
    file: "electron/storage/folders.ts",
    find: "        await disk.makeFolder(path, mode);\n        await disk.syncFolder(dirname(path));",
    replace: "        await disk.makeFolder(path, mode);",
    caughtBy: "crash",
  },
  {
    name: "a new file's folder is not synced after its rename",
    file: writing,
    find: "        await createSynced(disk, part, piecesOf(content), mode);\n        await renamePart(disk, part, path);\n        await disk.syncFolder(dirname(path));\n      }),\n    createExclusive",
    replace:
      "        await createSynced(disk, part, piecesOf(content), mode);\n        await renamePart(disk, part, path);\n      }),\n    createExclusive",
    caughtBy: "crash",
  },
  {
    name: "the folders of a batch are not synced after its renames",
    file: "electron/storage/batch.ts",
    find: "const named = result.ok ? await sync(dirname(path)) : result;",
    replace: "const named = result.ok || !sync ? result : result;",
    caughtBy: "crash",
    quick: true,
  },
  {
    name: "a file made under its final name is not synced in its folder",
    file: writing,
    find: "        await createSynced(disk, path, piecesOf(content), mode);\n        await disk.syncFolder(dirname(path));",
    replace: "        await createSynced(disk, path, piecesOf(content), mode);",
    caughtBy: "crash",
  },
  {
    name: "a replaced file is not synced in its folder",
    file: writing,
    find: "        const part = path + partEnding;\n        await quietly(() => disk.unlink(part));\n        await createSynced(disk, part, piecesOf(content), mode);\n        await renamePart(disk, part, path);\n        await disk.syncFolder(dirname(path));",
    replace:
      "        const part = path + partEnding;\n        await quietly(() => disk.unlink(part));\n        await createSynced(disk, part, piecesOf(content), mode);\n        await renamePart(disk, part, path);",
    caughtBy: "crash",
  },
  {
    name: "a renamed folder is not synced in its parent",
    file: writing,
    find: "  await disk.rename(from, to);\n  await disk.syncFolder(dirname(to));",
    replace: "  await disk.rename(from, to);",
    caughtBy: "crash",
  },
  {
    name: "a file is replaced by writing into it",
    file: writing,
    find: "        const part = path + partEnding;\n        await quietly(() => disk.unlink(part));\n        await createSynced(disk, part, piecesOf(content), mode);\n        await renamePart(disk, part, path);",
    replace:
      "        await quietly(() => disk.unlink(path));\n        await createSynced(disk, path, piecesOf(content), mode);",
    caughtBy: "crash",
  },
  {
    name: "entries acknowledged together are records of their own",
    file: "electron/engine/ledger/ledger.ts",
    find: "await segment.value.append(record);",
    replace:
      "await segment.value.append(Buffer.concat(entries.map((entry) => sealRecord(place.key, { vault: place.vault, seq: entry.seq, prev: entry.prev }, [entry]).record)));",
    caughtBy: "order",
  },
  {
    name: "a removed file is not synced out of its folder",
    file: writing,
    find: "          return;\n        }\n        await disk.syncFolder(dirname(path));",
    replace: "          return;\n        }",
    caughtBy: "crash",
  },
];
