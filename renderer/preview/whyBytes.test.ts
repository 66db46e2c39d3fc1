// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { previewKind } from "./kind.ts";
import { whyBytes } from "./whyBytes.ts";

function file(beginning: string, rest = "\0\0\0\0 and more"): Uint8Array {
  return Buffer.from(beginning + rest, "latin1");
}

const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const wide = (name: string): string =>
  Array.from(name, (each) => `${each}\0`).join("");

describe("why a file is shown as its bytes", () => {
  it.each([
    [
      "an encrypted docx",
      file(compound, wide("EncryptedPackage")),
      "encrypted with a password",
    ],
    ["an old doc", file(compound, wide("WordDocument")), "from before 2007"],
    ["an old xls", file(compound, wide("Workbook")), "from before 2007"],
    ["a message of Outlook", file(compound, wide("__nameid")), "compound file"],
    ["HEIC", file("\0\0\0\x18ftypheic"), "HEIC is not decoded"],
    ["AVIF", file("\0\0\0\x18ftypavif"), "AVIF is not decoded"],
    ["TIFF", file("II*\0"), "TIFF is not decoded"],
    ["MP4", file("\0\0\0\x18ftypisom"), "video or a sound"],
    ["Matroska", file("\x1a\x45\xdf\xa3"), "video or a sound"],
    ["7z", file("7z\xbc\xaf\x27\x1c"), "7z is not read"],
    ["RAR", file("Rar!\x1a\x07"), "RAR is not read"],
    ["ELF", file("\x7fELF"), "it is a program"],
    ["a program of Windows", file("MZ"), "it is a program"],
    ["OpenPGP", file("\x85\x02\x0c\x03"), "it is encrypted"],
    ["OpenPGP with a passphrase", file("\x8c\x0d\x04\x09"), "it is encrypted"],
    ["what nobody knows", file("\x01\x02\xff"), "no kind that is known"],
    ["an empty file", new Uint8Array(0), "this file is empty"],
  ])("is said of %s", (_, bytes, why) => {
    expect(previewKind("report.docx", bytes)).toBe("bytes");
    expect(whyBytes(bytes)).toContain(why);
  });
});
