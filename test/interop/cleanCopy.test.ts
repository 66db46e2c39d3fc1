// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clean } from "../../electron/cleaner/clean.ts";
import type { CleanCopyView } from "../../shared/ipc/cleanCopyContract.ts";
import type { InspectionView } from "../../shared/ipc/inspectionContract.ts";
import { jsonOf } from "../support/cliRun.ts";
import { leakyPdf } from "../support/leaks/leakyPdf.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

interface Answer {
  readonly made: CleanCopyView;
  readonly inspection: InspectionView;
}

const tools = ["ssh-keygen", "exiftool", "pdftotext", "pdfdetach"];
const title = "Harbour report";

/** Clean copies by command line, judged by stock tools. */
describe.skipIf(!haveTools(...tools))("clean copies by command line", () => {
  let sample: SampleVault;
  let made: Answer;
  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, done, importing } = sample;
    writeFileSync(at("harbour.pdf"), leakyPdf());
    writeFileSync(at("notes.md"), "# Notes\n");
    writeFileSync(
      at("two-pages-of-one-number.pdf"),
      Buffer.concat([rawPdf(), Buffer.from("4 0 obj\n<< >>\nendobj\n")]),
    );
    writeFileSync(at("plan.svg"), "<svg><!-- [draft] --></svg>");
    const names = [
      ...["harbour.pdf", "notes.md", "two-pages-of-one-number.pdf"],
      "plan.svg",
    ];
    await done(...importing(...names.map((name) => at(name))));
  });
  afterAll(() => {
    sample.remove();
  });

  async function valueOf(...argv: string[]): Promise<unknown> {
    const end = await sample.done(...argv, "--json");
    return (jsonOf(end) as { value: unknown }).value;
  }
  function run(tool: string, ...args: string[]): string {
    return execFileSync(tool, args, { encoding: "utf8" });
  }

  it("says what it is without, and what was proved", async () => {
    const { vault } = sample;
    const argv = ["inspect", "clean", vault, "harbour.pdf", "--title", title];
    made = (await valueOf(...argv)) as Answer;
    expect(made.made.removed.map(({ what }) => what).sort()).toEqual(
      [
        ...["attachment", "earlier-revision", "information", "metadata"],
        ...["note", "outside", "program-data", "script", "thumbnail"],
        "unreached",
      ].sort(),
    );
    expect(made.made.kept.map(({ what }) => what)).toEqual(["link"]);
    const name = "harbour-clean.pdf";
    expect(made.made).toMatchObject({ name, title, compared: { pages: 1 } });
  });

  it("inspects the copy at once, which has nothing left that waits", () => {
    const { findings, unseen } = made.inspection;
    const waiting = findings.filter(({ severity }) => severity !== "note");
    expect([...waiting, ...unseen]).toEqual([]);
    expect(made.inspection.standing).toBe("clear");
  });

  it("keeps it beside the original, derived from it, with an act of its own", async () => {
    const { done, vault } = sample;
    const { stdout } = await done("deliverable", "list", vault, "--json");
    expect(stdout).toContain(`"name": "harbour.pdf"`);
    expect(stdout).toContain(`"name": "harbour-clean.pdf"`);
    expect(stdout).toContain(`"derivedFrom": "${made.made.source}"`);
    const ledger = await done("ledger", "show", vault);
    expect(ledger.stdout).toContain("A clean copy of a version was made");
  });

  it("holds, by stock tools, the same text and nothing of the rest", async () => {
    const { at, done, vault } = sample;
    const file = { name: "harbour.pdf", bytes: leakyPdf(), title };
    const again = await clean(file, () => Promise.resolve());
    if (again.kind !== "copy") throw new Error("no copy");
    const digest = createHash("sha256").update(again.bytes).digest("hex");
    const { stdout } = await done("deliverable", "list", vault, "--json");
    // The same file gives the same copy, byte for byte.
    expect(stdout).toContain(digest);
    writeFileSync(at("clean.pdf"), again.bytes);
    expect(run("pdftotext", at("clean.pdf"), "-")).toBe(
      run("pdftotext", at("harbour.pdf"), "-"),
    );
    expect(run("pdfdetach", "-list", at("harbour.pdf"))).toMatch(/^1 /);
    expect(run("pdfdetach", "-list", at("clean.pdf"))).toMatch(/^0 /);
    const known = /Ada Lin|Quillhart|Producer/;
    expect(run("exiftool", "-a", "-u", at("harbour.pdf"))).toMatch(known);
    const told = run("exiftool", "-a", "-u", at("clean.pdf"));
    expect(told).not.toMatch(known);
    expect(told).toContain(title);
  });

  it("says it in words, and in the original's report what it would settle", async () => {
    const { done, vault } = sample;
    const again = await done("inspect", "clean", vault, made.made.source);
    expect(again.stdout).toContain("Without:");
    expect(again.stdout).toContain("Attached files: notes.txt");
    expect(again.stdout).toContain("all the same");
    expect(again.stdout).toContain("harbour-clean-2.pdf");
    const before = await done("inspect", "run", vault, made.made.source);
    expect(before.stdout).toContain("one would be without it");
  });

  it("keeps nothing where there is no such copy", async () => {
    const { refuses, vault, unlocked } = sample;
    const argv = (name: string): string[] => [
      ...["inspect", "clean", vault, name, ...unlocked],
    ];
    await refuses(argv("notes.md"), 1, "clean-copy-refused");
    const drawing = await refuses(argv("plan.svg"), 1, "clean-copy-refused");
    expect(drawing.stderr).toMatch(/in an SVG drawing.*cannot be told/);
    expect(drawing.stderr).toContain("Export the drawing as PDF or PNG");
    const again = [...argv("harbour-clean.pdf"), "--title", title];
    await refuses(again, 1, "clean-copy-refused");
    await refuses(argv("two-pages-of-one-number.pdf"), 1, "clean-copy-differs");
  });
});
