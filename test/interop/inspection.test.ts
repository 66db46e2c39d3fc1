// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InspectionView } from "../../shared/ipc/inspectionContract.ts";
import { jsonOf } from "../support/cliRun.ts";
import { makeZip } from "../support/makeZip.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** Inspecting a version by command line: report, decisions and watch list, all on the record. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar"))(
  "inspection by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, done, importing } = sample;
      writeFileSync(
        at("notes.md"),
        "# Notes\n\nA draft for Nightjar, by ada.lin@quillhart.dev.\n",
      );
      await done(...importing(at("notes.md")));
    });
    afterAll(() => {
      sample.remove();
    });

    async function view(...argv: string[]): Promise<InspectionView> {
      const { done } = sample;
      const end = await done("inspect", ...argv, "--json");
      return (jsonOf(end) as { value: InspectionView }).value;
    }
    const inspect = (
      verb: string,
      ...more: string[]
    ): Promise<InspectionView> => view(verb, sample.vault, "notes.md", ...more);
    const checksOf = ({ findings }: InspectionView): string[] =>
      findings.map(({ check }) => check).sort();

    it("has nothing to show before it was run", async () => {
      const { refuses, vault, unlocked } = sample;
      const argv = ["inspect", "report", vault, "notes.md", ...unlocked];
      await refuses(argv, 1, "inspection-none");
    });

    it("finds what the text gives away, and waits for decisions", async () => {
      const found = await inspect("run");
      expect(checksOf(found)).toEqual([
        "draft-word",
        "email-address",
        "licence-missing",
      ]);
      expect(found.standing).toBe("blocking");
      expect(await inspect("report")).toEqual(found);
    });

    it("says it in words too, with what to do", async () => {
      const { done, vault } = sample;
      const { stdout } = await done("inspect", "report", vault, "notes.md");
      expect(stdout).toContain("Asks: It names a person's e-mail address");
      expect(stdout).toContain("line 3");
      expect(stdout).toContain("Ask the person, or have it removed.");
    });

    it("takes decisions by who takes them, and takes them back", async () => {
      const { findings } = await inspect("report");
      const mail = findings.find(({ check }) => check === "email-address");
      const as = ["--as", "alma", "--reason", "She agreed"];
      const one = await inspect("resolve", "--item", mail?.item ?? "", ...as);
      expect(one.standing).toBe("blocking");
      const all = await inspect("resolve", "--all", ...as);
      expect(all.standing).toBe("clear");
      const item = [
        "--item",
        mail?.item.slice(0, 6) ?? "",
        "--reason",
        "A slip",
      ];
      expect((await inspect("reopen", ...item)).standing).toBe("blocking");
      await inspect("resolve", "--all", ...as);
    });

    it("keeps a decision when the same is found again", async () => {
      expect((await inspect("run")).standing).toBe("clear");
    });

    it("lets nobody decide about what is not there, or without being there", async () => {
      const { refuses, vault, unlocked } = sample;
      const resolve = ["inspect", "resolve", vault, "notes.md", ...unlocked];
      const why = ["--reason", "No"];
      await refuses(
        [...resolve, "--item", "zz", "--as", "alma", ...why],
        2,
        "inspection-item-unknown",
      );
      const { findings } = await inspect("report");
      const item = findings[0]?.item ?? "";
      await refuses(
        [...resolve, "--item", item, "--as", "mallory", ...why],
        2,
        "person-unknown",
      );
    });

    it("must be run again when the watch list changes", async () => {
      const { done, vault } = sample;
      await done("inspect", "watch", vault, "--word", "Nightjar");
      const stale = await inspect("report");
      expect(stale).toMatchObject({ isStale: true, standing: "missing" });
      const found = await inspect("run");
      expect(checksOf(found)).toContain("watch-list");
      expect(found.standing).toBe("blocking");
    });

    it(
      "reads an archive that is too large to be held, member by member",
      { timeout: 300_000 },
      async () => {
        const { at, done, importing, vault } = sample;
        const image = Buffer.alloc(4 << 20);
        const images = Array.from({ length: 64 }, (_, each) => ({
          ...{ name: `image-${String(each)}`, content: image, stored: true },
        }));
        const note = { name: "note.txt", content: Buffer.from("a draft") };
        writeFileSync(at("images.zip"), makeZip([...images, note]));
        expect(statSync(at("images.zip")).size).toBeGreaterThan(256 << 20);
        await done(...importing(at("images.zip")));
        const found = await view("run", vault, "images.zip");
        expect(found.findings).toContainEqual(
          expect.objectContaining({
            check: "draft-word",
            members: ["note.txt"],
          }),
        );
        expect(found.unseen).toHaveLength(64);
        expect(found.unseen[0]?.members).toEqual(["image-0"]);
      },
    );

    it("stands before a request, where the charter asks for it, and in what people sign", async () => {
      const { at, done, refuses, vault, unlocked, sign, proposing } = sample;
      await done("charter", "draft", vault, "--condition", "inspection");
      await done("charter", "request", vault, "--out", at("second"));
      const text = readFileSync(at("second", "charter.txt"), "utf8");
      const signatures = ["alma", "bruno", "chiyo", "dmitri"].map((person) =>
        sign(person, "charter@counterseal", text),
      );
      await done("charter", "record", vault, ...signatures);
      const words = ["--purpose", "The TLP:RED notes", "--place", "a/draft_1"];
      await done(...proposing("notes.md=audits/notes.md", ...words));
      const request = ["release", "request", vault, ...unlocked];
      await refuses(request, 1, "release-not-inspected");
      const decide = ["--all", "--as", "bruno", "--reason", "All are meant"];
      await inspect("resolve", ...decide);
      await refuses(request, 1, "release-public-words");
      const unmet = await done("release", "status", vault);
      expect(unmet.stdout).toContain("The purpose would be public");
      expect(unmet.stdout).toContain("(TLP:RED). Propose the release anew");
      expect(unmet.stdout).toContain("The place in the repository would be");
      await done("release", "abandon", vault, "--reason", "Say it otherwise");
      await done(...proposing("notes.md=audits/notes.md"));
      await done("release", "request", vault);
      const { stdout } = await done("release", "statement", vault);
      expect(stdout).toMatch(/^Judged: [0-9a-f]{64} {2}inspection\.txt$/m);
      await done("release", "sign", vault, "--key", at("alma"));
      await done("release", "send", vault, "--out", at("request"));
      const parcel = readdirSync(at("request")).find((name) =>
        name.endsWith(".age"),
      );
      const judged = execFileSync(
        "sh",
        [
          "-c",
          'age -d -i "$1" "$2" | tar -xOf - judged/inspection.txt',
          "sh",
        ].concat(at("chiyo"), at("request", parcel ?? "")),
        { encoding: "utf8" },
      );
      expect(judged).toMatch(/^Nonce: [0-9a-f]{64}\n/);
      expect(judged).toContain("decided by bruno");
      const digest = createHash("sha256").update(judged).digest("hex");
      expect(stdout).toContain(`Judged: ${digest}  inspection.txt`);
    });

    it("voids what was asked when a decision is taken back", async () => {
      const { findings } = await inspect("report");
      const mail = findings.find(({ check }) => check === "email-address");
      const item = ["--item", mail?.item ?? "", "--reason", "She withdrew"];
      await inspect("reopen", ...item);
      const { cli, vault } = sample;
      const status = await cli("release", "status", vault, "--json");
      expect(status.stdout).toContain("inspection-blocking");
    });
  },
);
