// SPDX-License-Identifier: Apache-2.0
import { makeZip } from "../makeZip.ts";

/** A zip archive whose members are not packed. */
export function zipOf(
  members: Readonly<Record<string, string | Uint8Array>>,
): Buffer {
  const specs = Object.entries(members).map(([name, content]) => ({
    ...{ name, content: Buffer.from(content), stored: true },
  }));
  return Buffer.from(makeZip(specs));
}
