// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { createDice } from "../../support/dice.ts";
import { everyLeak } from "../../support/leaks/everyLeak.ts";
import { makeTar } from "../../support/makeTar.ts";
import { makeZip } from "../../support/makeZip.ts";
import { mutated } from "../../support/mutated.ts";

const seed = 20_310_902;
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

/** A few hostile files, since each costs every test run seconds; the same each time, in a folder. `escapedPath` is where some of them would write. */
export async function makeHostileFiles(
  folderDir: string,
  escapedPath: string,
): Promise<string[]> {
  mkdirSync(folderDir);
  const files = made(escapedPath);
  for (const [name, bytes] of Object.entries(files))
    writeFileSync(join(folderDir, name), bytes);
  const names = Object.keys(files);
  const sample = everyLeak.find(({ file }) => extname(file) === ".pdf");
  if (sample === undefined) throw new Error("no sample of a PDF");
  const broken = mutated(await sample.make(), createDice(seed));
  writeFileSync(join(folderDir, "broken.pdf"), broken);
  names.push("broken.pdf");
  return names.map((name) => join(folderDir, name));
}
