// SPDX-License-Identifier: Apache-2.0
import {
  crossCheckFindings,
  type Place,
} from "../../../shared/domain/inspection.ts";
import { base64In } from "./base64.ts";
import { type RemovedHit, RemovedTexts } from "./removed.ts";
import { withoutMarkup } from "./withoutMarkup.ts";

export interface Heard extends Pick<RemovedHit, "removed" | "isWhole"> {
  readonly members: readonly string[];
  readonly place: Place;
  /** Seen in the file's bytes alone, and not by whoever reads its type. */
  readonly isRaw: boolean;
}

/** A piece of what a reader of the file reads, in order. */
export interface Passage {
  readonly members: readonly string[];
  readonly text: string;
  readonly placeOf: (line: number) => Place;
}

/** Of a whole text, or of an index in it. */
export type PlaceOfText = Place | ((index: number) => Place);

const pieceBytes = 1 << 20;
const overlap = 16 * 1024;
const mostHeard = 20 * crossCheckFindings;
const mostContent = 64 << 20;

/** Hears every text of a file and of the files within it. */
export class Hearing {
  readonly removed: RemovedTexts;
  readonly content: Passage[] = [];
  isContentCut = false;
  readonly #heard = new Map<string, Heard>();
  #contentLength = 0;

  constructor(removed: readonly string[]) {
    this.removed = new RemovedTexts(removed);
  }

  get heard(): readonly Heard[] {
    return [...this.#heard.values()];
  }

  #keep(heard: Heard): void {
    const { removed, members, place, isRaw } = heard;
    const id = JSON.stringify([
      removed,
      members,
      place.kind === "page" ? place.page : place,
      isRaw,
    ]);
    const known = this.#heard.get(id);
    if (known?.isWhole === true) return;
    if (known !== undefined || this.#heard.size < mostHeard)
      this.#heard.set(id, heard);
  }

  #hearLines(
    members: readonly string[],
    text: string,
    placeOf: (line: number) => Place,
  ): void {
    for (const { removed, isWhole, line } of this.removed.inText(text))
      this.#keep({
        ...{ removed, isWhole, members, isRaw: false },
        place: placeOf(line),
      });
    this.#hearBase64(members, text, (at) =>
      placeOf(text.slice(0, at).split("\n").length - 1),
    );
  }

  #hearBase64(
    members: readonly string[],
    text: string,
    placeOf: (at: number) => Place,
    isRaw = false,
  ): void {
    if (this.removed.texts.length === 0) return;
    for (const { text: decoded, at, isPlain } of base64In(text)) {
      const hits = isPlain
        ? this.removed.inText(decoded)
        : this.removed.inBytes(decoded);
      for (const { removed, isWhole } of hits)
        this.#keep({ removed, isWhole, members, isRaw, place: placeOf(at) });
    }
  }

  /** @param place of the whole text, or of an index in it */
  hear(members: readonly string[], text: string, place: PlaceOfText): void {
    this.#hearLines(members, text, byLine(text, place));
  }

  /** A text in a language of markup, as it reads without it. */
  hearMarkup(members: readonly string[], text: string): void {
    if (this.removed.texts.length === 0) return;
    for (const reading of withoutMarkup(text))
      this.#hearLines(members, reading, (line) => ({
        ...{ kind: "line", line: line + 1 },
      }));
  }

  /** Text that a reader reads, to be compared with the private version's. */
  read(members: readonly string[], text: string, place: PlaceOfText): void {
    this.#contentLength += text.length;
    if (this.#contentLength > mostContent) this.isContentCut = true;
    else this.content.push({ members, text, placeOf: byLine(text, place) });
  }

  /** Whatever the bytes spell as UTF-8, Latin-1, or UTF-16 of Latin letters. */
  *hearBytes(
    members: readonly string[],
    bytes: Uint8Array,
    place: Place | null,
  ): Generator<number> {
    if (this.removed.texts.length === 0) return;
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const piece = bytes.subarray(from, from + pieceBytes + overlap);
      for (const encoding of ["utf-8", "latin1"])
        for (const { removed, isWhole } of this.removed.inBytes(
          new TextDecoder(encoding).decode(piece),
        ))
          this.#keep({
            ...{ removed, isWhole, members, isRaw: true },
            place: place ?? { kind: "offset", offset: from },
          });
      this.#hearBase64(
        members,
        new TextDecoder("latin1").decode(piece),
        (at) => place ?? { kind: "offset", offset: from + at },
        true,
      );
      yield from;
    }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
    starts.push(at + 1);
  return starts;
}

function byLine(text: string, place: PlaceOfText): (line: number) => Place {
  if (typeof place !== "function") return () => place;
  let starts: readonly number[] | null = null;
  return (line) => {
    starts ??= lineStarts(text);
    return place(starts[line] ?? 0);
  };
}
