// SPDX-License-Identifier: Apache-2.0

/** One step of a pattern. Bytes, as git compares them, not characters. */
type Step =
  | { readonly kind: "byte"; readonly takes: (byte: number) => boolean }
  /** Any number of bytes: within a name, or across folders. */
  | { readonly kind: "run"; readonly crosses: boolean }
  /** Begins a run that crosses folders, and that may be nothing along with the slash after it. */
  | { readonly kind: "skip" };

const slash = 0x2f;
const escape = 0x5c;
const bracket = 0x5b;
const closing = 0x5d;
const colon = 0x3a;
const dash = 0x2d;

const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
export const toSmall = (byte: number): number =>
  isUpper(byte) ? byte + 0x20 : byte;
const isLower = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isAlpha = (byte: number): boolean => isUpper(byte) || isLower(byte);
const isGraph = (byte: number): boolean => byte > 0x20 && byte < 0x7f;

const classes: ReadonlyMap<string, (byte: number) => boolean> = new Map([
  ["alnum", (byte) => isAlpha(byte) || isDigit(byte)],
  ["alpha", isAlpha],
  ["blank", (byte) => byte === 0x20 || byte === 0x09],
  ["cntrl", (byte) => byte < 0x20 || byte === 0x7f],
  ["digit", isDigit],
  ["graph", isGraph],
  ["lower", isLower],
  ["print", (byte) => byte === 0x20 || isGraph(byte)],
  ["punct", (byte) => isGraph(byte) && !isAlpha(byte) && !isDigit(byte)],
  // Git counts neither VT nor FF as space, unlike C.
  ["space", (byte) => [0x20, 0x09, 0x0a, 0x0d].includes(byte)],
  ["upper", isUpper],
  [
    "xdigit",
    (byte) =>
      isDigit(byte) ||
      (byte >= 0x41 && byte <= 0x46) ||
      (byte >= 0x61 && byte <= 0x66),
  ],
]);

interface Parsed {
  readonly step: Step;
  /** Where the pattern goes on. */
  readonly next: number;
}

/** A byte of a set, as it stands or after a backslash; null where the pattern ends. */
function parseMember(
  pattern: Uint8Array,
  at: number,
): { readonly byte: number; readonly next: number } | null {
  const isEscape = pattern[at] === escape;
  const byte = pattern[isEscape ? at + 1 : at];
  return byte === undefined ? null : { byte, next: at + (isEscape ? 2 : 1) };
}

/** Where `[:name:]` ends that begins here; null where none does, undefined where the whole pattern ends first. */
function endOfClass(
  pattern: Uint8Array,
  at: number,
): number | null | undefined {
  if (pattern[at] !== bracket || pattern[at + 1] !== colon) return null;
  const end = pattern.indexOf(closing, at + 2);
  if (end < 0) return undefined;
  return end > at + 2 && pattern[end - 1] === colon ? end + 1 : null;
}

function bytesOfClass(
  pattern: Uint8Array,
  from: number,
  end: number,
): readonly number[] | null {
  const name = String.fromCharCode(...pattern.subarray(from + 2, end - 2));
  const holds = classes.get(name);
  if (holds === undefined) return null;
  return Array.from({ length: 256 }, (_none, byte) => byte).filter(holds);
}

/**
 * A byte, and where capitals do not count its small letter. Git looks for that in ranges and classes alone: a single
 * capital in a set, or after a backslash, then fits nothing.
 */
function* withSmall(byte: number, foldCase: boolean): Generator<number> {
  yield byte;
  if (foldCase && isUpper(byte)) yield toSmall(byte);
}

