// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { inPieces } from "../../../../test/support/byteStreams.ts";
import { type ContentFacts, contentFacts } from "./contentFacts.ts";

const nothing: ContentFacts = {
  ...{ hasCrLf: false, hasLoneLf: false, isBinary: false },
  ...{ hasId: false, hasFormat: false },
};
const binary = { isBinary: true };
const letters = (count: number) => "x".repeat(count);

describe.each([1, 3, 1000])("read in pieces of %d bytes, a file", (length) => {
  it.each([
    ["of nothing", "", {}],
    ["of letters alone", "text", {}],
    ["with a line end", "a\nb", { hasLoneLf: true }],
    ["with a line end first", "\na", { hasLoneLf: true }],
    ["with another system's line end", "a\r\nb", { hasCrLf: true }],
    ["with both", "a\r\nb\n", { hasCrLf: true, hasLoneLf: true }],
    ["with a carriage return within", "a\rb", binary],
    ["with a carriage return at its end", "a\r", binary],
    ["with two before a line end", "a\r\r\nb", { hasCrLf: true, ...binary }],
    ["with a zero byte among many letters", `${letters(999)}\0`, binary],
    ["with a control among few letters", `${letters(127)}\x1f`, binary],
    ["with a control among many letters", `${letters(128)}\x01`, {}],
    ["with two controls among as many", `${letters(255)}\x01\x02`, binary],
    ["with delete among few letters", "a\x7f", binary],
    ["with controls that text has", "\b\t\f\x1b", {}],
    ["with a space and a tilde", " ~", {}],
    ["with the end-of-file mark of old", "text\x1a", {}],
    ["with that mark within", "text\x1a.", binary],
    [
      "whose lines' ends are no letters",
      `${letters(127)}\n\x01`,
      { hasLoneLf: true, ...binary },
    ],
    ["with an id's mark", "a $Id$ b", { hasId: true }],
    ["with an id that is filled in", "a $Id: 1 $ b", { hasId: true }],
    ["with what is no id's mark", "a $Idx$ Id$ $id$ $I", {}],
    ["with an archive's mark", "a $Format:%H$ b", { hasFormat: true }],
    ["with what is no archive's mark", "a $Format $format:%H$", {}],
    [
      "with both marks, then more",
      `$Id$ $Format:%H$${letters(50)}`,
      { hasId: true, hasFormat: true },
    ],
  ])("%s is told as git tells it", async (_what, text, facts) => {
    const pieces = inPieces(Buffer.from(text, "latin1"), length);
    expect(await contentFacts(pieces)).toEqual({ ...nothing, ...facts });
  });
});
