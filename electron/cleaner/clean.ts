// SPDX-License-Identifier: Apache-2.0
import {
  type CleanType,
  cleanTypes,
  largestCleaned,
  refusalOfType,
} from "../../shared/domain/cleanCopy.ts";
import type { CleanerAnswer } from "../../shared/domain/cleanerMessages.ts";
import { fileTypeOf } from "../inspector/fileType.ts";
import { cleanGif } from "./image/gif.ts";
import { cleanJpeg } from "./image/jpeg.ts";
import { cleanPng } from "./image/png.ts";
import { cleanWebp } from "./image/webp.ts";
import { cleanPdf } from "./pdf/cleanPdf.ts";
import { comparePages } from "./proof/comparePages.ts";
import { comparePictures } from "./proof/comparePictures.ts";
import { Refusal } from "./refusal.ts";
import { Tally } from "./tally.ts";

export interface FileToClean {
  readonly name: string;
  readonly bytes: Buffer;
  /** For readers to show, of a document. */
  readonly title: string | null;
}

function typeOf({ name, bytes }: FileToClean): CleanType {
  const type = fileTypeOf(name, bytes);
  const known = cleanTypes.find((each) => each === type);
  if (known !== undefined) return known;
  // Office documents are archives, which whoever reads the refusal does not know them as.
  throw new Refusal(
    bytes.includes("[Content_Types].xml")
      ? "office-type"
      : (refusalOfType(type) ?? "type"),
  );
}

async function copyOf(
  type: CleanType,
  { bytes, title }: FileToClean,
  tally: Tally,
): Promise<Buffer> {
  switch (type) {
    case "pdf":
      return cleanPdf(bytes, title, tally);
    case "jpeg":
      return cleanJpeg(bytes, tally);
    case "png":
      return cleanPng(bytes, tally);
    case "webp":
      return cleanWebp(bytes, tally);
    case "gif":
      return cleanGif(bytes, tally);
  }
}

async function proved(
  file: FileToClean,
  step: (what: string) => Promise<void>,
): Promise<CleanerAnswer> {
  const { bytes } = file;
  if (bytes.length > largestCleaned) throw new Refusal("too-large");
  const type = typeOf(file);
  const tally = new Tally();
  await step(type);
  const copy = await copyOf(type, file, tally);
  if (copy.equals(bytes)) throw new Refusal("nothing-to-remove");
  await step("compare");
  const comparison =
    type === "pdf"
      ? await comparePages(bytes, copy, step)
      : await comparePictures(bytes, copy);
  if (!comparison.same) return { kind: "differs", pages: comparison.pages };
  const { removed, kept } = tally;
  const { compared } = comparison;
  return {
    kind: "copy",
    bytes: Uint8Array.from(copy),
    removed,
    kept,
    compared,
  };
}

/** A copy without what nobody sees, and proof that it looks the same; or why there is none. */
export async function clean(
  file: FileToClean,
  step: (what: string) => Promise<void>,
): Promise<CleanerAnswer> {
  try {
    return await proved(file, step);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { kind: "refused", why: thrown.why };
    // Whatever else a parser throws: of such a file nothing can be said.
    return { kind: "refused", why: "damaged" };
  }
}