/** `[…]`; null where it is not ended, or names a class that there is not: then git matches nothing. */
function parseBracket(
  pattern: Uint8Array,
  from: number,
  foldCase: boolean,
): Parsed | null {
  const negated = pattern[from] === 0x21 || pattern[from] === 0x5e;
  const members = new Set<number>();
  /** What a range would begin with. */
  let before: number | null = null;
  let at = negated ? from + 1 : from;
  for (let isFirst = true; ; isFirst = false) {
    const byte = pattern[at];
    if (byte === closing && !isFirst) break;
    const end = endOfClass(pattern, at);
    if (end === undefined) return null;
    if (end !== null) {
      const bytes = bytesOfClass(pattern, at, end);
      if (bytes === null) return null;
      for (const each of bytes)
        for (const fits of withSmall(each, foldCase)) members.add(fits);
      before = null;
      at = end;
      continue;
    }
    const isRange: boolean =
      byte === dash &&
      before !== null &&
      pattern[at + 1] !== undefined &&
      pattern[at + 1] !== closing;
    const member = parseMember(pattern, isRange ? at + 1 : at);
    if (member === null) return null;
    const first = isRange && before !== null ? before : member.byte;
    for (let each = first; each <= member.byte; each += 1)
      for (const fits of withSmall(each, foldCase && isRange))
        members.add(fits);
    before = isRange ? null : member.byte;
    at = member.next;
  }
  const takes = (byte: number): boolean =>
    byte !== slash && members.has(byte) !== negated;
  return { step: { kind: "byte", takes }, next: at + 1 };
}

function exactly(wanted: number): Step {
  return { kind: "byte", takes: (byte) => byte === wanted };
}

function parseStars(pattern: Uint8Array, from: number): Parsed {
  let next = from;
  while (pattern[next] === 0x2a) next += 1;
  const before = pattern[from - 1];
  const after = pattern[next];
  const isWhole =
    next - from > 1 &&
    (before === undefined || before === slash) &&
    (after === undefined ||
      after === slash ||
      (after === escape && pattern[next + 1] === slash));
  if (!isWhole) return { step: { kind: "run", crosses: false }, next };
  return after === slash
    ? { step: { kind: "skip" }, next }
    : { step: { kind: "run", crosses: true }, next };
}

/** Null where git matches nothing by it. */
function parse(pattern: Uint8Array, foldCase: boolean): readonly Step[] | null {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length;) {
    const byte = pattern[at] ?? 0;
    if (byte === 0x2a) {
      const stars = parseStars(pattern, at);
      steps.push(stars.step);
      if (stars.step.kind === "skip")
        steps.push({ kind: "run", crosses: true });
      at = stars.next;
    } else if (byte === bracket) {
      const parsed = parseBracket(pattern, at + 1, foldCase);
      if (parsed === null) return null;
      steps.push(parsed.step);
      at = parsed.next;
    } else if (byte === 0x3f) {
      steps.push({ kind: "byte", takes: (each) => each !== slash });
      at += 1;
    } else {
      const isEscape = byte === escape;
      const literal = isEscape ? pattern[at + 1] : byte;
      if (literal === undefined) return null;
      steps.push(exactly(foldCase && !isEscape ? toSmall(literal) : literal));
      at += isEscape ? 2 : 1;
    }
  }
  return steps;
}

/** Adds a place in the pattern, and every place that is reached from it without a byte. */
function reach(steps: readonly Step[], place: number, places: Set<number>) {
  if (places.has(place)) return;
  places.add(place);
  const step = steps[place];
  if (step?.kind === "run") reach(steps, place + 1, places);
  if (step?.kind === "skip") {
    reach(steps, place + 1, places);
    // Nothing at all: neither the run nor the slash after it.
    reach(steps, place + 3, places);
  }
}

/**
 * Git's `wildmatch` with `WM_PATHNAME`, which `.gitattributes` and `.gitignore` are read by. A stranger wrote the
 * pattern: the work is bounded by its length times the path's, whatever it holds.
 * @param foldCase as with `core.ignorecase`, which git sets on Windows and macOS
 */
export function compilePattern(
  pattern: Uint8Array,
  foldCase = false,
): (path: Uint8Array) => boolean {
  const steps = parse(pattern, foldCase);
  if (steps === null) return () => false;
  return (path) => {
    let places = new Set<number>();
    reach(steps, 0, places);
    for (const there of path) {
      const byte = foldCase ? toSmall(there) : there;
      const next = new Set<number>();
      for (const place of places) {
        const step = steps[place];
        if (step?.kind === "run" && (step.crosses || byte !== slash))
          reach(steps, place, next);
        if (step?.kind === "byte" && step.takes(byte))
          reach(steps, place + 1, next);
      }
      places = next;
      if (places.size === 0) return false;
    }
    return places.has(steps.length);
  };
}
