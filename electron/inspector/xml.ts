// SPDX-License-Identifier: Apache-2.0
import { SaxesParser } from "saxes";

export interface XmlListener {
  readonly open?: (
    name: string,
    attributes: readonly (readonly [name: string, value: string])[],
  ) => void;
  /** All text between two tags. */
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const deepestElement = 200;

/**
 * Reads strict XML. Only the five entities of XML itself stand for anything: a document type is refused, so
 * that nothing expands and nothing outside is named. False when it is not whole; what came before was told.
 */
export function readXml(xml: string, listener: XmlListener): boolean {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let isWhole = true;
  let text = "";
  const fault = (): never => {
    throw new Error("not XML");
  };
  const flush = (): void => {
    if (text !== "") listener.text?.(text);
    text = "";
  };
  parser.on("error", fault);
  parser.on("doctype", fault);
  parser.on("opentag", ({ name, attributes }) => {
    flush();
    depth += 1;
    if (depth > deepestElement) fault();
    listener.open?.(name, Object.entries(attributes));
  });
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.on("cdata", (piece) => {
    text += piece;
  });
  parser.on("closetag", ({ name }) => {
    flush();
    depth -= 1;
    listener.close?.(name);
  });
  try {
    // A mark at the beginning, and white space after the packet, are no part of it.
    parser
      .write(
        xml
          .replace(/^\ufeff/, "")
          .replace(/\0+$/, "")
          .trim(),
      )
      .close();
  } catch {
    isWhole = false;
  }
  return isWhole;
}
