// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  field,
  makeZip,
  type ZipShape,
  type ZipSpec,
} from "../../../test/support/makeZip.ts";
import { unpackAll } from "../../../test/support/unpacking.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const plain: ZipSpec = { name: "a.txt", content: text("alpha") };

it.each<[string, ZipSpec]>([
  ["deflated", plain],
  ["stored", { ...plain, stored: true }],
  ["with a descriptor", { ...plain, descriptor: true }],
  ["ZIP64", { ...plain, zip64: true }],
])("reads a member that is %s", async (_how, spec) => {
  const { files, fault } = await unpackAll(makeZip([spec]));
  expect(fault).toBeNull();
  expect(files).toEqual([
    { path: "a.txt", content: "alpha", refused: null, notes: [] },
  ]);
});

it("reads a ZIP64 directory and a comment", async () => {
  const zip = makeZip([plain], { zip64End: true, comment: text("by hand") });
  expect((await unpackAll(zip)).files[0]?.content).toBe("alpha");
});

it.each([1, 2] as const)("opens AE-%i with the passphrase", async (version) => {
  const spec = { ...plain, passphrase: "right", aesVersion: version };
  const zip = makeZip([spec]);
  const opened = await unpackAll(zip, "p.zip", {}, ["wrong", "right"]);
  expect(opened.files).toEqual([
    {
      path: "a.txt",
      content: "alpha",
      refused: null,
      notes: ["was-encrypted"],
    },
  ]);
  expect((await unpackAll(zip, "p.zip", {}, ["wrong"])).files[0]?.refused).toBe(
    "passphrase-wrong",
  );
  expect((await unpackAll(zip)).files[0]?.refused).toBe("encrypted");
});

it("refuses an encrypted member whose tag does not fit", async () => {
  const zip = makeZip([{ ...plain, stored: true, passphrase: "p" }]);
  // The first byte after header, name, extra field, salt and check bytes.
  const at = 30 + 5 + 11 + 16 + 2;
  zip[at] = zip[at]! ^ 1;
  const { files } = await unpackAll(zip, "p.zip", {}, ["p"]);
  expect(files[0]?.refused).toBe("checksum-wrong");
});

const b: ZipSpec = { name: "b.txt", content: text("beta") };

it.each<[string, string, ZipSpec]>([
  [
    "another local name",
    "headers-disagree",
    { ...plain, local: { name: "z.txt" } },
  ],
  ["another local size", "headers-disagree", { ...plain, local: { size: 4 } }],
  [
    "another local method",
    "headers-disagree",
    { ...plain, local: { method: 0 } },
  ],
  [
    "another local check sum",
    "headers-disagree",
    { ...plain, local: { crc: 1 } },
  ],
  [
    "an offset beyond the file",
    "headers-disagree",
    { ...plain, central: { offset: 9e6 } },
  ],
  [
    "a size that both headers lie about",
    "size-lies",
    { ...plain, central: { size: 3 }, local: { size: 3 } },
  ],
  [
    "a check sum that both headers lie about",
    "checksum-wrong",
    { ...plain, central: { crc: 3 }, local: { crc: 3 } },
  ],
  [
    "a descriptor that lies",
    "headers-disagree",
    { ...plain, descriptor: true, central: { size: 4 } },
  ],
  [
    "a stored size that lies",
    "size-lies",
    { ...plain, stored: true, central: { size: 3 }, local: { size: 3 } },
  ],
  ["a method that nobody knows", "method-unknown", { ...plain, method: 93 }],
  ["the old, weak encryption", "encryption-weak", { ...plain, flags: 1 }],
  ["a symbolic link", "link", { ...plain, mode: 0o120777 }],
  ["a FIFO", "device-node", { ...plain, mode: 0o010644 }],
  ["a link of another system", "link", { ...plain, mode: 0o120777, host: 16 }],
  [
    "a folder's mark of DOS",
    "headers-disagree",
    { ...plain, isDosFolder: true },
  ],
  [
    "a second name in UTF-8",
    "headers-disagree",
    { ...plain, extra: field(0x7075, text("\u0001....c.txt")) },
  ],
  [
    "damaged content",
    "content-damaged",
    { ...plain, stored: true, method: 8, content: text("no deflate at all") },
  ],
  ["nothing in it", "file-empty", { ...plain, content: text("") }],
])(
  "refuses a member with %s, and reads the other",
  async (_what, reason, spec) => {
    const { files } = await unpackAll(makeZip([spec, b]));
    expect(files.map(({ refused }) => refused)).toEqual([reason, null]);
  },
);

it("refuses two members of one name", async () => {
  const { files } = await unpackAll(makeZip([plain, plain, b]));
  expect(files.map(({ refused }) => refused)).toEqual([
    "twice-in-package",
    "twice-in-package",
    null,
  ]);
});

