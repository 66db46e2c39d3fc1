// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../electron/crypto/digest.ts";
import {
  look,
  members,
  objectsIn,
  openAudit,
  report,
  take,
  text,
} from "../support/intakeDesk.ts";
import { audit, newJob } from "../support/mainJob.ts";
import { makeZip } from "../support/makeZip.ts";

describe("a hand-over that is not whole", () => {
  it("is refused by the engine where it is not whole, unless the request takes it all the same", async () => {
    const { folder, desk } = await openAudit();
    const cut = join(folder, "cut.zip");
    const gap = join(folder, "gap");
    mkdirSync(gap);
    writeFileSync(cut, Buffer.concat([makeZip(members), text("behind")]));
    writeFileSync(join(gap, "report.md"), report);
    const zeros = "0".repeat(64);
    writeFileSync(
      join(gap, "SHA256SUMS"),
      `${sha256(report)}  report.md\n${zeros}  gone.md\n`,
    );
    const changed = join(folder, "changed");
    mkdirSync(changed);
    writeFileSync(join(changed, "other.md"), text("# Other\n"));
    writeFileSync(join(changed, "SHA256SUMS"), `${zeros}  other.md\n`);
    const before = await desk.do("ledger.verify", {});
    for (const [path, name] of [
      [cut, "cut.zip"],
      [gap, "gap/gone.md"],
      [changed, "changed/other.md"],
    ] as const) {
      const { intake, files } = await look(desk, [path]);
      const request = {
        ...{ job: newJob(), intake, passphrases: [] },
        ...{ from: "Invented Vendor", channel: "hand" },
        files: files
          .filter(({ refused }) => refused === null)
          .map(({ index }) => ({
            ...{ index, kind: "other" as const, variant: "private" as const },
          })),
      };
      expect(await desk.try("intake.take", request)).toMatchObject({
        ok: false,
        error: { code: "intake-not-whole", facts: { name } },
      });
    }
    expect(await desk.do("ledger.verify", {})).toEqual(before);
    expect(objectsIn(folder)).toEqual([]);
    const summary = await look(desk, [gap]);
    const files = [{ index: 0, kind: "other", variant: "private" }] as const;
    expect(
      await desk.try("intake.take", {
        ...{ job: newJob(), intake: summary.intake, passphrases: [] },
        ...{ from: "Invented Vendor", channel: "hand", files: [...files] },
        accepting: { by: "Alma", reason: "a\u202eb" },
      }),
    ).toMatchObject({ ok: false, error: { code: "text-refused" } });
    expect(await desk.do("ledger.verify", {})).toEqual(before);
    const { imported } = await take(desk, summary, {
      accepting: { by: "Alma", reason: "It is known to be <late>" },
    });
    expect(imported.map(({ title }) => title)).toContain("report.md");
    const { intakes } = await desk.do("intake.list", { audit });
    expect(intakes[0]?.accepted).toMatchObject([
      {
        ...{ by: "Alma", reason: "It is known to be <late>", flawCount: 1 },
        flaws: [{ kind: "missing", name: "gap/gone.md" }],
      },
    ]);
    const out = join(folder, "custody.html");
    const taken = imported.find(({ title }) => title === "report.md");
    await desk.do("intake.report", {
      deliverable: taken?.deliverable ?? "",
      destination: desk.grant(out),
    });
    const page = readFileSync(out, "utf8");
    expect(page).toContain("gap/gone.md is listed and did not come.");
    expect(page).toContain("It is known to be &lt;late&gt;");
    await desk.engine.close();
  });

  it("needs nobody's word for a broken file that is left out, and records none", async () => {
    const { folder, desk } = await openAudit();
    const sent = join(folder, "sent");
    mkdirSync(sent);
    writeFileSync(join(sent, "other.md"), text("# Other\n"));
    writeFileSync(join(sent, "report.md"), report);
    writeFileSync(join(sent, "SHA256SUMS"), `${"0".repeat(64)}  other.md\n`);
    const summary = await look(desk, [sent]);
    const files = summary.files.filter(({ listed }) => listed !== "changed");
    const { imported } = await take(
      desk,
      { ...summary, files },
      { accepting: { by: "Alma", reason: "Nothing to accept" } },
    );
    expect(imported.map(({ title }) => title)).toContain("report.md");
    const { intakes } = await desk.do("intake.list", { audit });
    expect(intakes[0]?.accepted).toEqual([]);
    await desk.engine.close();
  });
});
