// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";
import { readXml } from "../xml.ts";
import { type Attributes, isTrue, type Looks } from "./looks.ts";
import { AltLook } from "./altLook.ts";
import { RunLook } from "./runLook.ts";
import { ShapeLook } from "./shapeLook.ts";

const changes: Readonly<Record<string, string>> = {
  ...{ "w:ins": "inserted", "w:del": "deleted" },
  ...{ "w:moveFrom": "moved away", "w:moveTo": "moved here" },
};
/** Changes of how something looks, or of a table's cells, which hold no text of their own. */
const otherChange = /^w:(?:\w+Change|cellIns|cellDel|cellMerge)$/;
const comments = new Set([
  "w:comment",
  "comment",
  "p:cm",
  "threadedComment",
  "p188:cm",
]);
const paragraphs = new Set(["w:p", "a:p", "row", "si", "w:comment"]);
/** Attributes that hold what somebody wrote: descriptions of pictures, fields, tips. */
const written = new Set([
  ...["descr", "title", "alt", "tooltip", "w:tooltip", "w:instr", "w:alias"],
  ...["prompt", "promptTitle", "error", "errorTitle", "comment"],
]);

function whoIn(attributes: Attributes): string {
  return (
    attributes.get("w:author") ??
    attributes.get("w:initials") ??
    attributes.get("authorId") ??
    ""
  );
}

/** Follows one part of a document: text, sheet or slide. */
export class BodyReader {
  readonly #subject: Subject;
  readonly #path: string;
  readonly #run: RunLook;
  readonly #shape: ShapeLook;
  readonly #alt = new AltLook();
  text = "";
  #change: { kind: string; who: string; text: string } | null = null;
  #comment: { who: string; text: string } | null = null;
  /** A cell whose format shows nothing of it. */
  #emptied: { name: string; text: string } | null = null;
  readonly #looks: Looks;

  constructor(subject: Subject, path: string, looks: Looks) {
    this.#subject = subject;
    this.#path = path;
    this.#looks = looks;
    this.#run = new RunLook(looks);
    this.#shape = new ShapeLook(looks);
  }

  read(xml: string): boolean {
    const isWhole = readXml(xml, {
      open: (name, attributes) => {
        const given = new Map(attributes);
        this.#run.open(name, given);
        this.#shape.open(name, given);
        this.#alt.open(name, given);
        this.#open(name, given);
      },
      text: (text) => {
        this.#take(text);
      },
      close: (name) => {
        this.#run.close(name);
        this.#shape.close(name, this.#path.startsWith("ppt/slides/"));
        this.#alt.close(name);
        this.#close(name);
      },
    });
    const place = part(this.#path);
    for (const [check, text] of this.#run.texts)
      if (text.trim() !== "") this.#subject.find(check, place, text);
    for (const { check, text } of this.#shape.found)
      this.#subject.find(check, place, text);
    for (const name of this.#alt.missing)
      this.#subject.find("no-alt-text", place, name);
    return isWhole;
  }

  #open(name: string, attributes: Attributes): void {
    const place = part(this.#path);
    const kind = changes[name];
    const who = whoIn(attributes);
    if (kind !== undefined) this.#change = { kind, who, text: "" };
    if (otherChange.test(name))
      this.#subject.find(
        "tracked-change",
        place,
        `changed by ${who || "somebody"}: how it looks`,
      );
    if (comments.has(name)) this.#comment = { who, text: "" };
    for (const [key, value] of attributes)
      if (written.has(key)) this.#subject.words(value, place);
    if (name === "p:sld" && !isTrue(attributes.get("show") ?? "1"))
      this.#subject.find("hidden-slide", place, this.#path);
    this.#openSheet(name, attributes);
    const person =
      name === "person"
        ? attributes.get("displayName")
        : attributes.get("w15:author");
    if (name === "person" || name === "w15:person")
      this.#subject.find("metadata-author", place, person ?? "a person");
  }

  #openSheet(name: string, attributes: Attributes): void {
    const place = part(this.#path);
    const isFlat =
      (name === "row" && Number(attributes.get("ht") ?? "1") === 0) ||
      (name === "col" && Number(attributes.get("width") ?? "1") === 0);
    if (
      isFlat ||
      ((name === "row" || name === "col") && isTrue(attributes.get("hidden")))
    )
      this.#subject.find(
        "hidden-cells",
        place,
        `${name} ${attributes.get("r") ?? attributes.get("min") ?? ""}`,
      );
    if (name === "c" && this.#looks.emptyFormats.has(attributes.get("s") ?? ""))
      this.#emptied = { name: attributes.get("r") ?? "", text: "" };
    const state = attributes.get("state") ?? "";
    if (name === "sheet" && /hidden/i.test(state))
      this.#subject.find(
        "hidden-sheet",
        place,
        `${attributes.get("name") ?? ""} (${state})`,
      );
  }

  #take(text: string): void {
    this.text += text;
    this.#run.take(text);
    this.#shape.take(text);
    if (this.#change !== null) this.#change.text += text;
    if (this.#emptied !== null) this.#emptied.text += text;
    if (this.#comment !== null) this.#comment.text += text;
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
    if (name === "c" && this.#emptied !== null) {
      const { name: cell, text } = this.#emptied;
      if (text.trim() !== "")
        this.#subject.find(
          "hidden-cells",
          place,
          `cell ${cell}, emptied by its format`,
        );
      this.#emptied = null;
    }
    if (comments.has(name) && this.#comment !== null) {
      const { who, text } = this.#comment;
      this.#subject.find("comment", place, `${who || "somebody"}: ${text}`);
      this.#comment = null;
    }
  }
}
