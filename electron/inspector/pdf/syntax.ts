// SPDX-License-Identifier: Apache-2.0

/** The values of PDF (ISO 32000, 7.3), read without trusting any table of the file. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfRef {
  readonly num: number;
  constructor(num: number) {
    this.num = num;
  }
}

/** Bytes as one character each. */
export class PdfString {
  readonly raw: string;
  constructor(raw: string) {
    this.raw = raw;
  }

  /** As text: UTF-16 or UTF-8 with a mark, else one letter a byte. */
  get text(): string {
    const bytes = Buffer.from(this.raw, "latin1");
    if (this.raw.startsWith("\xfe\xff"))
      return bytes.length % 2 === 0
        ? bytes.subarray(2).swap16().toString("utf16le")
        : "";
    if (this.raw.startsWith("\xff\xfe"))
      return bytes.subarray(2).toString("utf16le");
    if (this.raw.startsWith("\xef\xbb\xbf"))
      return bytes.subarray(3).toString("utf8");
    return this.raw;
  }
}

export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfRef
  | PdfString
  | readonly PdfValue[]
  | PdfDict;

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

const deepestValue = 60;
const space = /[\0\t\n\f\r ]/;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]/;
const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" },
};

/** Thrown where the text is no value. */
export class SyntaxFault extends Error {
  override readonly name = "SyntaxFault";
}

/** Reads values from a text of one character a byte. */
export class ValueReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  skipSpace(): void {
    for (;;) {
      const character = this.#text[this.at];
      if (character === undefined) return;
      if (character === "%") {
        while (
          this.at < this.#text.length &&
          !/[\r\n]/.test(this.#text[this.at] ?? "")
        )
          this.at += 1;
      } else if (space.test(character)) this.at += 1;
      else return;
    }
  }

  read(depth = 0): PdfValue {
    if (depth > deepestValue) throw new SyntaxFault("too deep");
    this.skipSpace();
    const character = this.#text[this.at];
    switch (character) {
      case "/":
        return this.#name();
      case "(":
        return this.#literal();
      case "[":
        return this.#array(depth);
      case "<":
        return this.#text[this.at + 1] === "<"
          ? this.#dict(depth)
          : this.#hex();
      case undefined:
      default:
        return this.#word();
    }
  }

  #run(): string {
    const from = this.at;
    while (regular.test(this.#text[this.at] ?? " ")) this.at += 1;
    return this.#text.slice(from, this.at);
  }

  #name(): PdfName {
    this.at += 1;
    const name = this.#run();
    return new PdfName(
      name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      ),
    );
  }

  #word(): PdfValue {
    const word = this.#run();
    if (word === "") throw new SyntaxFault("no value");
    if (word === "null") return null;
    if (word === "true") return true;
    if (word === "false") return false;
    const number = Number(word);
    if (Number.isNaN(number)) throw new SyntaxFault("no value");
    // A whole number may begin a reference: `12 0 R`.
    const reference =
      /^[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z0-9])/.exec(
        this.#text.slice(this.at, this.at + 32),
      );
    if (reference === null || !/^\d+$/.test(word)) return number;
    this.at += reference[0].length;
    return new PdfRef(number);
  }

  #array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#text[this.at] === "]") {
        this.at += 1;
        return values;
      }
      values.push(this.read(depth + 1));
    }
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const dict = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.#text.startsWith(">>", this.at)) {
        this.at += 2;
        return dict;
      }
      if (this.#text[this.at] !== "/") throw new SyntaxFault("no key");
      const { name } = this.#name();
      dict.set(name, this.read(depth + 1));
    }
  }

  #hex(): PdfString {
    const end = this.#text.indexOf(">", this.at);
    if (end === -1) throw new SyntaxFault("no end");
    const digits = this.#text
      .slice(this.at + 1, end)
      .replace(/[^0-9a-f]/gi, "");
    this.at = end + 1;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return new PdfString(Buffer.from(even, "hex").toString("latin1"));
  }

  #literal(): PdfString {
    let raw = "";
    let open = 1;
    this.at += 1;
    for (; open > 0; this.at += 1) {
      const character = this.#text[this.at];
      if (character === undefined) throw new SyntaxFault("no end");
      if (character === "\\") {
        raw += this.#escape();
        continue;
      }
      if (character === "(") open += 1;
      if (character === ")") open -= 1;
      if (open > 0) raw += character;
    }
    return new PdfString(raw);
  }

  /** Leaves the reader on the escape's last character. */
  #escape(): string {
    const octal = /^[0-7]{1,3}/.exec(
      this.#text.slice(this.at + 1, this.at + 4),
    );
    if (octal !== null) {
      this.at += octal[0].length;
      return String.fromCharCode(parseInt(octal[0], 8) & 0xff);
    }
    this.at += 1;
    const character = this.#text[this.at] ?? "";
    if (character === "\r" && this.#text[this.at + 1] === "\n") this.at += 1;
    return /[\r\n]/.test(character) ? "" : (escapes[character] ?? character);
  }
}
