// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createWorkplace,
  type Ended,
  type Workplace,
} from "../support/commandLine.ts";
import { shellLines, toolLines } from "../support/consoleBlocks.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { haveTools } from "../support/tools.ts";

const rootDir = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string =>
  readFileSync(join(rootDir, path), "utf8");

/** As a person who has typed the passphrase into a file. */
const unlocking = `set -eu
  counterseal() { command counterseal "$@" --passphrase-file ../passphrase; }`;

const sayingWho = "--from 'Quillhart Labs' --channel 'encrypted mail'";
const prepared = `printf 'a long passphrase of your own\\n' > ../passphrase
  ssh-keygen -q -t ed25519 -N '' -f alma
  counterseal vault create vault
  counterseal vault recovery-kit vault --out kit.txt
  counterseal audit create vault harbour-2026 --title 'Harbour security audit'
  counterseal person enroll vault alma --name Alma --role owner --sign-key alma.pub
  counterseal deliverable import vault report-private.md private.pdf --kind findings-report --variant private ${sayingWho}
  counterseal deliverable import vault report-public.md report.pdf public.pdf --kind findings-report --variant public ${sayingWho}`;

const pageOf = (...lines: string[]): string =>
  lines
    .map((line, at) => `BT /F1 12 Tf 72 ${700 - 20 * at} Td (${line}) Tj ET`)
    .join("\n");

const files: Readonly<Record<string, string | Uint8Array>> = {
  "report-private.md": "# Report\n\nThe door stands open.\n",
  "report-public.md": "# Report\n\nThe door is shut.\n",
  "report.pdf": rawPdf({
    content: pageOf("All is well. CC BY 4.0", "Ask root@10.1.2.3 for the key"),
    info: "<< /Author (Quill) >>",
  }),
  "private.pdf": rawPdf({
    content: pageOf("The harbour. CC BY 4.0", "HARB-007", "The cellar key"),
  }),
  "public.pdf": rawPdf({ content: pageOf("The harbour. CC BY 4.0") }),
  "removed.txt": "The cellar key\n",
  "answers.txt": "counterseal-dispositions 1\n",
};

describe.skipIf(!haveTools("age", "ssh-keygen"))(
  "blocks of documents, where the files that they name are",
  () => {
    let place: Workplace;
    beforeAll(() => {
      place = createWorkplace();
      for (const [name, bytes] of Object.entries(files))
        writeFileSync(place.path(name), bytes);
      expect(run(prepared)).toMatchObject({ exitCode: 0, stderr: "" });
    });
    afterAll(() => {
      place.remove();
    });

    const run = (lines: string): Ended => place.shell(`${unlocking}\n${lines}`);

    /** The lines of a document, with ids of this vault in the place of those that it names. */
    function linesOf(
      document: string,
      ids: Readonly<Record<string, string>> = {},
    ): readonly string[] {
      const text = read(document);
      return [...shellLines(text), ...toolLines(text)].map((line) =>
        line
          .split(" ")
          .map((word) => ids[word] ?? word)
          .join(" "),
      );
    }

    /** The beginning of a version's id, as it is listed. */
    function versionOf(name: string): string {
      const { stdout } = run("counterseal deliverable list vault");
      const row = stdout.split("\n").find((line) => line.includes(name)) ?? "";
      // A deliverable's id stands before its version's.
      return row.split(/ +/)[1] ?? "";
    }

    it("docs/format/vault.md", () => {
      // Before any other: a clean copy would be an object that nobody imported.
      const objects = join("vault", "objects");
      const [folder = ""] = readdirSync(place.path(objects));
      const [name = ""] = readdirSync(place.path(objects, folder));
      const lines = linesOf("docs/format/vault.md").map((line) =>
        line.replace("ab/<id>.age", `${folder}/${name}`),
      );
      expect(lines).toHaveLength(2);
      expect(run(lines.join("\n"))).toMatchObject({ exitCode: 0, output: "" });
      const opened = readFileSync(place.path("file"));
      const imported = Object.values(files).map((each) => Buffer.from(each));
      expect(imported.some((each) => each.equals(opened))).toBe(true);
    });

    it("docs/compare.md", () => {
      const [byId = "", byName = "", ...more] = linesOf("docs/compare.md", {
        "3f2a": versionOf("report-private.md"),
        "91bc": versionOf("report-public.md"),
      });
      expect(more).toEqual([]);
      const patch = run(byId);
      expect(patch.stdout).toContain(
        "-The door stands open.\n+The door is shut.\n",
      );
      const { exitCode, stdout } = run(byName);
      expect({ exitCode, value: JSON.parse(stdout) as unknown }).toMatchObject({
        exitCode: patch.exitCode,
        value: { ok: true },
      });
    });

    it("docs/inspection.md", () => {
      const { stdout } = run(
        "counterseal inspect run vault report.pdf --json || :",
      );
      const item = /"item": ?"(\w+)"/.exec(stdout)?.[1] ?? "";
      const lines = linesOf("docs/inspection.md", { "4c1f": item });
      expect(lines).toHaveLength(7);
      for (const line of lines) {
        const { exitCode, stderr } = run(line);
        expect({ line, exitCode, stderr }).toEqual({
          ...{ line, exitCode: 0, stderr: "" },
        });
      }
    });

    it("docs/format/disposition.md", () => {
      const lines = linesOf("docs/format/disposition.md").map((line) =>
        line.replace("KEY", "alma"),
      );
      expect(lines).toHaveLength(1);
      const checked = run(
        `${lines.join("\n")}
        ssh-keygen -Y check-novalidate -n dispositions@counterseal -s answers.txt.sig < answers.txt`,
      );
      expect(checked.exitCode).toBe(0);
      expect(checked.stdout).toContain('Good "dispositions@counterseal"');
    });
  },
);
