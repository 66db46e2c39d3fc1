// SPDX-License-Identifier: Apache-2.0
import type { Place } from "../../shared/domain/inspection.ts";
import type {
  CheckId,
  UnseenReason,
} from "../../shared/domain/inspectionChecks.ts";
import {
  bytesInMemory,
  type RandomBytes,
  readExactly,
} from "./archive/bytes.ts";
import type { Hearing, PlaceOfText } from "./crossCheck/hearing.ts";
import type { Report } from "./report.ts";
import type { WordScanner } from "./words/words.ts";

/** How deep files lie in files, and how many bytes all of them may unpack to. */
export const deepest = 5;
export const mostUnpacked = 4096 * 1024 * 1024;

/** Tells what a file is. */
const headBytes = 64 * 1024;
/** What is read of a file at once that is not held, and how much of the next piece with it. */
const pieceBytes = 1 << 20;
const overlap = 16 * 1024;

/** What all files of one inspection share. */
export interface Inspection {
  readonly report: Report;
  readonly scanWords: WordScanner;
  /** Says that it is alive, and lets messages through. */
  readonly step: (what: string) => Promise<void>;
  /** Bytes that may still be unpacked. */
  budget: number;
  /** Hears every text, for the cross-check of a public version and a private one. */
  readonly hearing: Hearing;
}

type LookUp = (subject: Subject, place: Place, target: string) => void;

/** One file that is looked at: the one that came, or one within it. */
export class Subject {
  readonly inspection: Inspection;
  readonly name: string;
  /** All of it, or the beginning of one that is read by its places alone. */
  readonly bytes: Uint8Array;
  readonly source: RandomBytes;
  /** Names of the members on the way here, outermost first. */
  readonly members: readonly string[];
  /** Looks links to other files up, where those are known. */
  readonly #lookUp: LookUp | null;

  constructor(
    inspection: Inspection,
    name: string,
    bytes: Uint8Array,
    members: readonly string[] = [],
    source: RandomBytes = bytesInMemory(bytes),
    lookUp: LookUp | null = null,
  ) {
    this.inspection = inspection;
    this.name = name;
    this.bytes = bytes;
    this.members = members;
    this.source = source;
    this.#lookUp = lookUp;
  }

  /** Of a file that is too large to be held. */
  static async at(
    inspection: Inspection,
    name: string,
    source: RandomBytes,
  ): Promise<Subject> {
    const head = await readExactly(source, 0, Math.min(headBytes, source.size));
    return new Subject(inspection, name, head, [], source);
  }

  /** Whether `bytes` are all of it. */
  get isHeld(): boolean {
    return this.bytes.length === this.source.size;
  }

  find(check: CheckId, place: Place, seen: string, key?: string): void {
    this.inspection.hearing.hear(this.members, seen, place);
    this.inspection.report.find(check, this.members, place, seen, key);
  }

  cannotSee(
    reason: UnseenReason,
    what: string,
    place: Place = wholeFile,
  ): void {
    this.inspection.report.cannotSee(reason, this.members, place, what);
  }

  /** Looks for telling words. @param placeOf where a hit at this index of the text is */
  words(text: string, placeOf: PlaceOfText): void {
    this.inspection.hearing.hear(this.members, text, placeOf);
    for (const { check, index, match } of this.inspection.scanWords(text))
      this.inspection.report.find(
        check,
        this.members,
        typeof placeOf === "function" ? placeOf(index) : placeOf,
        match,
      );
  }

  /** Looks for telling words in what a reader of the file reads. */
  readsAs(text: string, placeOf: PlaceOfText): void {
    this.words(text, placeOf);
    this.inspection.hearing.read(this.members, text, placeOf);
  }

  /** Hears what bytes spell of which nobody says that they are text. */
  async hearBytes(
    bytes: Uint8Array,
    place: Place | null = null,
  ): Promise<void> {
    const { hearing } = this.inspection;
    for (const from of hearing.hearBytes(this.members, bytes, place))
      await this.step(`byte ${from}`);
  }

  /** Hears what all of the file's bytes spell. */
  async hearAllBytes(): Promise<void> {
    if (this.isHeld) {
      await this.hearBytes(this.bytes);
      return;
    }
    if (this.inspection.hearing.removed.texts.length === 0) return;
    const { size } = this.source;
    for (let at = 0; at < size; at += pieceBytes) {
      const length = Math.min(pieceBytes + overlap, size - at);
      const piece = await readExactly(this.source, at, length);
      await this.hearBytes(piece, { kind: "offset", offset: at });
    }
  }

  /** A link to another file, by its path from this one. */
  leadsTo(place: Place, target: string): void {
    if (this.#lookUp === null) this.find("relative-link", place, target);
    else this.#lookUp(this, place, target);
  }

  /** A file within this one; null when it lies too deep or there is too much of it. */
  within(
    name: string,
    bytes: Uint8Array,
    lookUp: LookUp | null = null,
  ): Subject | null {
    if (
      this.members.length >= deepest ||
      bytes.length > this.inspection.budget
    ) {
      this.cannotSee("limit-reached", name);
      return null;
    }
    this.inspection.budget -= bytes.length;
    const members = [...this.members, name];
    const source = bytesInMemory(bytes);
    return new Subject(this.inspection, name, bytes, members, source, lookUp);
  }

  step(what: string): Promise<void> {
    return this.inspection.step([...this.members, what].join(" / "));
  }
}

export const wholeFile: Place = { kind: "file" };

export function part(name: string): Place {
  return {
    kind: "part",
    part: Array.from(name.replace(/\p{Cc}/gu, " "))
      .slice(0, 100)
      .join(""),
  };
}

export function onPage(
  page: number,
  box: readonly [number, number, number, number] | null = null,
): Place {
  // Whole points, and no minus zero: the ledger keeps whole numbers alone.
  const whole = box?.map(
    (edge) => Math.round(Math.max(-1e8, Math.min(1e8, edge))) || 0,
  );
  return {
    kind: "page",
    page,
    box:
      whole === undefined ? null : (whole as [number, number, number, number]),
  };
}
