// SPDX-License-Identifier: Apache-2.0
import {
  type UnpackLimits,
  usualLimits,
} from "../../shared/domain/unpackLimits.ts";
import { bytesInMemory } from "../../electron/inspector/archive/bytes.ts";
import {
  ArchiveFault,
  MemberFault,
} from "../../electron/inspector/archive/faults.ts";
import { createBudget } from "../../electron/inspector/archive/limits.ts";
import { findCollisions } from "../../electron/inspector/archive/memberName.ts";
import { unpack } from "../../electron/inspector/archive/unpack.ts";

export interface Outcome {
  readonly path: string;
  /** Null where it is refused. */
  readonly content: string | null;
  readonly refused: string | null;
  readonly notes: readonly string[];
}

export interface Unpacked {
  readonly files: Outcome[];
  /** Why the package could not be read further. */
  readonly fault: string | null;
}

/** What becomes of a package's files, as intake reads it. Anything but a typed fault is thrown on. */
export async function unpackAll(
  bytes: Uint8Array,
  name = "package",
  limits: Partial<UnpackLimits> = {},
  passphrases: readonly string[] = [],
): Promise<Unpacked> {
  const budget = createBudget({ ...usualLimits, ...limits });
  const found: (Outcome & { isFolder: boolean })[] = [];
  let fault: string | null = null;
  try {
    const options = { budget, passphrases };
    for await (const file of unpack(bytesInMemory(bytes), name, options)) {
      let content: string | null = "";
      let refused: string | null = file.refused;
      try {
        const decoder = new TextDecoder("latin1");
        for await (const piece of file.content())
          if (content.length < 4096)
            content += decoder.decode(piece.subarray(0, 4096));
      } catch (thrown) {
        if (!(thrown instanceof MemberFault)) throw thrown;
        refused = thrown.reason;
      }
      if (refused !== null) content = null;
      const { path, isFolder, notes } = file;
      found.push({ path, isFolder, content, refused, notes });
    }
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    ({ fault } = thrown);
  }
  for (const [at, reason] of findCollisions(found)) {
    const { path, notes, refused } = found[at]!;
    if (refused !== null) continue;
    found[at] = {
      path,
      notes,
      isFolder: false,
      content: null,
      refused: reason,
    };
  }
  const files = found
    .filter(({ isFolder, refused }) => !isFolder || refused !== null)
    .map(({ isFolder: _isFolder, ...file }) => file);
  return { files, fault };
}