it("refuses members that share their bytes", async () => {
  const bomb = [plain, { ...plain, name: "a.txt", sameAs: 0 }, b];
  const { files } = await unpackAll(makeZip(bomb));
  expect(files.map(({ refused }) => refused)).toEqual([
    "overlaps",
    "overlaps",
    null,
  ]);
  const other = [plain, { ...plain, name: "c.txt", sameAs: 0, local: {} }, b];
  const kinds = (await unpackAll(makeZip(other))).files.map((f) => f.refused);
  // Its local header has the other's name; what is left claims the same bytes as no one.
  expect(kinds).toEqual([null, "headers-disagree", null]);
});

it.each<[string, string, ZipShape]>([
  ["bytes after the comment", "archive-surrounded", { after: text("more") }],
  [
    "bytes before the first member",
    "archive-surrounded",
    { before: text("PK\u0003\u0004 and more") },
  ],
  [
    "bytes before the directory",
    "archive-surrounded",
    { between: text("hidden") },
  ],
  ["fewer members than it says", "archive-lies-about-count", { count: 9 }],
  ["more members than it says", "archive-lies-about-count", { count: 0 }],
  [
    "a second end in its comment",
    "archive-several-directories",
    {
      comment: Buffer.concat([
        Buffer.from([0x50, 0x4b, 5, 6]),
        Buffer.alloc(18),
      ]),
    },
  ],
])("refuses a zip with %s", async (_what, fault, shape) => {
  const found = await unpackAll(makeZip([plain], shape));
  expect(found.fault).toBe(fault);
  expect(found.files).toEqual([]);
});

it("stops at the number of members before it reads them", async () => {
  const zip = makeZip([plain, b, { name: "c" }]);
  expect((await unpackAll(zip, "z", { members: 2 })).fault).toBe(
    "limit-members",
  );
});

it("refuses a member that is too dense, and goes on", async () => {
  const dense = { name: "bomb", content: new Uint8Array(16 << 20) };
  const { files } = await unpackAll(makeZip([dense, b]));
  expect(files.map(({ refused }) => refused)).toEqual(["limit-ratio", null]);
  const raised = await unpackAll(makeZip([dense, b]), "z", { ratio: 2000 });
  expect(raised.files[0]?.refused).toBeNull();
});

it("refuses what is too large by its header, and by what comes", async () => {
  const large = { name: "large", content: new Uint8Array(4096) };
  const { files } = await unpackAll(makeZip([large, b]), "z", {
    fileBytes: 100,
  });
  expect(files.map(({ refused }) => refused)).toEqual(["limit-file", null]);
});

it("stops at the bytes of all files together", async () => {
  const many = Array.from({ length: 9 }, (_, at) => ({
    name: `f${String(at)}`,
    content: new Uint8Array(1000).fill(at + 1),
  }));
  const { files, fault } = await unpackAll(makeZip(many), "z", {
    totalBytes: 3500,
  });
  expect(fault).toBe("limit-total");
  expect(files).toHaveLength(3);
});

it("leaves nested archives as files unless it is told to go deeper", async () => {
  const inner = makeZip([plain]);
  const outer = makeZip([{ name: "inner.zip", content: inner }, b]);
  expect((await unpackAll(outer)).files.map(({ path }) => path)).toEqual([
    "inner.zip",
    "b.txt",
  ]);
  const deep = await unpackAll(outer, "z", { depth: 2 });
  expect(deep.files.map(({ path }) => path)).toEqual([
    "inner.zip/a.txt",
    "b.txt",
  ]);
});

it("reads a stored archive within, whose end lies near its own", async () => {
  const inner = makeZip([plain]);
  const outer = makeZip([{ name: "inner.zip", content: inner, stored: true }]);
  const { files, fault } = await unpackAll(outer);
  expect(fault).toBeNull();
  expect(files.map(({ path, refused }) => [path, refused])).toEqual([
    ["inner.zip", null],
  ]);
});

it("takes what begins as something else for that, and nothing of it apart", async () => {
  const polyglot = makeZip([plain], { before: text("%PDF-1.7\n") });
  const { files } = await unpackAll(polyglot, "report.pdf");
  expect(files.map(({ path, refused }) => [path, refused])).toEqual([
    ["report.pdf", null],
  ]);
});

it("does not unpack without end an archive that holds itself", async () => {
  // Every level holds one more, down to the one that holds nothing.
  let quine = makeZip([plain]);
  for (let level = 0; level < 12; level++)
    quine = makeZip([{ name: "r.zip", content: quine }]);
  const { files } = await unpackAll(quine, "r.zip", { depth: 8 });
  expect(files.map(({ path }) => path)).toEqual([
    Array.from({ length: 8 }, () => "r.zip").join("/"),
  ]);
});
