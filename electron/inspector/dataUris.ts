// SPDX-License-Identifier: Apache-2.0
import type { Subject } from "./subject.ts";

const uri = /data:([a-z]+\/[\w.+-]+);base64,([\w+/=\s%-]{16,})/gi;
const mostUris = 500;

/** Files that lie in a text as its letters do, such as a drawing's pictures. Each is to be looked at. */
export function filesInText(subject: Subject, text: string): Subject[] {
  const files: Subject[] = [];
  for (const [, type = "", letters = ""] of text.matchAll(uri)) {
    if (files.length >= mostUris) {
      subject.cannotSee("limit-reached", "files within the text");
      break;
    }
    const bytes = Buffer.from(letters.replace(/%2B/gi, "+"), "base64");
    const file = subject.within(`${type} ${files.length + 1}`, bytes);
    if (file !== null) files.push(file);
  }
  return files;
}
