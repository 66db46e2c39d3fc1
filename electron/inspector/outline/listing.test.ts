// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Listing, outlineLimits } from "../../../shared/domain/outline.ts";
import { makeTar } from "../../../test/support/makeTar.ts";
import { makeZip } from "../../../test/support/makeZip.ts";
import { createBudget } from "../archive/limits.ts";
import { listArchive } from "./listing.ts";

const content = Buffer.from("words");

async function list(name: string, bytes: Uint8Array): Promise<Listing> {
  return Listing.parse(await listArchive(name, bytes));
}

describe("a list of what is in an archive", () => {
  it("has the names and sizes of a zip's members, packed and not, and what is encrypted", async () => {
    const zip = makeZip([
      { name: "a/" },
      { name: "a/plan.txt", content: Buffer.alloc(5000, 32) },
      { name: "secret.txt", content, passphrase: "p" },
      { name: "inner.zip", content: makeZip([{ name: "x", content }]) },
    ]);
    const { packing, members, stopped } = await list("a.zip", zip);
    expect([packing, stopped]).toEqual(["zip", null]);
    expect(members.map(({ path }) => path)).toEqual([
      ...["a", "a/plan.txt", "secret.txt", "inner.zip"],
    ]);
    const [folder, plan, secret] = members;
    expect(folder).toMatchObject({ isFolder: true, changed: null });
    expect(plan?.size).toBe(5000);
    expect(plan?.packedSize).toBeLessThan(100);
    expect(secret?.isEncrypted).toBe(true);
    expect(members.filter(({ isEncrypted }) => isEncrypted)).toHaveLength(1);
  });

  it("has the times, links and long names of a tar", async () => {
    const tar = makeTar([
      { name: "a.txt", content, pax: { mtime: "1928345400.5" } },
      { name: "l", kind: "2", pax: { linkpath: "../../etc/passwd" } },
      { name: "p", kind: "6" },
      { name: "short", content, gnuName: "long/".repeat(40) + "name" },
    ]);
    const { packing, members } = await list("a.tar", tar);
    expect(packing).toBe("tar");
    expect(members).toMatchObject([
      { path: "a.txt", changed: "2031-02-08 19:30", size: 5, refused: null },
      { path: "l", changed: null, target: "../../etc/passwd", refused: "link" },
      { path: "p", refused: "device-node" },
      { path: "long/".repeat(40) + "name" },
    ]);
  });

  it("says what is wrong with names, alone and beside each other", async () => {
    const zip = makeZip([
      { name: "report\u202efdp.exe", content },
      { name: "../up", content },
      { name: "Same", content },
      { name: "same", content },
    ]);
    const { members } = await list("a.zip", zip);
    expect(members.map(({ refused }) => refused)).toEqual([
      ...["name-bidi", "name-traversal", "collides-case", "collides-case"],
    ]);
  });

  it("looks into what is packed as a whole, and names one packed file", async () => {
    const tar = makeTar([{ name: "a.txt", content }]);
    const packed = await list("a.tgz", gzipSync(tar));
    expect(packed).toMatchObject({
      packing: "tar.gz",
      members: [{ path: "a.txt", size: 5 }],
    });
    const one = await list("notes.txt.gz", gzipSync(Buffer.alloc(9000)));
    expect(one).toMatchObject({
      packing: "gz",
      members: [{ path: "notes.txt", size: 9000 }],
    });
  });

  it("lists what came before damage, and says that there was some", async () => {
    const tar = makeTar([
      { name: "a.txt", content },
      { name: "b.txt", content, badChecksum: true },
    ]);
    const { members, stopped } = await list("a.tar", tar);
    expect(members.map(({ path }) => path)).toEqual(["a.txt"]);
    expect(stopped).toBe("archive-damaged");
    const cutShort = gzipSync(tar).subarray(0, 60);
    expect((await list("a.tar.gz", cutShort)).stopped).toBe(
      "compression-damaged",
    );
  });

  it("stops at the number of members, and at what unpacks without end", async () => {
    const limits = {
      ...{ members: 2, fileBytes: 1e6, totalBytes: 1e6, ratio: 100, depth: 1 },
      ...{ seconds: 10, memoryBytes: 1e6 },
    };
    const three = makeTar(["a", "b", "c"].map((name) => ({ name, content })));
    const cut = await listArchive("a.tar", three, createBudget(limits));
    expect(cut?.members).toHaveLength(2);
    expect(cut?.stopped).toBe("limit-members");
    const bomb = gzipSync(Buffer.alloc(3e6));
    const met = await listArchive("a.gz", bomb, createBudget(limits));
    expect(met?.stopped).toBe("limit-total");
    expect(met?.members).toMatchObject([{ path: "a", size: null }]);
  });

  it("cuts a name that is longer than any page shows", async () => {
    const name = "n".repeat(60_000);
    const { members } = await list("a.zip", makeZip([{ name, content }]));
    expect(members[0]?.path).toHaveLength(outlineLimits.nameLetters);
    expect(members[0]?.refused).toBe("path-too-long");
  });

  it("is null for what holds no files", async () => {
    expect(await listArchive("a.txt", Buffer.from("words"))).toBeNull();
    expect(await listArchive("a.txt", Buffer.alloc(0))).toBeNull();
  });
});
