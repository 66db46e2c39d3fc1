// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { makeTar } from "../../support/makeTar.ts";
import { makeZip } from "../../support/makeZip.ts";

const content = Buffer.from("some words of a member that leads elsewhere");

/** Zeros in zeros: a thousand times what it seems. */
function bomb(): Buffer {
  const layer = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  return Buffer.from(makeZip([{ name: "zeros.gz", content: layer }]));
}

function made(escapedPath: string): Readonly<Record<string, Buffer>> {
  return {
    "links.tar": Buffer.from(
      makeTar([
        { name: "out", kind: "2", pax: { linkpath: ".." } },
        { name: "out/escaped-by-link", content },
        { name: "../../../escaped-by-steps", content },
        { name: escapedPath, content },
      ]),
    ),
    "bomb.zip": bomb(),
    // Turned round, it would end in another name.
    "report\u202efdp.md": Buffer.from(
      "# \u202eDEDDIH\u2069 \u0000\n\n[x](javascript:attacked=1) <svg onload=alert(1)>\n" +
        "%s%n${7*7}{{7*7}}';--\n\ufeff\ud83d\ude00 Z\u0351\u036b\u0343\n",
    ),
  };
}

/** A few hostile files in a folder, the same each time. `escapedPath` is where some of them would write. */
export function makeHostileFiles(
  folderDir: string,
  escapedPath: string,
): string[] {
  mkdirSync(folderDir);
  return Object.entries(made(escapedPath)).map(([name, bytes]) => {
    const path = join(folderDir, name);
    writeFileSync(path, bytes);
    return path;
  });
}
