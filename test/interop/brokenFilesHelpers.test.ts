// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import {
  encodeIdentity,
  generateIdentity,
} from "../../electron/crypto/age/identity.ts";
import { sealAgeBytes } from "../../electron/crypto/age/seal.ts";
import { openComparison } from "../../electron/engine/comparison/openComparison.ts";
import type { StartHelper } from "../../electron/engine/helpers/helperProcess.ts";
import { withForeignFile } from "../../electron/engine/inbox/openForeign.ts";
import { cleanFile } from "../../electron/engine/inspection/cleanFile.ts";
import { runUnwrapper } from "../../electron/engine/intake/unwrapperRun.ts";
import { askOutline } from "../../electron/engine/preview/askOutline.ts";
import type { Helper } from "../../electron/helper/helpers.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { usualLimits } from "../../shared/domain/unpackLimits.ts";
import { Failed } from "../../shared/failure.ts";
import { inPieces } from "../support/byteStreams.ts";
import { builtCli } from "../support/commandLine.ts";
import { createDice } from "../support/dice.ts";
import { exif, gps } from "../support/leaks/fileLeaks.ts";
import { leakyPdf } from "../support/leaks/leakyPdf.ts";
import { paragraph, run, wordFile } from "../support/madeOffice.ts";
import { makeTar } from "../support/makeTar.ts";
import { makeZip } from "../support/makeZip.ts";
import { mutated } from "../support/mutated.ts";
import { jpegWith, realPicture } from "../support/realPicture.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { isEscape, tracedHelper } from "../support/tracedHelper.ts";
import { requireOk } from "../support/unwrap.ts";

const seed = 20_310_611;
const never = new AbortController().signal;
const content = Buffer.from("some words of a member");
const zip = makeZip([{ name: "a/notes.txt", content }]);
const tar = Buffer.from(makeTar([{ name: "notes.txt", content }]));
const word = wordFile(paragraph(run("Severity: high")));

/** What a file is made of, and the name that it comes with. */
type Made = readonly [name: string, bytes: Buffer];

const packed: readonly Made[] = [
  ["a.zip", Buffer.from(zip)],
  ["a.tar", tar],
  ["a.tar.gz", gzipSync(tar)],
  ["a.docx", Buffer.from(word)],
];
const looked: readonly Made[] = [
  ["a.pdf", leakyPdf()],
  ["a.jpg", jpegWith([exif(gps)])],
  ["a.png", realPicture("png")],
  ["a.webp", realPicture("webp")],
];

function broken([name, bytes]: Made, also = 0): Made {
  return [name, mutated(bytes, createDice(seed + name.length + also))];
}

function fileOf([name, bytes]: Made) {
  return { name, size: bytes.length, content: inPieces(bytes, 10_000) };
}

/** Each is given a start of its own, and what it comes to is asserted here. */
type Deed = (start: StartHelper) => Promise<void>;
type Case = readonly [which: Helper, what: string, deed: Deed];

const cleaning: readonly Case[] = looked.map((made) => [
  ...(["cleaner", made[0]] as const),
  async (start) => {
    const file = fileOf(broken(made));
    const by = () => start("cleaner");
    const done = await cleanFile(by, file, null, never, () => undefined);
    if (!done.ok) expect(done.error.code).toMatch(/^clean-copy-(?:ref|diff)/);
  },
]);

const outlining: readonly Case[] = packed.map((made) => [
  ...(["outliner", made[0]] as const),
  async (start) => {
    const file = fileOf(broken(made));
    const found = await askOutline(() => start("outliner"), file, never);
    expect(requireOk(found)).not.toBe("unread");
  },
]);

const comparing: readonly Case[] = [...packed, ...looked.slice(0, 1)].map(
  (made) => [
    ...(["comparer", made[0]] as const),
    async (start) => {
      const two = [fileOf(broken(made)), fileOf(broken(made, 1))] as const;
      const both = await openComparison(() => start("comparer"), two, never);
      expect(both.found.outcome).not.toMatchObject({ why: "stopped" });
      both.end();
    },
  ],
);

const armored = `-----BEGIN PGP MESSAGE-----\n\n${content.toString("base64")}\n=AAAA\n-----END PGP MESSAGE-----\n`;
const sums = `${"0".repeat(64)}  notes.txt\n`;
const signature = `untrusted comment: signature\n${"A".repeat(99)}\n`;

