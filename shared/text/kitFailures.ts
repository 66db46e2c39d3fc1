// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, nothingChanged } from "./facts.ts";

const byTheKitAlone =
  "Look at the vault's other copies: the kit of a copy from before still opens that copy.";

/** The recovery kit: making it, and coming back with it. */
export const kitFailures = {
  "kit-in-force": (fact) => ({
    title: `No recovery kit was made: the vault has one already${because(fact("at") === "" ? "" : `made ${fact("at")} by ${fact("by")}`)}.`,
    safe: "Nothing was changed. The kit that there is still opens the vault.",
    next: "A new kit would open the vault in its stead: kits made before open this vault no more. If that is meant, say that it is to be replaced.",
  }),
  "kit-not-a-kit": () => ({
    title:
      "This is no recovery kit: it holds neither 24 words nor an identity.",
    safe: nothingChanged,
    next: "Choose the kit's file or sheet, or type the 24 words, or the line that begins with AGE-SECRET-KEY-1.",
  }),
  "kit-identity-mistyped": () => ({
    title: "The kit's identity is mistyped: its checksum is wrong.",
    safe: nothingChanged,
    next: "Compare the line that begins with AGE-SECRET-KEY-1 letter by letter, or type the 24 words instead.",
  }),
  "kit-words-count": (fact) => ({
    title: `A recovery kit has 24 words${because(fact("count") === "" ? "" : `these are ${fact("count")}`)}.`,
    safe: nothingChanged,
    next: "Type all of them, in the order of their numbers.",
  }),
  "kit-word-unknown": (fact) => ({
    title: `Word ${fact("position") || "X"} is not on the list that the words are from.`,
    safe: nothingChanged,
    next:
      fact("suggestions") === ""
        ? "Compare it with the sheet."
        : `Compare it with the sheet; words near to it are: ${fact("suggestions")}.`,
  }),
  "kit-words-checksum": () => ({
    title:
      "These are 24 words of the list, but not those of a kit: their checksum is wrong.",
    safe: nothingChanged,
    next: "Compare each word and their order with the sheet.",
  }),
  "kit-none": () => ({
    title:
      "The vault was not recovered: its recovery.age is missing. No kit was made for it, or the file was lost.",
    safe: nothingChanged,
    next: "If a kit was made, put recovery.age back from a backup of the vault.",
  }),
  "kit-damaged": () => ({
    title:
      "The vault was not recovered: its recovery.age is damaged or was altered.",
    safe: nothingChanged,
    next: "Put recovery.age back from a backup of the vault.",
  }),
  "kit-other-vault": (fact) => ({
    title: `The vault was not recovered: this kit is of another vault${because(fact("vault"))}.`,
    safe: nothingChanged,
    next: "Look for the kit with this vault's id, or open the vault that the kit names.",
  }),
  "kit-older": () => ({
    title:
      "The vault was not recovered: this kit is of this vault, but another was made after it.",
    safe: nothingChanged,
    next: `Look for the newest kit. ${byTheKitAlone}`,
  }),
  "kit-does-not-open": () => ({
    title:
      "The vault was not recovered: this kit does not open it. It is of another vault, or another kit was made after it.",
    safe: nothingChanged,
    next: `Look at the vault's id and the date on the kit. ${byTheKitAlone}`,
  }),
  "header-lost": () => ({
    title:
      "The vault was not recovered: its header is damaged, and nothing here tells the vault's id or opens its first entry.",
    safe: nothingChanged,
    next: "Put vault.json back from a backup, or give the kit as a file: the file holds the vault's id.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
