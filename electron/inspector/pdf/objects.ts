// SPDX-License-Identifier: Apache-2.0
import { decodeFilters } from "./filters.ts";
import {
  isDict,
  type PdfDict,
  PdfName,
  PdfRef,
  type PdfValue,
  ValueReader,
} from "./syntax.ts";

/** One definition of an object, wherever it stands in the file. */
export interface PdfObject {
  readonly num: number;
  /** In the file; of the stream that holds it, for an object in an object stream. */
  readonly offset: number;
  readonly value: PdfValue;
  /** Where its value ends, or its stream; its own offset for one that lies in an object stream. */
  readonly end: number;
  /** Bytes as they lie in the file; null when it is no stream. */
  readonly stream: Uint8Array | null;
}

const mostObjects = 400_000;
function streamAt(
  bytes: Uint8Array,
  text: string,
  from: number,
  dict: PdfDict,
): { stream: Uint8Array; end: number } | null {
  const start = /^[\0\t\n\f\r ]{0,20}stream(?:\r\n|\n|\r)/.exec(
    text.slice(from, from + 40),
  );
  if (start === null) return null;
  const begin = from + start[0].length;
  const length = dict.get("Length");
  // The length is believed only where the end is.
  const said = typeof length === "number" ? begin + length : -1;
  const end =
    said >= begin && /^\s{0,4}endstream/.test(text.slice(said, said + 16))
      ? said
      : text.indexOf("endstream", begin);
  if (end === -1) return { stream: bytes.subarray(begin), end: text.length };
  return { stream: bytes.subarray(begin, end), end };
}

/** Every object of the file, in its order, of every revision, whether a table names it or not. */
export function scanObjects(bytes: Uint8Array, text: string): PdfObject[] {
  const objects: PdfObject[] = [];
  const beginning =
    /(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![a-z])/g;
  for (
    let match = beginning.exec(text);
    match !== null && objects.length < mostObjects;
    match = beginning.exec(text)
  ) {
    const reader = new ValueReader(text, beginning.lastIndex);
    try {
      const value = reader.read();
      const found = isDict(value)
        ? streamAt(bytes, text, reader.at, value)
        : null;
      objects.push({
        num: Number(match[1]),
        offset: match.index,
        end: found?.end ?? reader.at,
        value,
        stream: found?.stream ?? null,
      });
      beginning.lastIndex = Math.max(
        beginning.lastIndex,
        found?.end ?? reader.at,
      );
    } catch {
      // What is no value is not an object, and what stands after it may be one.
    }
  }
  return [...objects, ...objects.flatMap(objectsWithin)];
}

/** Objects that lie packed in an object stream. */
function objectsWithin(container: PdfObject): PdfObject[] {
  const { value, offset } = container;
  if (!isDict(value) || nameOf(value.get("Type")) !== "ObjStm") return [];
  const content = decodeStream(container);
  const [count, first] = [value.get("N"), value.get("First")];
  if (
    content === null ||
    typeof count !== "number" ||
    typeof first !== "number"
  )
    return [];
  const text = Buffer.from(content).toString("latin1");
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  const objects: PdfObject[] = [];
  for (
    let index = 0;
    index < count && objects.length < mostObjects;
    index += 1
  ) {
    const [num, at] = [numbers[index * 2], numbers[index * 2 + 1]];
    if (num === undefined || at === undefined) break;
    try {
      const held = new ValueReader(text, first + at).read();
      objects.push({ num, offset, end: offset, value: held, stream: null });
    } catch {
      // One that is damaged says nothing of the others.
    }
  }
  return objects;
}

export function nameOf(value: PdfValue | undefined): string | null {
  return value instanceof PdfName ? value.name : null;
}

export function filtersOf(dict: PdfDict): (string | null)[] {
  const filter = dict.get("Filter");
  if (filter === undefined || filter === null) return [];
  return Array.isArray(filter)
    ? (filter as readonly PdfValue[]).map(nameOf)
    : [nameOf(filter)];
}

/** The stream's content; null when a filter is not one of those that hold text. */
export function decodeStream({ value, stream }: PdfObject): Uint8Array | null {
  if (stream === null || !isDict(value)) return null;
  return decodeFilters(stream, filtersOf(value));
}

/** The file's objects as the newest revision has them, and what leads to them. */
export class PdfObjects {
  /** Newest definition of each number. */
  readonly current = new Map<number, PdfObject>();
  /** Definitions that a later one replaced. */
  readonly superseded: PdfObject[] = [];
  readonly trailers: readonly PdfDict[];
  /** Where objects lie in the file, in its order. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];

  constructor(objects: readonly PdfObject[], trailers: readonly PdfDict[]) {
    const inOrder = [...objects].sort((a, b) => a.offset - b.offset);
    for (const object of inOrder) {
      const before = this.current.get(object.num);
      if (before !== undefined) this.superseded.push(before);
      this.current.set(object.num, object);
    }
    this.ranges = inOrder.map(({ offset, end }) => ({ start: offset, end }));
    const tables = inOrder.flatMap(({ value }) =>
      isDict(value) && nameOf(value.get("Type")) === "XRef" ? [value] : [],
    );
    this.trailers = [...trailers, ...tables];
  }

  /** The value behind a reference, one step at a time. */
  at(value: PdfValue | undefined): PdfValue | undefined {
    let found = value;
    for (let step = 0; step < 10 && found instanceof PdfRef; step += 1)
      found = this.current.get(found.num)?.value;
    return found;
  }

  dictAt(value: PdfValue | undefined): PdfDict | null {
    const found = this.at(value);
    return isDict(found) ? found : null;
  }

  /** From the last trailer that has it. */
  fromTrailer(key: string): PdfDict | null {
    for (const trailer of [...this.trailers].reverse()) {
      const found = this.dictAt(trailer.get(key));
      if (found !== null) return found;
    }
    return null;
  }

  get isEncrypted(): boolean {
    return this.trailers.some((trailer) => trailer.has("Encrypt"));
  }

  /** Numbers of the objects that a trailer leads to, or one of these values. */
  reachable(
    from: readonly (PdfValue | undefined)[] = this.trailers,
  ): ReadonlySet<number> {
    const reached = new Set<number>();
    const waiting = from.filter((value) => value !== undefined);
    for (
      let value = waiting.pop();
      value !== undefined;
      value = waiting.pop()
    ) {
      if (value instanceof PdfRef) {
        if (reached.has(value.num)) continue;
        reached.add(value.num);
        const object = this.current.get(value.num);
        if (object !== undefined) waiting.push(object.value);
      } else if (Array.isArray(value)) waiting.push(...(value as PdfValue[]));
      else if (isDict(value)) waiting.push(...value.values());
    }
    return reached;
  }
}

function trailersIn(text: string): PdfDict[] {
  return [...text.matchAll(/\btrailer(?=[\s<])/g)].flatMap(({ index }) => {
    try {
      const value = new ValueReader(text, index + 7).read();
      return isDict(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

export function readObjects(bytes: Uint8Array): PdfObjects {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    bytes.length,
  ).toString("latin1");
  return new PdfObjects(scanObjects(bytes, text), trailersIn(text));
}
