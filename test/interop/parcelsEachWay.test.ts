// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAge } from "../../electron/crypto/age/open.ts";
import { writeParcel } from "../../electron/engine/exchange/parcel.ts";
import { readTar } from "../../electron/engine/exchange/tarReader.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { Instant } from "../../shared/ids.ts";
import { ageKinds, type AgePair, run } from "../support/agePairs.ts";
import { collect, inPieces } from "../support/byteStreams.ts";
import { createDice, type Dice } from "../support/dice.ts";
import { drawPath, drawStatementText } from "../support/randomStatements.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

/*
 * Parcels with names, sizes and recipients that a seed decides: ours opened by stock age and tar, theirs by
 * us.
 */

const count = 50;
const seed = 20261126;
const secondsInAll = 120;
const largestFile = 200_000;

function drawFiles(dice: Dice): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let index = 0; index <= dice.number(6); index += 1) {
    const folder = "deep/".repeat(dice.number(30));
    const bytes = Buffer.alloc(dice.number(largestFile), `${String(index)} `);
    files.set(`${folder}${drawPath(dice, index)}`, bytes);
  }
  return files;
}

/** Every file below a folder by its path. */
function filesIn(dir: string, below = ""): [string, Buffer][] {
  return readdirSync(join(dir, below)).flatMap((name) => {
    const path = below === "" ? name : `${below}/${name}`;
    return statSync(join(dir, path)).isDirectory()
      ? filesIn(dir, path)
      : [[path, readFileSync(join(dir, path))] as [string, Buffer]];
  });
}

describe.skipIf(!haveTools("age", "age-keygen", "ssh-keygen", "tar"))(
  "fifty parcels",
  () => {
    const dir = mkdtempSync(join(tmpdir(), "interop-parcels-"));
    let pairs: readonly AgePair[] = [];
    beforeAll(() => {
      pairs = ageKinds.map(([, make]) => make(dir));
    });
    afterAll(() => {
      rmSync(dir, { recursive: true });
    });

    /** To whom the parcel goes, and one of them who opens it. */
    const drawReaders = (dice: Dice, index: number) => {
      const reader = pairs[index % pairs.length];
      if (reader === undefined) throw new Error("no key");
      const others = pairs.filter(
        (pair) => pair !== reader && dice.number(2) === 0,
      );
      return { reader, all: [...others, reader] };
    };

    it(
      "of ours are opened by stock age and tar, with every byte in its place",
      async () => {
        for (let index = 0; index < count; index += 1) {
          const dice = createDice(seed + index);
          const files = drawFiles(dice);
          const { text } = drawStatementText(dice);
          const { reader, all } = drawReaders(dice, index);
          const parcelPath = join(dir, `${String(index)}.tar.age`);
          requireOk(
            await writeParcel({
              storage: createStorage(),
              parcelPath,
              recipients: all.map(({ recipient }) => recipient),
              issued: Instant.parse("2026-11-20T10:00:00Z"),
              statementText: text,
              charterText: "the charter\n",
              requesterSignature: "a signature\n",
              declineText: "a decline\n",
              signatures: [{ person: "ada" as never, armour: "armour\n" }],
              charters: [],
              tree: [...files].map(([path, bytes]) => ({
                path,
                size: bytes.length,
                content: inPieces(bytes, 4096),
              })),
              judged: [{ name: "findings.txt", text: "findings\n" }],
            }),
          );
          const archive = run("age", [
            ...["-d", "-i", reader.identityPath, parcelPath],
          ]);
          const out = join(dir, `out-${String(index)}`);
          mkdirSync(out);
          execFileSync("tar", ["-xf", "-", "-C", out], { input: archive });
          const found = new Map(filesIn(out));
          for (const [path, bytes] of files)
            expect(found.get(`tree/${path}`)?.equals(bytes)).toBe(true);
          expect(found.get("statement.txt")?.toString()).toBe(text);
          expect([...found.keys()].filter(isInTree)).toHaveLength(files.size);
          rmSync(out, { recursive: true });
        }
      },
      secondsInAll * 1000,
    );

    it(
      "of stock age and tar are opened here, with every byte in its place",
      async () => {
        for (let index = 0; index < count; index += 1) {
          const dice = createDice(seed - 1 - index);
          const files = drawFiles(dice);
          const { reader, all } = drawReaders(dice, index);
          const from = join(dir, `in-${String(index)}`);
          for (const [path, bytes] of files) {
            mkdirSync(dirname(join(from, path)), { recursive: true });
            writeFileSync(join(from, path), bytes);
          }
          // Of the older format, which holds no long names, only what it can hold.
          const isOld = isShort(files) && dice.number(2) === 0;
          const archive = run("tar", [
            `--format=${isOld ? "ustar" : "posix"}`,
            ...["-cf", "-", "-C", from, "."],
          ]);
          const to = all.flatMap(({ recipientText }) => ["-r", recipientText]);
          const sealed = run("age", to, archive);
          const opened = openAge([reader.identity], inPieces(sealed, 65_000));
          const found = new Map<string, Buffer>();
          for await (const { name, content } of readTar(opened, "long"))
            if (!name.endsWith("/")) found.set(name, await collect(content()));
          expect([...found.keys()].sort()).toEqual([...files.keys()].sort());
          for (const [path, bytes] of files)
            expect(found.get(path)?.equals(bytes)).toBe(true);
        }
      },
      secondsInAll * 1000,
    );
  },
);

function isInTree(path: string): boolean {
  return path.startsWith("tree/");
}

function isShort(files: ReadonlyMap<string, Uint8Array>): boolean {
  return [...files.keys()].every((path) => Buffer.byteLength(path) < 90);
}
