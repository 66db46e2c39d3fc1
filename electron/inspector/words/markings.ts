// SPDX-License-Identifier: Apache-2.0
import type { WordRule } from "./hit.ts";

/** The line of a text around a place in it, trimmed. */
function lineAround(text: string, index: number): string {
  const from = text.lastIndexOf("\n", index) + 1;
  const to = text.indexOf("\n", index);
  return text.slice(from, to === -1 ? from + 500 : to).trim();
}

/** A heading or a running header is short, or shouts; a sentence that speaks of secrecy is neither. */
function isMarking(line: string, word: string): boolean {
  const words = line.split(/\s+/).length;
  return word === word.toUpperCase() || words <= 5;
}

/** How people mark what is not for everyone. */
export const markingRules: readonly WordRule[] = [
  {
    check: "draft-word",
    pattern:
      /\b(?:draft|work in progress|for review only|to be reviewed|pre-?release version|not yet final|preliminary (?:report|version|findings))\b/gi,
    judge: ([word]) => word.toLowerCase(),
  },
  {
    check: "confidential-marking",
    pattern:
      /\b(?:(?:strictly |highly |company |commercial[- ]in[- ])?confiden(?:tial|ce)|internal use only|(?:do not|not to be|not for) (?:distribut(?:e|ed|ion)|redistribute|shared?|circulat(?:e|ed|ion)|public release)|proprietary|under (?:an )?nda|attorney[- ]client|restricted distribution|eyes only|vertraulich|confidentiel|confidencial)\b/gi,
    judge({ 0: word, index = 0 }, text) {
      const line = lineAround(text, index);
      const plain = /^(?:confiden|proprietary)/i.test(word);
      return plain && !isMarking(line, word)
        ? ["confidential-word", word.toLowerCase()]
        : word.toLowerCase();
    },
  },
  {
    check: "tlp-tag",
    pattern: /\bTLP\s?[:=-]\s?(?:RED|AMBER(?:\+STRICT)?|GREEN)\b/gi,
    judge: ([tag]) => tag.toUpperCase(),
  },
  {
    check: "dlp-tag",
    pattern:
      /\bMSIP_Label_[0-9a-f-]{8,36}\w{0,40}|\b(?:data )?classification\s?[:=]\s?(?:internal|restricted|secret|confidential|private|sensitive|c[1-4])\b|\b(?:DLP|sensitivity)[-_ ]?(?:tag|label|class)\s?[:=]\s?\S{1,60}/gi,
  },
  {
    check: "project-number",
    pattern:
      /\b(?:project|engagement|client|contract|statement of work|purchase order|job|invoice)[ -]?(?:no|nr|number|id|code|ref|reference)\b\.?\s?[:#]?\s?#?(?=[A-Z0-9/-]{0,20}\d)[A-Z0-9][A-Z0-9/-]{2,20}\b|\b(?:SOW|PO|RFQ|MSA)[-# ]{1,2}\d{3,10}\b/gi,
  },
];
