// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { part, type Subject } from "../subject.ts";
import { inspectXmp } from "../xmp.ts";

const tags: ReadonlyMap<number, readonly [string, CheckId]> = new Map([
  [0x010d, ["DocumentName", "metadata-title"]],
  [0x010e, ["ImageDescription", "metadata-words"]],
  [0x010f, ["Make", "metadata-device"]],
  [0x0110, ["Model", "metadata-device"]],
  [0x0131, ["Software", "metadata-software"]],
  [0x0132, ["DateTime", "metadata-date"]],
  [0x013b, ["Artist", "metadata-author"]],
  [0x013c, ["HostComputer", "metadata-device"]],
  [0x8298, ["Copyright", "metadata-author"]],
  [0x9003, ["DateTimeOriginal", "metadata-date"]],
  [0x9286, ["UserComment", "metadata-words"]],
  [0x927c, ["MakerNote", "metadata-device"]],
  [0x9c9b, ["XPTitle", "metadata-title"]],
  [0x9c9c, ["XPComment", "metadata-words"]],
  [0x9c9d, ["XPAuthor", "metadata-author"]],
  [0x9c9e, ["XPKeywords", "metadata-words"]],
  [0x9c9f, ["XPSubject", "metadata-words"]],
  [0xa420, ["ImageUniqueID", "metadata-id"]],
  [0xa430, ["CameraOwnerName", "metadata-author"]],
  [0xa431, ["BodySerialNumber", "metadata-device"]],
  [0xa435, ["LensSerialNumber", "metadata-device"]],
]);
const folders = new Map([
  [0x8769, "Exif"],
  [0x8825, "GPS"],
  [0xa005, "Interop"],
]);
const mostFolders = 12;
const widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

function plainText(name: string, value: Buffer): string {
  if (name.startsWith("XP")) return value.toString("utf16le");
  const text = value.toString("utf8");
  return name === "UserComment" ? text.slice(8) : text;
}

/** Follows the folders of TIFF, in which cameras and programs leave what they know. */
export class ExifReader {
  readonly #subject: Subject;
  readonly #bytes: Buffer;
  readonly #isLittle: boolean;
  readonly #seen = new Set<number>();

  constructor(subject: Subject, bytes: Uint8Array) {
    this.#subject = subject;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#isLittle = this.#bytes.toString("latin1", 0, 2) === "II";
  }

  read(): void {
    if (this.#bytes.length < 8) return;
    this.#folder(this.#long(4), "IFD", 0);
  }

  #short(at: number): number {
    return this.#isLittle
      ? this.#bytes.readUInt16LE(at)
      : this.#bytes.readUInt16BE(at);
  }

  #long(at: number): number {
    return this.#isLittle
      ? this.#bytes.readUInt32LE(at)
      : this.#bytes.readUInt32BE(at);
  }

  /** @throws RangeError beyond the end: the file is damaged there */
  #folder(at: number, name: string, index: number): void {
    if (at === 0 || this.#seen.has(at) || this.#seen.size >= mostFolders)
      return;
    this.#seen.add(at);
    const count = this.#short(at);
    if (name === "GPS" && count > 0)
      this.#subject.find(
        "metadata-place",
        part("EXIF GPS"),
        `${count} GPS entries`,
        "gps",
      );
    for (let entry = 0; entry < count; entry += 1)
      this.#entry(at + 2 + entry * 12, name, index);
    const next = this.#long(at + 2 + count * 12);
    if (name === "IFD") this.#folder(next, name, index + 1);
  }

  #entry(at: number, folder: string, index: number): void {
    const tag = this.#short(at);
    const length = (widths[this.#short(at + 2)] ?? 1) * this.#long(at + 4);
    const from = length <= 4 ? at + 8 : this.#long(at + 8);
    const below = folders.get(tag);
    if (below !== undefined && folder !== "GPS")
      this.#folder(this.#long(at + 8), below, 0);
    // The second folder of a picture with EXIF is that of its thumbnail.
    if (tag === 0x0201 && index === 1)
      this.#subject.find(
        "thumbnail",
        part("EXIF"),
        "a small picture of it",
        "thumbnail",
      );
    if (tag === 0x02bc)
      inspectXmp(
        this.#subject,
        this.#bytes.toString("utf8", from, from + length),
        "XMP",
      );
    const known = tags.get(tag);
    if (known === undefined || folder === "GPS") return;
    const [name, check] = known;
    const value = this.#bytes.subarray(from, from + Math.min(length, 4096));
    const text =
      name === "MakerNote"
        ? "notes of the camera"
        : plainText(name, value).replace(/\0/g, "").trim();
    if (text === "") return;
    const place = part(`EXIF ${name}`);
    this.#subject.find(check, place, `${name}: ${text}`);
    this.#subject.words(text, place);
  }
}

/** What EXIF holds; what cannot be followed is said to be damaged. */
export function inspectExif(subject: Subject, bytes: Uint8Array): void {
  try {
    new ExifReader(subject, bytes).read();
  } catch {
    subject.cannotSee("damaged", "EXIF", part("EXIF"));
  }
}
