// SPDX-License-Identifier: Apache-2.0
import type { Subject } from "../subject.ts";
import { decodeStream, nameOf, type PdfObjects } from "./objects.ts";
import { isDict, type PdfDict, type PdfValue } from "./syntax.ts";

/** Values below keys that only some program understands. */
function privateValues(objects: PdfObjects, root: PdfDict): PdfValue[] {
  const values: PdfValue[] = [];
  const form = objects.dictAt(root.get("AcroForm"));
  const xfa = form?.get("XFA");
  if (xfa !== undefined) values.push(xfa);
  for (const num of objects.reachable()) {
    const value = objects.current.get(num)?.value;
    const piece = isDict(value) ? value.get("PieceInfo") : undefined;
    if (piece !== undefined) values.push(piece);
  }
  return values;
}

/** Streams of forms of XFA and of programs' private data, each to be looked at as a file. */
export function privateFiles(
  subject: Subject,
  objects: PdfObjects,
  root: PdfDict,
): Subject[] {
  const values = privateValues(objects, root);
  const files: Subject[] = [];
  for (const num of objects.reachable(values)) {
    const object = objects.current.get(num);
    if (object === undefined || object.stream === null) continue;
    // What a page draws with as well has a type, and is looked at there.
    if (isDict(object.value) && nameOf(object.value.get("Type")) !== null)
      continue;
    const content = decodeStream(object);
    if (content === null) continue;
    const file = subject.within(`data of a program ${String(num)}`, content);
    if (file !== null) files.push(file);
  }
  return files;
}
