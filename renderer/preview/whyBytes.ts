// SPDX-License-Identifier: Apache-2.0
import { t } from "../text/text.ts";

const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** Names in the directory of a compound file, as it writes them. */
function names(bytes: Uint8Array, name: string): boolean {
  const wide = Array.from(name, (letter) => [letter.charCodeAt(0), 0]).flat();
  const [first = 0] = wide;
  for (
    let at = bytes.indexOf(first);
    at >= 0;
    at = bytes.indexOf(first, at + 1)
  )
    if (wide.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

function whyCompound(bytes: Uint8Array): string {
  if (names(bytes, "EncryptedPackage")) return t("preview.officeLocked");
  const old = ["WordDocument", "Workbook", "PowerPoint Document", "Book"];
  return old.some((name) => names(bytes, name))
    ? t("preview.officeOld")
    : t("preview.compound");
}

const pictures: readonly (readonly [RegExp, string])[] = [
  [/^(?:II\*\0|MM\0\*)/, "TIFF"],
  [/^.{4}ftyp(?:hei[cfxms]|mif1|msf1)/s, "HEIC"],
  [/^.{4}ftypavif/s, "AVIF"],
  [/^BM.{4}\0{4}/s, "BMP"],
  [/^8BPS/, "Photoshop"],
  [/^\0\0\x01\0/, "ICO"],
];
const archives: readonly (readonly [RegExp, string])[] = [
  [/^7z\xbc\xaf\x27\x1c/, "7z"],
  [/^Rar!\x1a\x07/, "RAR"],
  [/^BZh[1-9]/, "bzip2"],
  [/^MSCF/, "CAB"],
  [/^.{32769}CD001/s, "an image of a disc"],
];
const recordings =
  /^(?:.{4}ftyp|\x1a\x45\xdf\xa3|OggS|ID3|fLaC|\xff[\xfb\xf3\xf2]|RIFF.{4}(?:AVI |WAVE))/s;
const programs =
  /^(?:MZ|\x7fELF|[\xcf\xce]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]|\xca\xfe\xba\xbe|\0asm)/;
/** Of age, and of OpenPGP its packets with a session key, old and new. */
const sealed =
  /^(?:age-encryption\.org\/|\x84.\x03|\x85..\x03|\xc1.{1,2}\x03|\x8c.\x04|\xc3.\x04)/s;

/** Why a file is shown as its bytes: by what it begins with, as far as that is known. */
export function whyBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) return t("preview.empty");
  const head = Array.from(bytes.subarray(0, 32_774), (byte) =>
    String.fromCharCode(byte),
  ).join("");
  if (head.startsWith(compound)) return whyCompound(bytes);
  for (const [beginning, kind] of pictures)
    if (beginning.test(head)) return t("preview.pictureKind", { kind });
  for (const [beginning, kind] of archives)
    if (beginning.test(head)) return t("preview.archiveKind", { kind });
  if (recordings.test(head)) return t("preview.recording");
  if (programs.test(head)) return t("preview.program");
  return sealed.test(head) ? t("preview.sealed") : t("preview.unknown");
}
