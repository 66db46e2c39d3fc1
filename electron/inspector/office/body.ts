// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";
import { readXml } from "../xml.ts";

type Attributes = ReadonlyMap<string, string>;

const changes: Readonly<Record<string, string>> = {
  ...{ "w:ins": "inserted", "w:del": "deleted" },
  ...{ "w:moveFrom": "moved away", "w:moveTo": "moved here" },
};
const comments = new Set([
  "w:comment",
  "comment",
  "p:cm",
  "threadedComment",
  "p188:cm",
]);
const paragraphs = new Set(["w:p", "a:p", "row", "si", "w:comment"]);

function isOn(attributes: Attributes, name: string): boolean {
  const value = attributes.get(name);
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}

/** Follows one part of a document: text, sheet or slide. */
export class BodyReader {
  readonly #subject: Subject;
  readonly #path: string;
  text = "";
  #change: { kind: string; who: string; text: string } | null = null;
  #comment: { who: string; text: string } | null = null;
  #isHiddenRun = false;
  #hidden = "";
  #isWhiteRun = false;
  #white = "";

  constructor(subject: Subject, path: string) {
    this.#subject = subject;
    this.#path = path;
  }

  read(xml: string): boolean {
    const isWhole = readXml(xml, {
      open: (name, attributes) => {
        this.#open(name, new Map(attributes));
      },
      text: (text) => {
        this.#take(text);
      },
      close: (name) => {
        this.#close(name);
      },
    });
    const place = part(this.#path);
    if (this.#hidden.trim() !== "")
      this.#subject.find("hidden-text", place, this.#hidden);
    if (this.#white.trim() !== "")
      this.#subject.find("text-white", place, this.#white);
    return isWhole;
  }

  #open(name: string, attributes: Attributes): void {
    const place = part(this.#path);
    const kind = changes[name];
    const who =
      attributes.get("w:author") ??
      attributes.get("w:initials") ??
      attributes.get("authorId") ??
      "";
    if (kind !== undefined) this.#change = { kind, who, text: "" };
    if (comments.has(name)) this.#comment = { who, text: "" };
    if (name === "w:r") this.#isHiddenRun = this.#isWhiteRun = false;
    if (name === "w:vanish" && isOn(attributes, "w:val"))
      this.#isHiddenRun = true;
    if (name === "w:color" && /^f{6}$/i.test(attributes.get("w:val") ?? ""))
      this.#isWhiteRun = true;
    if (name === "p:sld" && attributes.get("show") === "0")
      this.#subject.find("hidden-slide", place, this.#path);
    if ((name === "row" || name === "col") && attributes.get("hidden") === "1")
      this.#subject.find(
        "hidden-cells",
        place,
        `${name} ${attributes.get("r") ?? attributes.get("min") ?? ""}`,
      );
    const state = attributes.get("state") ?? "";
    if (name === "sheet" && /hidden/i.test(state))
      this.#subject.find(
        "hidden-sheet",
        place,
        `${attributes.get("name") ?? ""} (${state})`,
      );
    if (name === "person")
      this.#subject.find(
        "metadata-author",
        place,
        attributes.get("displayName") ?? "a person",
      );
    if (name === "w15:person")
      this.#subject.find(
        "metadata-author",
        place,
        attributes.get("w15:author") ?? "a person",
      );
  }

  #take(text: string): void {
    this.text += text;
    if (this.#change !== null) this.#change.text += text;
    if (this.#comment !== null) this.#comment.text += text;
    if (this.#isHiddenRun) this.#hidden += text;
    if (this.#isWhiteRun) this.#white += text;
  }

  #close(name: string): void {
    if (paragraphs.has(name)) this.text += "\n";
    const place = part(this.#path);
    if (changes[name] !== undefined && this.#change !== null) {
      const { kind, who, text } = this.#change;
      this.#subject.find(
        "tracked-change",
        place,
        `${kind} by ${who || "somebody"}: ${text}`,
      );
      this.#change = null;
    }
    if (comments.has(name) && this.#comment !== null) {
      const { who, text } = this.#comment;
      this.#subject.find("comment", place, `${who || "somebody"}: ${text}`);
      this.#comment = null;
    }
  }
}
