// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everyLeak } from "../support/leaks/everyLeak.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

/** Stock tools see what the inspector's samples hide, so that these are files as others read them. */

const hidden = "Nightjar was breached";
const mail = "ada.lin@quillhart.dev";

const seen: readonly (readonly [tool: string, place: string, text: string])[] =
  [
    ["pdftotext", "pdf: text under a box", hidden],
    ["pdftotext", "pdf: text under a thick line", hidden],
    ["pdftotext", "pdf: text under a shading", hidden],
    ["pdftotext", "pdf: text under a stencil of one dot", hidden],
    ["pdftotext", "pdf: outlined text in white", hidden],
    ["pdftotext", "pdf: text drawn invisible", hidden],
    ["pdftotext", "pdf: text that is see-through", hidden],
    ["pdftotext", "pdf: white text in a form", hidden],
    ["exiftool", "pdf: XMP of the document", "Ada Lin"],
    ["exiftool", "jpeg: description", mail],
    ["exiftool", "jpeg: comment", "draft for Ada"],
    ["exiftool", "png: author", "Ada Lin"],
    ["exiftool", "gif: remark", "draft for Ada"],
    ["exiftool", "gif: XMP", "Ada Lin"],
    ["exiftool", "gzip: name and remark in its head", "ada-draft.txt"],
  ];

/** What a tool prints of a file, with everything that it can be told to look at. */
function say(tool: string, path: string): string {
  const args =
    tool === "pdftotext" ? [path, "-"] : ["-a", "-u", "-ee", "-G1", path];
  return spawnSync(tool, args, { encoding: "utf8" }).stdout;
}

describe.each(["pdftotext", "exiftool"])("%s", (tool) => {
  it
    .skipIf(!haveTools(tool))
    .each(seen.filter(([by]) => by === tool).map(([, ...rest]) => rest))(
    "sees what is hidden in %s",
    async (place, text) => {
      const leak = everyLeak.find((each) => each.place === place);
      if (leak === undefined) throw new Error("no such place");
      const path = join(tempFolder(), leak.file);
      writeFileSync(path, await leak.make());
      expect(say(tool, path)).toContain(text);
    },
  );
});
