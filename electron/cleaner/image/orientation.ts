// SPDX-License-Identifier: Apache-2.0

const orientationTag = 0x0112;
const usual = 1;

/** How EXIF says that the picture is to be turned; 1, as it lies, where it does not say. */
export function orientationOf(tiff: Buffer): number {
  try {
    const isLittle = tiff.toString("latin1", 0, 2) === "II";
    const short = (at: number): number =>
      isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
    const long = (at: number): number =>
      isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
    const folder = long(4);
    for (let entry = 0; entry < short(folder); entry += 1) {
      const at = folder + 2 + entry * 12;
      if (short(at) !== orientationTag) continue;
      const turned = short(at + 8);
      return turned >= 1 && turned <= 8 ? turned : usual;
    }
    return usual;
  } catch {
    // What cannot be followed turns nothing.
    return usual;
  }
}

/** EXIF that holds this one entry; null where a picture without it is shown the same. */
export function turnedExif(turned: number): Buffer | null {
  if (turned === usual) return null;
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turned, 18);
  return tiff;
}
