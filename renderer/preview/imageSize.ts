// SPDX-License-Identifier: Apache-2.0
import type { ImageKind } from "./kind.ts";

interface ImageSize {
  readonly width: number;
  readonly height: number;
}

function jpegSize(view: DataView): ImageSize | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(view: DataView): ImageSize | null {
  const third = (at: number): number =>
    view.getUint8(at) | (view.getUint16(at + 1, true) << 8);
  switch (view.getUint32(12)) {
    case 0x56503858: // "VP8X"
      return { width: third(24) + 1, height: third(27) + 1 };
    case 0x5650384c: {
      // "VP8L"
      const bits = view.getUint32(21, true);
      return {
        width: (bits & 0x3fff) + 1,
        height: ((bits >>> 14) & 0x3fff) + 1,
      };
    }
    case 0x56503820: // "VP8 "
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    default:
      return null;
  }
}

/** What a picture's header says of its size, before anything of it is decoded; null when that is unclear. */
export function imageSize(
  kind: ImageKind,
  bytes: Uint8Array,
): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (kind) {
      case "png":
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case "gif":
        return {
          width: view.getUint16(6, true),
          height: view.getUint16(8, true),
        };
      case "webp":
        return webpSize(view);
      case "jpeg":
        return jpegSize(view);
    }
  } catch {
    // It ends before its header does.
    return null;
  }
}
