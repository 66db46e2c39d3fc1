// SPDX-License-Identifier: Apache-2.0
import type {
  FoundFile,
  FoundPackage,
  SignatureFinding,
} from "../../shared/domain/handedOver.ts";
import type { PackageFault } from "../../shared/domain/memberReasons.ts";
import type { RandomBytes } from "../inspector/archive/bytes.ts";
import { ArchiveFault } from "../inspector/archive/faults.ts";
import type { UnpackedFile } from "../inspector/archive/unpack.ts";
import { type Opened, type Opening, openPackage } from "./envelope.ts";

export interface Seen extends FoundFile {
  readonly isFolder: boolean;
}

export interface Package {
  readonly number: number;
  readonly name: string;
  readonly bytes: RandomBytes;
}

/** What was seen of all packages, and the small files that may be evidence. */
export interface Survey {
  readonly packages: FoundPackage[];
  readonly files: Seen[];
  readonly evidence: Map<number, Uint8Array>;
  readonly signatures: SignatureFinding[];
}

/** Visits every file of every package in order; `visit` reads the content, or leaves it. */
export async function eachFile(
  packages: readonly Package[],
  opening: Opening,
  visit: (
    file: UnpackedFile,
    at: { index: number; from: Package },
    opened: Opened,
  ) => Promise<void>,
  ended: (
    from: Package,
    opened: Opened,
    fault: PackageFault | null,
  ) => Promise<void>,
): Promise<void> {
  let index = 0;
  for (const from of packages) {
    const opened: Opened = { layers: [], signatures: [] };
    let fault: PackageFault | null = null;
    try {
      const files = openPackage(from.bytes, from.name, opening, opened);
      for await (const file of files) {
        await visit(file, { index, from }, opened);
        index += 1;
      }
    } catch (thrown) {
      if (!(thrown instanceof ArchiveFault)) throw thrown;
      ({ fault } = thrown);
    }
    await ended(from, opened, fault);
  }
}
