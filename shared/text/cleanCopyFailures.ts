// SPDX-License-Identifier: Apache-2.0
import { type CleanRefusal, cleanRefusals } from "../domain/cleanCopy.ts";
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords } from "./facts.ts";

const kept = "The version stays as it is, and nothing was kept of a copy.";

const refusals: Readonly<
  Record<CleanRefusal, readonly [title: string, next: string]>
> = {
  type: [
    "No clean copy was made: copies are made of PDF, JPEG, PNG, WebP and GIF alone.",
    "Ask for a version without what was found.",
  ],
  "picture-type": [
    "No clean copy was made: none of a TIFF or HEIC picture can be proved to look the same.",
    "Save the picture as PNG or JPEG in the program that made it, take that in as a version of its own, and make the copy of that.",
  ],
  "drawing-type": [
    "No clean copy was made: in an SVG drawing, what is hidden cannot be told from what is shown.",
    "Export the drawing as PDF or PNG, take that in as a version of its own, and make the copy of that.",
  ],
  "office-type": [
    "No clean copy was made: none of an Office document can be proved to look the same.",
    "Remove what was found in the program that made it, or export the document as PDF; take that in as a version of its own, and inspect it.",
  ],
  "archive-type": [
    "No clean copy was made: an archive is cleaned file by file.",
    "Take in the files that are in it as versions of their own, and make copies of those.",
  ],
  encrypted: [
    "No clean copy was made: the file is encrypted.",
    "Ask for a version that is not, and take that in.",
  ],
  damaged: [
    "No clean copy was made: the file is damaged, or not what it says it is.",
    "Ask for another version, and inspect that.",
  ],
  "too-large": [
    "No clean copy was made: the file is too large for it.",
    "Ask for a smaller version, or one without what was found.",
  ],
  "nothing-to-remove": [
    "No clean copy was made: it would be the same, byte for byte.",
    "What was found is in what can be seen. Accept it with a reason, or ask for another version.",
  ],
};

function pagesOf(pages: string): string {
  if (pages === "") return "";
  return pages.includes(",") ? `pages ${pages}` : `page ${pages}`;
}

export const cleanCopyFailures = {
  "clean-copy-refused": (fact) => {
    const reason = fact("reason");
    const known = cleanRefusals.find((each) => each === reason) ?? "damaged";
    const [title, next] = refusals[known];
    return { title, safe: kept, next };
  },
  "clean-copy-differs": (fact) => ({
    title: `No clean copy was made: it would look different${because(pagesOf(fact("pages")))}.`,
    safe: kept,
    next: "Ask for a version without what was found: the file is made so that what is hidden in it cannot be told from what is shown.",
  }),
  "clean-copy-stopped": () => ({
    title:
      "No clean copy was made: the file made the process that reads it hang, crash or swell.",
    safe: kept,
    next: "Ask for another version: such a file is damaged, or was made to do it.",
  }),
  "cleaner-unavailable": () => ({
    title: "No clean copy was made.",
    safe: "This program cannot start the cleaner's process here, and nothing was changed.",
    next: "Make the copy in the window, or with Counterseal on Node.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
