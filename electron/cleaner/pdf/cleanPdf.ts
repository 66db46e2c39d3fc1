// SPDX-License-Identifier: Apache-2.0
import {
  type PDFContext,
  PDFDict,
  PDFHeader,
  PDFHexString,
  type PDFObject,
  PDFParser,
  PDFRef,
  PDFStreamWriter,
} from "@cantoo/pdf-lib";
import { gapsIn } from "../../inspector/pdf/gaps.ts";
import { readObjects } from "../../inspector/pdf/objects.ts";
import { Refusal } from "../refusal.ts";
import type { Tally } from "../tally.ts";
import { prune } from "./prune.ts";
import { forget, renumbered } from "./renumber.ts";
import { dictAt, dictOf, key, nameAt, reached, textAt } from "./values.ts";

const objectsPerTick = 500;

async function parse(bytes: Buffer): Promise<PDFContext> {
  try {
    const parser = PDFParser.forBytesWithOptions(bytes, objectsPerTick);
    return await parser.parseDocument();
  } catch {
    throw new Refusal("damaged");
  }
}

function findInformation(context: PDFContext, tally: Tally): void {
  const info = dictAt(context, context.trailerInfo.Info);
  for (const [name, value] of info?.entries() ?? [])
    tally.remove(
      "information",
      `${name.decodeText()}: ${textAt(context, value)}`,
    );
}

/** Tables and containers of the file itself, which every file has. */
function isOfFile(context: PDFContext, value: PDFObject): boolean {
  const dict = dictOf(value);
  const type = nameAt(context, dict?.get(key("Type"))) ?? "";
  return (
    ["XRef", "ObjStm"].includes(type) || dict?.has(key("Linearized")) === true
  );
}

function findUnreached(context: PDFContext, tally: Tally): void {
  const { Root, Info, ID } = context.trailerInfo;
  const from = [Root, Info, ID].filter((each) => each !== undefined);
  const all = reached(context, from);
  for (const [ref, value] of context.enumerateIndirectObjects())
    if (!all.has(ref) && !isOfFile(context, value))
      tally.remove("unreached", `object ${ref.objectNumber}`);
}

/** Bytes around the document, and ends of what it was before. */
function findAround(bytes: Buffer, tally: Tally): void {
  const start = bytes.indexOf("%PDF-");
  if (start > 0) tally.remove("outside", `${start} bytes before its beginning`);
  const text = bytes.toString("latin1");
  const ends = [...text.matchAll(/%%EOF/g)].map(({ index }) => index);
  const after = text.slice((ends.at(-1) ?? text.length) + 5);
  if (/[^\s\0]/.test(after))
    tally.remove("outside", `${after.trim().length} bytes after its end`);
  for (const gap of gapsIn(bytes, readObjects(bytes)))
    if (gap.offset > start) tally.remove("outside", gap.text);
  const isLinearized = /\/Linearized\b/.test(text.slice(0, 1024));
  const earlier = ends.length - (isLinearized ? 2 : 1);
  if (earlier > 0)
    tally.remove("earlier-revision", "written over, and still there", earlier);
}

function titled(context: PDFContext, title: string): void {
  const info = PDFDict.withContext(context);
  info.set(key("Title"), PDFHexString.fromText(title));
  context.trailerInfo.Info = context.register(info);
}

/**
 * The document written anew from what its pages need, without what nobody sees. What is seen and may still be
 * unwanted is kept, and said.
 * @throws Refusal
 */
export async function cleanPdf(
  bytes: Buffer,
  title: string | null,
  tally: Tally,
): Promise<Buffer> {
  const before = await parse(bytes);
  const { Root: root, Encrypt: encrypt } = before.trailerInfo;
  if (encrypt !== undefined) throw new Refusal("encrypted");
  if (!(root instanceof PDFRef)) throw new Refusal("damaged");
  findAround(bytes, tally);
  findInformation(before, tally);
  findUnreached(before, tally);
  forget(before, root, prune(before, root, tally));
  const after = renumbered(before, root);
  // Containers of objects came with 1.5.
  if (!String(before.header).startsWith("%PDF-2"))
    after.header = PDFHeader.forVersion(1, 7);
  if (title !== null) titled(after, title);
  // Without an id: it would lead from one copy to another, and back to the original.
  const writer = PDFStreamWriter.forContext(after, objectsPerTick);
  return Buffer.from(await writer.serializeToBuffer());
}
