// SPDX-License-Identifier: Apache-2.0
import {
  type PDFContext,
  type PDFDict,
  PDFRawStream,
  decodePDFRawStream,
  type PDFObject,
} from "@cantoo/pdf-lib";
import type { Tally } from "../tally.ts";
import { arrayAt, at, dictAt, key, nameAt, textAt } from "./values.ts";

/** Actions that lead within the document, or show a layer. */
const harmless = new Set(["GoTo", "Named", "SetOCGState"]);
const linkScheme = /^(?:https?|mailto):/i;

function codeOf(context: PDFContext, script: PDFObject | undefined): string {
  const found = at(context, script);
  if (!(found instanceof PDFRawStream)) return textAt(context, found);
  try {
    return Buffer.from(decodePDFRawStream(found).decode()).toString("latin1");
  } catch {
    return "a script";
  }
}

/** Counts a script, wherever it is started from. */
export function findScript(
  context: PDFContext,
  dict: PDFDict,
  tally: Tally,
): void {
  if (nameAt(context, dict.get(key("S"))) !== "JavaScript") return;
  tally.remove("script", codeOf(context, dict.get(key("JS"))) || "a script");
}

function isKept(context: PDFContext, action: PDFDict, tally: Tally): boolean {
  const kind = nameAt(context, action.get(key("S"))) ?? "";
  if (kind === "URI") {
    const link = textAt(context, action.get(key("URI")));
    if (linkScheme.test(link)) {
      tally.keep("link", link);
      return true;
    }
    tally.remove("action", `URI ${link}`);
    return false;
  }
  if (harmless.has(kind)) return true;
  if (kind !== "JavaScript") {
    const file = action.get(key("F"));
    const named = dictAt(context, file)?.get(key("F")) ?? file;
    tally.remove("action", `${kind} ${textAt(context, named)}`);
  }
  return false;
}

/** Leaves of one place's action what leads to a page or to a public link, and nothing that follows it. */
function cleanAction(
  context: PDFContext,
  holder: PDFDict,
  name: string,
  tally: Tally,
): void {
  const action = dictAt(context, holder.get(key(name)));
  if (action === null || nameAt(context, action.get(key("S"))) === null) return;
  if (!isKept(context, action, tally)) {
    holder.delete(key(name));
    return;
  }
  if (action.has(key("Next"))) {
    tally.remove("action", "what follows another action");
    action.delete(key("Next"));
  }
}

/** Actions of one dictionary: on a click, and on events. */
export function cleanActions(
  context: PDFContext,
  dict: PDFDict,
  tally: Tally,
): void {
  cleanAction(context, dict, "A", tally);
  cleanAction(context, dict, "PA", tally);
  if (dictAt(context, dict.get(key("AA"))) === null) return;
  tally.remove("action", "on events");
  dict.delete(key("AA"));
}

/** What happens when the document is opened: a place in it may stay. */
export function cleanOpening(
  context: PDFContext,
  root: PDFDict,
  tally: Tally,
): void {
  const opening = root.get(key("OpenAction"));
  if (opening === undefined || arrayAt(context, opening) !== null) return;
  if (dictAt(context, opening) === null) root.delete(key("OpenAction"));
  else cleanAction(context, root, "OpenAction", tally);
}
