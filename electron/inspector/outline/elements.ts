// SPDX-License-Identifier: Apache-2.0
import type { XmlListener } from "../xml.ts";

/** Attributes by their names without what stands before a colon: programs differ in that. */
export type Given = ReadonlyMap<string, string>;

export interface ElementListener {
  readonly open: (name: string, given: Given, id: string) => void;
  readonly text?: (text: string, within: string) => void;
  readonly close?: (name: string) => void;
}

export function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

/**
 * Elements by their names without prefixes. What stands for those that do not know something newer is left out:
 * it says the same once more.
 */
export function byLocalName(listener: ElementListener): XmlListener {
  const path: string[] = [];
  let skipped = 0;
  return {
    open: (name, attributes) => {
      const local = localName(name);
      path.push(local);
      if (local === "Fallback" || skipped > 0) skipped += 1;
      if (skipped > 0) return;
      // Ids of relations share their name with others, which have no prefix.
      const id = attributes.find(([key]) => /^\w+:(?:id|embed)$/.test(key));
      const given = new Map(
        attributes.map(([key, value]) => [localName(key), value] as const),
      );
      listener.open(local, given, id?.[1] ?? "");
    },
    text: (text) => {
      if (skipped === 0) listener.text?.(text, path.at(-1) ?? "");
    },
    close: () => {
      const local = path.pop() ?? "";
      if (skipped > 0) skipped -= 1;
      else listener.close?.(local);
    },
  };
}
