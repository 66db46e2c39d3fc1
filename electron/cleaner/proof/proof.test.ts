// SPDX-License-Identifier: Apache-2.0
import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { pdfStream, rawPdf } from "../../../test/support/leaks/rawPdf.ts";
import { comparePages } from "./comparePages.ts";
import { comparePictures } from "./comparePictures.ts";

const step = (): Promise<void> => Promise.resolve();
const differs = { same: false, pages: [1] };

describe("two documents", () => {
  const box = "1 0 0 rg 100 100 60 20 re f";
  const unseen = 3;
  const words = (text: string): string =>
    `BT /F1 12 Tf ${String(unseen)} Tr 72 700 Td (${text}) Tj ET`;
  const drawing = (content: string): Buffer => rawPdf({ content });
  /** A stamp that is drawn by these flags. */
  const stamped = (flags: number): Buffer =>
    rawPdf({
      page: "/Annots [6 0 R]",
      objects: [
        `<< /Type /Annot /Subtype /Stamp /Rect [72 600 132 620] /F ${String(flags)} /AP << /N 7 0 R >> >>`,
        pdfStream(
          "1 0 0 rg 0 0 60 20 re f",
          "/Type /XObject /Subtype /Form /BBox [0 0 60 20]",
        ),
      ],
    });

  it("that look and read the same are the same", async () => {
    const compared = await comparePages(drawing(box), drawing(box), step);
    expect(compared).toMatchObject({ same: true, compared: { pages: 1 } });
  });

  it("that read the same differ by what is drawn", async () => {
    const blue = box.replace("1 0 0 rg", "0 0 1 rg");
    expect(await comparePages(drawing(box), drawing(blue), step)).toEqual(
      differs,
    );
  });

  it("that look the same differ by words that do not show", async () => {
    const one = drawing(words("kept"));
    const other = drawing(words("lost"));
    expect(await comparePages(one, other, step)).toEqual(differs);
    const moved = drawing(words("kept").replace("700", "600"));
    expect(await comparePages(one, moved, step)).toEqual(differs);
  });

  it("that look the same on the screen differ by what is on paper alone", async () => {
    const onPaper = 4 | 32;
    const nowhere = 2;
    expect(
      await comparePages(stamped(onPaper), stamped(nowhere), step),
    ).toEqual(differs);
  });

  it("of other numbers of pages, or none, are not compared at all", async () => {
    const two = rawPdf({
      objects: [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
      ],
    })
      .toString("latin1")
      .replace("/Pages 2 0 R", "/Pages 7 0 R");
    const refused = { why: "damaged" };
    const more = comparePages(drawing(box), Buffer.from(two, "latin1"), step);
    await expect(more).rejects.toMatchObject(refused);
    const none = comparePages(drawing(box), Buffer.from("no PDF"), step);
    await expect(none).rejects.toMatchObject(refused);
  });
});

describe("two pictures", () => {
  const picture = (width: number, height: number, dot = "#203050"): Buffer => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    context.fillStyle = "#e0d060";
    context.fillRect(0, 0, width, height);
    context.fillStyle = dot;
    context.fillRect(0, 0, 1, 1);
    return canvas.toBuffer("image/png");
  };

  it("of the same dots are the same", async () => {
    const compared = { pages: 1, dots: 96 };
    expect(await comparePictures(picture(8, 12), picture(8, 12))).toEqual({
      same: true,
      compared,
    });
  });

  it("differ by one dot, and by their shape when every dot is the same", async () => {
    const other = picture(8, 12, "#203051");
    expect(await comparePictures(picture(8, 12), other)).toEqual(differs);
    const wide = picture(12, 8);
    expect(await comparePictures(picture(8, 12), wide)).toEqual(differs);
  });
});
