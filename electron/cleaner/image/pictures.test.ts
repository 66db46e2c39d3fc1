// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { RemovedKind } from "../../../shared/domain/cleanCopy.ts";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import {
  chunk,
  exif,
  gps,
  segment,
  tiffOf,
} from "../../../test/support/leaks/fileLeaks.ts";
import { everyLeak } from "../../../test/support/leaks/everyLeak.ts";
import {
  jpegWith,
  realPicture,
  webpWith,
} from "../../../test/support/realPicture.ts";
import { inspect } from "../../inspector/inspect.ts";
import { clean } from "../clean.ts";
import { orientationOf } from "./orientation.ts";

const step = (): Promise<void> => Promise.resolve();
const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description photoshop:Credit="Ada Lin"/></rdf:RDF></x:xmpmeta>';
const artist = tiffOf([[[0x013b, 2, 7, 200]]], "Ada Lin");
const turned = tiffOf(
  [
    [
      [0x0112, 3, 1, 6],
      [0x013b, 2, 7, 200],
    ],
  ],
  "Ada Lin",
);

function pngWith(chunks: readonly Buffer[], after = ""): Buffer {
  const whole = realPicture("png");
  // Behind the signature and IHDR.
  const at = 8 + 25;
  return Buffer.concat([
    ...[whole.subarray(0, at), ...chunks, whole.subarray(at)],
    Buffer.from(after),
  ]);
}

type Case = readonly [place: string, bytes: Buffer, removed: RemovedKind[]];
const cases: readonly Case[] = [
  ["jpeg: EXIF", jpegWith([exif(artist)]), ["exif"]],
  ["jpeg: GPS", jpegWith([exif(gps)]), ["exif"]],
  [
    "jpeg: XMP",
    jpegWith([
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    ]),
    ["xmp"],
  ],
  [
    "jpeg: remark",
    jpegWith([segment(0xfe, Buffer.from("draft for Ada"))]),
    ["remark"],
  ],
  [
    "jpeg: IPTC",
    jpegWith([segment(0xed, Buffer.from("Photoshop 3.0\0 by Ada Lin"))]),
    ["program-part"],
  ],
  ["jpeg: after its end", jpegWith([], Buffer.from("secret")), ["outside"]],
  [
    "png: text",
    pngWith([chunk("tEXt", Buffer.from("Author\0Ada Lin"))]),
    ["remark"],
  ],
  [
    "png: XMP",
    pngWith([chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`))]),
    ["xmp"],
  ],
  ["png: EXIF", pngWith([chunk("eXIf", artist)]), ["exif"]],
  ["png: after its end", pngWith([], "secret"), ["outside"]],
  ["webp: EXIF", webpWith([["EXIF", artist]]), ["exif"]],
  ["webp: XMP", webpWith([["XMP ", Buffer.from(xmp)]]), ["xmp"]],
];

async function copied(bytes: Buffer) {
  const answer = await clean({ name: "a", bytes, title: null }, step);
  if (answer.kind !== "copy") throw new Error(JSON.stringify(answer));
  return { ...answer, bytes: Buffer.from(answer.bytes) };
}

async function checksIn(bytes: Uint8Array): Promise<string[]> {
  const { findings } = await inspect("a", bytes, emptyWatchList, step);
  return findings.map(({ check }) => check);
}

describe("the clean copy of a picture", () => {
  it.each(cases)("%s", async (_place, bytes, removed) => {
    expect(await checksIn(bytes)).not.toEqual([]);
    const copy = await copied(bytes);
    expect(copy.removed.map(({ what }) => what)).toEqual(removed);
    expect(copy.compared).toEqual({ pages: 1, dots: 24 * 16 });
    expect(await checksIn(copy.bytes)).toEqual([]);
    expect(copy.bytes.toString("latin1")).not.toMatch(/Ada|secret/);
  });

  const gifs = everyLeak.filter(({ place }) => place.startsWith("gif:"));
  it.each(gifs)("$place", async ({ make, finds }) => {
    const bytes = await make();
    if ((finds ?? []).length === 0) return;
    const copy = await copied(Buffer.from(bytes));
    expect(await checksIn(copy.bytes)).toEqual([]);
  });

  it.each([
    ["jpeg", jpegWith([exif(turned)])],
    ["png", pngWith([chunk("eXIf", turned)])],
    ["webp", webpWith([["EXIF", turned]])],
  ])("stays turned as it was, by nothing else: %s", async (_type, bytes) => {
    const { bytes: copy, kept } = await copied(bytes);
    expect(kept.map(({ what }) => what)).toEqual(["orientation"]);
    const text = copy.toString("latin1");
    expect(text).not.toContain("Ada");
    expect(orientationOf(copy.subarray(text.indexOf("MM\0*")))).toBe(6);
  });

  it.each(["jpeg", "png", "webp"] as const)(
    "has nothing to be without: %s",
    async (type) => {
      const file = { name: "a", bytes: realPicture(type), title: null };
      const answer = await clean(file, step);
      expect(answer).toEqual({ kind: "refused", why: "nothing-to-remove" });
    },
  );

  it("is not of a picture that no program can decode", async () => {
    const bytes = jpegWith([exif(artist)]).subarray(0, 200);
    const answer = await clean({ name: "a", bytes, title: null }, step);
    expect(answer).toEqual({ kind: "refused", why: "damaged" });
  });
});
