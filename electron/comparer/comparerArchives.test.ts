// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  changes,
  compared,
  textOf,
  whyOf,
} from "../../test/support/compared.ts";
import { tarInXz, tarInZstd } from "../../test/support/leaks/fileLeaks.ts";
import { zipOf } from "../../test/support/leaks/zip.ts";
import { shape, slideFile } from "../../test/support/madeOffice.ts";
import { makeTar } from "../../test/support/makeTar.ts";
import { makeZip } from "../../test/support/makeZip.ts";

describe("slides", () => {
  const slides = (...texts: readonly string[]) =>
    zipOf({
      "[Content_Types].xml": "<Types/>",
      "ppt/presentation.xml": "<p:presentation/>",
      ...Object.fromEntries(
        texts.flatMap((text, at) => [
          [`ppt/slides/slide${at + 1}.xml`, `<p:sld>${shape(text)}</p:sld>`],
          [
            `ppt/notesSlides/notesSlide${at + 1}.xml`,
            `<p:notes>${shape(`say ${text}`)}</p:notes>`,
          ],
        ]),
      ),
    });

  it("are compared by what stands on them and in their notes, in their order", async () => {
    const many = Array.from({ length: 11 }, (_, at) => `Finding ${at + 1}`);
    const changed = many.with(9, "Finding 10, closed");
    const { found, rows } = await compared(
      ["a.pptx", slides(...many)],
      ["b.pptx", slides(...changed)],
    );
    expect(found.before.type).toBe("pptx");
    expect(found.outcome).toMatchObject({ removed: 2, added: 2 });
    const { lines } = await rows();
    const differing = lines.filter(({ kind }) => kind === "changed");
    expect(differing.map((row) => textOf(row, "after"))).toEqual([
      ...["Finding 10, closed", "say Finding 10, closed"],
    ]);
    expect(differing.map(({ before }) => before?.section)).toEqual([
      expect.stringMatching(/slides\/slide10\.xml$/),
      expect.stringMatching(/notesSlides\/notesSlide10\.xml$/),
    ]);
    // `slide2` comes before `slide10`, so that no slide seems to have moved.
    const whole = (await rows(false)).lines.map((row) => textOf(row, "before"));
    expect(whole.slice(0, 3)).toEqual(many.slice(0, 3));
  });

  it("say which part of them is damaged", async () => {
    const cut = zipOf({
      "[Content_Types].xml": "<Types/>",
      "ppt/presentation.xml": "<p/>",
      "ppt/slides/slide1.xml": "<p:sld><a:p><a:t>One</a:t></a:p><a:",
    });
    const { found } = await compared(
      ["a.pptx", cut],
      ["b.pptx", slides("One")],
    );
    expect(found.before.notSeen).toEqual([
      { reason: "damaged", what: "ppt/slides/slide1.xml" },
    ]);
  });
});

it("a document of more parts than the limit says so", async () => {
  const many = slideFile(
    Array.from({ length: 2001 }, (_, at) => ({ shapes: shape(`${at}`) })),
  );
  const { found } = await compared(
    ["a.pptx", many],
    ["b.pptx", slideFile([{ shapes: shape("0") }])],
  );
  expect(found.before).toMatchObject({
    lines: 2000,
    notSeen: [{ reason: "limit-reached", what: "parts after 2000" }],
  });
});

