// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "./fileType.ts";
import { part, type Subject } from "./subject.ts";
import { readXml } from "./xml.ts";

/** A drawing is a text: its scripts, and what it refers to. */
export function inspectSvg(subject: Subject): void {
  const text = decodeText(subject.bytes);
  const isWhole = readXml(text.replace(/<!DOCTYPE[^>[]*>/i, ""), {
    open: (name, attributes) => {
      const place = part(name);
      if (name.endsWith("script")) subject.find("script", place, "a script");
      for (const [key, value] of attributes) {
        if (/^on[a-z]+$/i.test(key))
          subject.find("script", place, `${key}: ${value}`);
        if (/(?:^|:)href$/.test(key) && /^(?:https?:|file:|\/\/)/i.test(value))
          subject.find("external-link", place, value);
        if (/docname|export-filename/.test(key))
          subject.find("metadata-other", place, `${key}: ${value}`);
      }
    },
  });
  if (!isWhole) subject.cannotSee("damaged", "the drawing's structure");
}