/** All at once, as a vendor who means harm would send them. */
const handedOver: readonly Made[] = [
  ...packed.map((made) => broken(made)),
  ["notes.txt", content],
  ["notes.txt.minisig", Buffer.from(signature)],
  ["notes.txt.sig", Buffer.from(armored.replaceAll("MESSAGE", "SIGNATURE"))],
  ["SHA256SUMS", Buffer.from(sums)],
  ["b.pgp", Buffer.from(armored)],
  ["b.gpg", Buffer.from([0xc1, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3])],
  broken(["c.age", Buffer.from(sealedFor(generateIdentity()))]),
];

function sealedFor(identity: ReturnType<typeof generateIdentity>) {
  return sealAgeBytes([identity], Uint8Array.from(tar)).file;
}

const unwrapping: Case = [
  "unwrapper",
  "all of a hand-over",
  async (start) => {
    const dir = tempFolder();
    const files = handedOver.map(([name, bytes]) => {
      writeFileSync(join(dir, name), bytes);
      return { name, path: join(dir, name), size: bytes.length };
    });
    const heard: string[] = [];
    const done = await runUnwrapper({
      storage: createStorage(),
      start,
      job: {
        packages: files.map(({ name, size }) => ({ name, size })),
        ...{ keyFiles: [], pinned: [], wanted: null },
        passphrases: ["an invented passphrase"],
        limits: usualLimits,
      },
      ...{ files, signal: never, seen: () => undefined },
      hear: ({ kind }) => void heard.push(kind),
    });
    requireOk(done);
    expect(heard.filter((kind) => kind === "package")).toHaveLength(
      files.length,
    );
  },
];

const opening: readonly Case[] = [0, 1, 2].map((also) => [
  "opener",
  `a parcel, broken for the ${String(also + 1)}. time`,
  async (start) => {
    const dir = tempFolder();
    const identity = generateIdentity();
    const made = broken(["parcel", Buffer.from(sealedFor(identity))], also);
    const [keyPath, parcelPath] = [join(dir, "key"), join(dir, "parcel")];
    writeFileSync(keyPath, `${encodeIdentity(identity)}\n`);
    writeFileSync(parcelPath, made[1]);
    const paths = { keyPath, parcelPath, passphrase: null };
    const read = withForeignFile(start, paths, async (file) => {
      for await (const member of file.members())
        expect(member.name).not.toBe("");
    });
    const thrown = await read.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(thrown).toBeInstanceOf(Failed);
    expect((thrown as Failed).failure.code).toMatch(/^request-/);
    // Of a process that ended, nothing else would be known.
    expect(JSON.stringify(thrown)).not.toContain("could not be opened");
  },
]);

describe.skipIf(!haveTools("strace"))(
  "a broken file, in any process that reads one",
  () => {
    let builtDir: string;
    beforeAll(() => {
      builtDir = dirname(builtCli());
    });

    it.each([...cleaning, ...outlining, ...comparing, unwrapping, ...opening])(
      "comes to an answer, no socket, no file and no other process: %s, %s",
      { timeout: 300_000 },
      async (which, _, deed) => {
        const { start, calls } = tracedHelper(join(builtDir, `${which}.js`));
        await deed(start);
        const seen = await calls();
        expect(seen.length).toBeGreaterThan(10);
        expect(seen.filter(isEscape)).toEqual([]);
      },
    );

    it("would be seen to open a socket, to write, and to start a program", async () => {
      const dir = tempFolder();
      const scriptPath = join(dir, "escapes.mjs");
      const writtenPath = JSON.stringify(join(dir, "written"));
      writeFileSync(
        scriptPath,
        `import { createSocket } from "node:dgram";
         import { execFileSync } from "node:child_process";
         import { writeFileSync } from "node:fs";
         createSocket("udp4").bind(0, () => process.exit());
         writeFileSync(${writtenPath}, "");
         execFileSync("true");`,
      );
      const seen = (await tracedHelper(scriptPath).calls()).filter(isEscape);
      for (const call of [/^socket\(AF_INET/, /"[^"]*written"/, /^execve\(/])
        expect(seen).toContainEqual(expect.stringMatching(call));
    });
  },
);
