// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import {
  because,
  bytesInWords,
  type FailureWords,
  named,
  nothingChanged,
} from "./facts.ts";
import { pathReason } from "./paths.ts";

const notTaken = "Nothing of it is in the vault.";

/** What a file in the making will be called; its name until then is nobody's business. */
function finalName(name: string): string {
  return name.replace(/^\.(.+)-[0-9a-f]+\.part$/, "$1").replace(/\.part$/, "");
}

function textAdvice(field: string, reason: string): string {
  if (reason.includes("U+"))
    return "Write it without that character: what is signed holds only characters that show the same everywhere.";
  return field === "author"
    ? "Write a name and a mail address, such as Alma Lindqvist <alma@harbour.example>."
    : "Use one line of visible characters, at most 1000.";
}

/** Files, disks, names and what people type. */
export const fileFailures = {
  "grant-unknown": () => ({
    title: "The file or folder that was chosen is no longer known here.",
    safe: nothingChanged,
    next: "Choose it again.",
  }),
  "file-vanished": (fact) => ({
    title: `${named("The file or folder", fact("name"))} was not found.`,
    safe: nothingChanged,
    next: "Check its name, and whether it was moved.",
  }),
  "file-unreadable": (fact) => ({
    title: `${named("The file", fact("name"))} could not be read${because(fact("reason"))}.`,
    safe: nothingChanged,
    next: "Check that you may read it and that its disk is well, and try again.",
  }),
  "file-is-directory": (fact) => ({
    title: `${named("The folder", fact("name"))} was not taken: a file is needed here.`,
    safe: nothingChanged,
    next: "Choose the files inside it.",
  }),
  "file-not-regular": (fact) => ({
    title: `${named("The item", fact("name"))} was not taken: it is a pipe, a device or the like, not a plain file.`,
    safe: nothingChanged,
    next: "Choose the file itself.",
  }),
  "file-empty": (fact) => ({
    title: `${named("The file", fact("name"))} was not taken: it is empty.`,
    safe: notTaken,
    next: "Ask whoever sent it for the whole file.",
  }),
  "file-too-large": (fact) => ({
    title: `${named("The file", fact("name"))} is too large${because(fact("limit") === "" ? "" : `the limit is ${bytesInWords(fact("limit"))}`)}.`,
    safe: nothingChanged,
    next: "Check that it is the file you meant.",
  }),
  "file-changed-while-reading": (fact) => ({
    title: `${named("The file", fact("name"))} was not taken: it changed while it was being read.`,
    safe: notTaken,
    next: "Wait until whatever is writing it has finished, and try again.",
  }),
  "disk-full": (fact) => ({
    title: `${named("The file", finalName(fact("name")))} was not written: the disk is full.`,
    safe: "What was recorded before is still there. Nothing half-written was kept.",
    next: "Make room on the disk and try again.",
  }),
  "write-failed": (fact) => ({
    title:
      fact("reason") === "ENOENT"
        ? "Nothing was written: the folder that is to hold it does not exist."
        : `${named("The file", finalName(fact("name")))} could not be written${because(fact("reason"))}.`,
    safe: "What was recorded before is still there. Nothing half-written was kept.",
    next:
      fact("reason") === "ENOENT"
        ? "Make that folder first, or choose another place."
        : "Check that you may write there and that the disk is well, and try again.",
  }),
  "destination-in-vault": (fact) => ({
    title: `Nothing was written: ${named("the place", fact("name"))} is inside a vault.`,
    safe: nothingChanged,
    next: "Choose a folder outside of every vault.",
  }),
  "destination-exists": (fact) => ({
    title: `Nothing was written: ${fact("name") === "" ? "something" : `“${fact("name")}”`} is in that place already.`,
    safe: "What is there was not touched.",
    next: "Choose a name that is not taken.",
  }),
  "name-unsafe": (fact) => ({
    title: `${named("The file's name", fact("name"))} was refused: ${fact("limit") === "" ? `it holds a character that can deceive or cannot be kept${because(fact("character"))}` : `it is longer than ${fact("limit")} bytes`}.`,
    safe: nothingChanged,
    next: "Rename the file with plain letters and try again.",
  }),
  "path-unsafe": (fact) => ({
    title: `${named("The path", fact("path") || fact("name"))} was refused${because(pathReason(fact("reason")))}.`,
    safe: nothingChanged,
    next: "Give a plain relative path, such as findings/report.pdf.",
  }),
  "path-duplicate": (fact) => ({
    title: `${named("The path", fact("path"))} was given to two files, or to one that stays and one that goes.`,
    safe: nothingChanged,
    next: "Give each file a path of its own.",
  }),
  "path-collides": (fact) => ({
    title: `${named("The path", fact("path"))} and ${named("the path", fact("other"))} cannot lie in one tree on every system: they differ only in spelling, or one is a folder of the other.`,
    safe: nothingChanged,
    next: "Rename one of them.",
  }),
  "text-refused": (fact) => ({
    title: `${named("The text", fact("field"))} was refused${because(fact("reason"))}.`,
    safe: nothingChanged,
    next: textAdvice(fact("field"), fact("reason")),
  }),
  "id-refused": (fact) => ({
    title: `${named("The id", fact("id"))} was refused.`,
    safe: nothingChanged,
    next: "Use 1 to 32 of a–z, 0–9 and hyphens, with a letter or digit first.",
  }),
  "time-refused": (fact) => ({
    title: `${named("The time", fact("time") || fact("field"))} was refused${because(fact("reason"))}.`,
    safe: nothingChanged,
    next: "Give real times in UTC, such as 2026-01-31T16:00:00Z: an end after its beginning, and an expiry in the future and after the embargo.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