describe("archives", () => {
  it("are compared however they are packed", async () => {
    const [xz, zstd] = [tarInXz, tarInZstd].map((text) =>
      Buffer.from(text, "base64"),
    );
    const notes = makeTar([
      { name: "notes.txt", content: new TextEncoder().encode("other") },
    ]);
    for (const [name, bytes, type] of [
      ["a.tar.xz", xz, "xz"],
      ["a.tar.zst", zstd, "zstd"],
    ] as const) {
      const { found, rows } = await compared(
        [name, bytes ?? ""],
        ["b.tar", notes],
      );
      expect(found.before).toMatchObject({ type, entries: 1, notSeen: [] });
      expect(changes((await rows()).entries)).toEqual([
        "changed notes.txt notes.txt",
      ]);
    }
    const both = await compared(
      ["a.tar.xz", xz ?? ""],
      ["b.tar.zst", zstd ?? ""],
    );
    expect(both.found.outcome).toMatchObject({ counts: { same: 1 } });
  });

  it("are compared no deeper than one, in no more files and by no longer names than the limit", async () => {
    const inner = (word: string) => zipOf({ "x.md": word });
    const { rows } = await compared(
      ["a.zip", zipOf({ "in.zip": inner("one") })],
      ["b.zip", zipOf({ "in.zip": inner("two") })],
    );
    expect(changes((await rows()).entries)).toEqual(["changed in.zip in.zip"]);
    const names = Array.from({ length: 20_001 }, (_, at) => `f${at}`);
    const many = zipOf(Object.fromEntries(names.map((name) => [name, ""])));
    const cut = await compared(["a.zip", many], ["b.zip", zipOf({ f0: "" })]);
    expect(cut.found.before.notSeen).toMatchObject([
      { reason: "limit-reached" },
    ]);
    const content = new TextEncoder().encode("one");
    const name = "n".repeat(9000);
    const long = makeTar([{ name: "n", content, pax: { path: name } }]);
    const shown = await compared(["a.tar", long], ["b.zip", zipOf({})]);
    const [row] = (await shown.rows()).entries;
    expect(row?.before?.path.length).toBeLessThanOrEqual(4000);
  });

  it("of which nothing can be read are not said to be empty", async () => {
    const { found } = await compared(
      ["a.tar.xz", Buffer.from(tarInXz, "base64").subarray(0, 40)],
      ["b.tar", makeTar([])],
    );
    expect(whyOf(found)).toBe("unreadable");
  });

  it("show no empty file as moved, since nobody knows which went where", async () => {
    const { rows } = await compared(
      ["a.zip", zipOf({ "a.md": "one", ".keep": "" })],
      ["b.zip", zipOf({ "b.md": "one", "b/.keep": "" })],
    );
    expect(changes((await rows()).entries)).toEqual([
      ...["removed .keep -", "moved a.md b.md", "added - b/.keep"],
    ]);
  });

  it("are compared entry by entry; what went elsewhere has moved", async () => {
    const before = zipOf({ "a.md": "one", "b.md": "two", "d.md": "four" });
    const after = makeTar(
      [
        ["a.md", "one"],
        ["b.md", "two!"],
        ["c.md", "three"],
        ["e/d.md", "four"],
      ].map(([name = "", text]) => ({
        ...{ name, content: new TextEncoder().encode(text) },
      })),
    );
    const { found, rows } = await compared(
      ["a.zip", before],
      ["b.tar.gz", gzipSync(after)],
    );
    expect(found.before.entries).toBe(3);
    expect(changes((await rows()).entries)).toEqual([
      ...["changed b.md b.md", "added - c.md", "moved d.md e/d.md"],
    ]);
    expect((await rows(false)).entries).toHaveLength(4);
  });

  it("that lie are said to: two of one name, sizes, bombs, names that lead out", async () => {
    const content = new TextEncoder().encode("content");
    const lying = makeZip([
      { name: "twice", content },
      { name: "twice", content: new TextEncoder().encode("other") },
      { name: "../out", content },
      { name: "bomb", content: new Uint8Array(40_000_000) },
      { name: "locked", content, passphrase: "p" },
    ]);
    const honest = makeZip([{ name: "twice", content }]);
    const { found, rows } = await compared(["a.zip", lying], ["b.zip", honest]);
    const { entries } = await rows(false);
    const refused = entries.map(({ before }) => [
      ...[before?.path, before?.refused],
    ]);
    expect(refused).toContainEqual(["../out", "name-traversal"]);
    expect(refused).toContainEqual(["bomb", "limit-ratio"]);
    expect(refused).toContainEqual(["locked", "encrypted"]);
    expect(refused.filter(([path]) => path === "twice")).toHaveLength(2);
    expect(found.outcome).toMatchObject({ counts: { same: 1 } });
    const size = makeZip([{ name: "a", content, central: { size: 3 } }]);
    const short = await compared(["a.zip", size], ["b.zip", honest]);
    const [row] = (await short.rows()).entries;
    expect(row?.before?.sha256).toBe(null);
  });

  it("cut short are compared as far as they go, and say so", async () => {
    const content = new TextEncoder().encode("content");
    const whole = makeTar([
      { name: "a", content },
      { name: "b", content: new Uint8Array(5000) },
    ]);
    const { found } = await compared(
      ["a.tar", whole.subarray(0, 1700)],
      ["b.tar", whole],
    );
    expect(found.before.notSeen.length).toBeGreaterThan(0);
  });

  it("do not call an entry the same that could be read in neither", async () => {
    const locked = (word: string) =>
      makeZip([
        { name: "open.md", content: Buffer.from("the same") },
        { name: "locked.md", content: Buffer.from(word), passphrase: "gull" },
      ]);
    const { rows } = await compared(
      ["a.zip", locked("one")],
      ["b.zip", locked("two")],
    );
    const said = changes((await rows(false)).entries).sort();
    expect(said).toEqual([
      "same open.md open.md",
      "unknown locked.md locked.md",
    ]);
  });
});
