// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeTar, type TarSpec } from "../../../test/support/makeTar.ts";
import { haveTools } from "../../../test/support/tools.ts";
import { unpackAll } from "../../../test/support/unpacking.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const plain: TarSpec = { name: "a.txt", content: text("alpha") };
const b: TarSpec = { name: "b.txt", content: text("beta") };
const longName = `${"long/".repeat(40)}name.txt`;

it.each<[string, TarSpec, string]>([
  ["ustar", plain, "a.txt"],
  ["pax", { ...plain, pax: { path: longName } }, longName],
  ["GNU", { ...plain, gnuName: longName }, longName],
  ["a leading ./", { ...plain, name: "./a.txt" }, "a.txt"],
])("reads a member of %s", async (_format, spec, path) => {
  const { files, fault } = await unpackAll(makeTar([spec, b]));
  expect(fault).toBeNull();
  expect(files.map((file) => [file.path, file.content])).toEqual([
    [path, "alpha"],
    ["b.txt", "beta"],
  ]);
});

it.each<[string, string, TarSpec]>([
  ["a symbolic link", "link", { name: "l", kind: "2" }],
  ["a hard link", "hard-link", { name: "l", kind: "1" }],
  ["a character device", "device-node", { name: "l", kind: "3" }],
  ["a block device", "device-node", { name: "l", kind: "4" }],
  ["a FIFO", "device-node", { name: "l", kind: "6" }],
  ["a sparse file", "sparse-or-special", { ...plain, kind: "S" }],
  [
    "a sparse file of pax",
    "sparse-or-special",
    { ...plain, pax: { "GNU.sparse.major": "1" } },
  ],
  [
    "a file below a link",
    "name-traversal",
    { ...plain, name: "l/../../etc/x" },
  ],
  ["nothing in it", "file-empty", { name: "empty" }],
])("refuses %s, and reads the other", async (_what, reason, spec) => {
  const { files } = await unpackAll(makeTar([spec, b]));
  expect(files.map(({ refused }) => refused)).toEqual([reason, null]);
});

it("does not follow a link that the same package made", async () => {
  const twoSteps = makeTar([
    { name: "out", kind: "2" },
    { name: "out/evil.txt", content: text("x") },
  ]);
  const { files } = await unpackAll(twoSteps);
  expect(files.map(({ refused }) => refused)).toEqual(["link", null]);
});

it.each<[string, string, Uint8Array]>([
  [
    "a wrong check sum further on",
    "archive-damaged",
    makeTar([plain, { ...b, badChecksum: true }]),
  ],
  [
    "a size beyond its end",
    "archive-cut-short",
    makeTar([plain, { ...b, size: 1 << 20 }]),
  ],
  [
    "an archive behind its end",
    "archive-surrounded",
    makeTar([plain], makeTar([b])),
  ],
  [
    "an extended header of a GiB",
    "archive-damaged",
    makeTar([plain, { name: "x", kind: "x", size: 1 << 30 }]),
  ],
  [
    "one key twice",
    "archive-damaged",
    makeTar([
      plain,
      { name: "x", kind: "x", content: text("10 path=a\n10 path=b\n") },
    ]),
  ],
  [
    "a global path",
    "archive-damaged",
    makeTar([plain, { name: "x", kind: "g", content: text("10 path=a\n") }]),
  ],
])("reads up to %s, and says so", async (_what, fault, tar) => {
  const found = await unpackAll(tar);
  expect(found.fault).toBe(fault);
  expect(found.files.map(({ path }) => path)).toEqual(["a.txt"]);
});

it("reads a tar.gz, and one compressed file by the name without its ending", async () => {
  const tar = gzipSync(makeTar([plain, b]));
  expect((await unpackAll(tar, "p.tar.gz")).files).toHaveLength(2);
  const single = await unpackAll(gzipSync("words"), "report.md.gz");
  expect(single.files).toEqual([
    { path: "report.md", content: "words", refused: null, notes: [] },
  ]);
});

it.each([
  ["cut", (whole: Buffer) => whole.subarray(0, -9)],
  [
    "damaged",
    (whole: Buffer) =>
      Buffer.concat([
        whole.subarray(0, 20),
        Buffer.alloc(9),
        whole.subarray(29),
      ]),
  ],
  [
    "followed by something",
    (whole: Buffer) => Buffer.concat([whole, Buffer.from("more")]),
  ],
])("says that a gzip stream is %s", async (_what, change) => {
  const content = Uint8Array.from(
    { length: 9000 },
    (_, at) => (at * 7919) % 251,
  );
  const whole = gzipSync(makeTar([{ ...plain, content }]));
  const { fault } = await unpackAll(change(whole), "p.tar.gz");
  expect([
    "compression-damaged",
    "archive-cut-short",
    "archive-damaged",
  ]).toContain(fault);
});

it("stops at a stream that is too dense", async () => {
  const bomb = gzipSync(
    makeTar([{ name: "zeros", content: new Uint8Array(32 << 20) }]),
  );
  expect((await unpackAll(bomb, "b.tgz")).fault).toBe("limit-ratio");
});

describe.runIf(haveTools("tar", "xz", "zstd"))(
  "archives of stock tools",
  () => {
    const tar = makeTar([plain, b]);
    it.each([
      ["xz", ["-c"]],
      ["xz", ["-c", "--check=crc32", "-9"]],
      ["zstd", ["-c"]],
      ["zstd", ["-c", "-19", "--ultra"]],
    ])("reads a tar by %s %j", async (tool, args) => {
      const packed = spawnSync(tool, args, { input: tar }).stdout;
      const { files, fault } = await unpackAll(packed, `p.tar.${tool}`);
      expect(fault).toBeNull();
      expect(files.map(({ content }) => content)).toEqual(["alpha", "beta"]);
    });
    it("says of an xz stream with a check sum of another kind that it is not known", async () => {
      const args = ["-c", "--check=sha256"];
      const packed = spawnSync("xz", args, { input: tar }).stdout;
      const { files, fault } = await unpackAll(packed, "p.tar.xz");
      expect({ files, fault }).toEqual({
        files: [],
        fault: "compression-unknown",
      });
    });
    it.each(["xz", "zstd"])("says that a stream of %s is cut", async (tool) => {
      const random = Uint8Array.from(
        { length: 300_000 },
        (_, at) => (at * at * 31) % 253,
      );
      const packed = spawnSync(tool, ["-c"], { input: random }).stdout;
      const cut = packed.subarray(0, packed.length - 40);
      const { files, fault } = await unpackAll(cut, `r.bin.${tool}`);
      expect(files.length === 0 ? fault : null).toBe("compression-damaged");
    });
    it("refuses a zstd stream that wants more memory than zstd itself gives", async () => {
      const packed = spawnSync("zstd", ["-c", "--ultra", "--long=31"], {
        input: Buffer.alloc(1000, "x"),
      }).stdout;
      const header = Buffer.from(packed);
      // A window of 2 GiB, where the content's size was said before.
      header[4] = 0;
      header[5] = 21 << 3;
      const { fault } = await unpackAll(header, "r.zst");
      expect(["compression-memory", "compression-damaged"]).toContain(fault);
    });
  },
);
