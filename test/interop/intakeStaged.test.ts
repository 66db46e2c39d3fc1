// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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
} from "../support/intakeDesk.ts";
import { audit, newJob } from "../support/mainJob.ts";
import { makeZip } from "../support/makeZip.ts";

describe("a hand-over", () => {
  it("is looked at without a byte being written, then taken in with its custody", async () => {
    const { folder, desk } = await openAudit();
    const zip = makeZip(members);
    const path = join(folder, "package.zip");
    writeFileSync(path, zip);
    const before = await desk.do("ledger.verify", {});
    const summary = await look(desk, [path]);
    expect(await desk.do("ledger.verify", {})).toEqual(before);
    expect(objectsIn(folder)).toEqual([]);
    expect(summary.files.map(({ path: at, refused }) => [at, refused])).toEqual(
      [
        ["report.md", null],
        ["../../evil.sh", "name-traversal"],
        ["poc/harness.c", null],
      ],
    );
    const { imported, refused } = await take(desk, summary);
    expect(refused).toEqual([]);
    expect(imported.map(({ title }) => title)).toEqual([
      "report.md",
      "harness.c",
    ]);
    expect(imported[0]?.versions[0]).toMatchObject({
      sha256: sha256(report),
      from: "Invented Vendor",
      handedOver: {
        intake: summary.intake,
        path: "report.md",
        package: sha256(zip),
        signature: "unsigned",
      },
    });
    const { intakes } = await desk.do("intake.list", { audit });
    expect(intakes).toMatchObject([
      {
        taken: 2,
        files: 2,
        refused: [{ path: "../../evil.sh", reason: "name-traversal" }],
        packages: [{ sha256: sha256(zip), layers: ["zip"] }],
      },
    ]);
    expect(existsSync(join(folder, "evil.sh"))).toBe(false);
    const again = await look(desk, [path]);
    expect(again.files.map(({ known }) => known?.name)).toEqual([
      "report.md",
      undefined,
      "harness.c",
    ]);
    await desk.engine.close();
  });

  it("goes on where it was broken off", async () => {
    const { folder, desk } = await openAudit();
    const path = join(folder, "package.zip");
    const large = Buffer.alloc(20 << 20, "abcdefg");
    const more = [
      { name: "first.bin", content: large, stored: true },
      {
        name: "second.bin",
        content: Buffer.from(large).fill("x"),
        stored: true,
      },
    ];
    writeFileSync(path, makeZip([...more, ...members]));
    const summary = await look(desk, [path]);
    const good = summary.files.filter(({ refused }) => refused === null);
    // The package changes between the look and the taking: only what is as it was seen comes in.
    const changed = readFileSync(path);
    changed[25 << 20] = changed[25 << 20]! ^ 1;
    writeFileSync(path, changed);
    const first = await take(desk, summary);
    expect(first.refused.map(({ name }) => name)).toEqual(["second.bin"]);
    expect(first.imported).toHaveLength(good.length - 1);
    expect(objectsIn(folder)).toHaveLength(good.length - 1);
    await desk.engine.close();
  });

  it("resumes an intake that was cancelled, as it was begun", async () => {
    const { folder, desk } = await openAudit();
    const path = join(folder, "package.zip");
    const parts = Array.from({ length: 6 }, (_, at) => ({
      name: `part-${String(at)}.bin`,
      content: Buffer.alloc(9 << 20, String(at)),
      stored: true,
    }));
    writeFileSync(path, makeZip(parts));
    const summary = await look(desk, [path]);
    const job = newJob();
    const taking = desk.engine.call("intake.take", {
      ...{ job, intake: summary.intake, passphrases: [] },
      ...{ from: "Invented Vendor", channel: "hand" },
      files: summary.files.map(({ index }) => ({
        ...{ index, kind: "other", variant: "private" },
      })),
    });
    await desk.do("job.cancel", { job });
    expect(await taking).toMatchObject({
      ok: false,
      error: { code: "cancelled" },
    });
    const half = await desk.do("deliverable.list", { audit });
    expect(objectsIn(folder)).toHaveLength(half.deliverables.length);
    const again = await look(desk, [path]);
    expect(again.resumes).toMatchObject({
      intake: summary.intake,
      from: "Invented Vendor",
    });
    await take(desk, again, { from: "Someone else" });
    const { deliverables } = await desk.do("deliverable.list", { audit });
    expect(deliverables).toHaveLength(parts.length);
    expect(deliverables.at(-1)?.versions[0]?.from).toBe("Invented Vendor");
    const { intakes } = await desk.do("intake.list", { audit });
    expect(intakes).toHaveLength(1);
    expect(intakes[0]?.taken).not.toBeNull();
    await desk.engine.close();
  });

  it("takes a folder, and follows no link in it", async () => {
    const { folder, desk } = await openAudit();
    const sent = join(folder, "sent");
    mkdirSync(join(sent, "deep"), { recursive: true });
    writeFileSync(join(sent, "deep", "report.md"), report);
    symlinkSync("/etc/passwd", join(sent, "link"));
    const summary = await look(desk, [sent]);
    expect(summary.files.map(({ path }) => path)).toEqual([
      "sent/deep/report.md",
    ]);
    expect(summary.leftOut).toEqual(["sent/link"]);
    await desk.engine.close();
  });

  it("stops at a limit, and goes further where it is raised, with a warning", async () => {
    const { folder, desk } = await openAudit();
    const path = join(folder, "bomb.zip");
    writeFileSync(
      path,
      makeZip([{ name: "zeros", content: new Uint8Array(16 << 20) }]),
    );
    const summary = await look(desk, [path]);
    expect(summary.files[0]?.refused).toBe("limit-ratio");
    const raised = await look(desk, [path], { limits: { ratio: 5000 } });
    expect(raised.files[0]?.refused).toBeNull();
    expect(raised.raised).toEqual(["ratio"]);
    await desk.engine.close();
  });

  it("writes the chain of custody as a page that runs and fetches nothing", async () => {
    const { folder, desk } = await openAudit();
    const path = join(folder, "package.zip");
    writeFileSync(path, makeZip(members));
    const { imported } = await take(desk, await look(desk, [path]), {
      from: "<script>alert(1)</script> & Co",
    });
    const out = join(folder, "custody.html");
    const [first] = imported;
    if (first === undefined) throw new Error("nothing was taken in");
    await desk.do("intake.report", {
      deliverable: first.deliverable,
      destination: desk.grant(out),
    });
    const page = readFileSync(out, "utf8");
    expect(page).toContain(sha256(report));
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co");
    expect(page).not.toMatch(/<script|https?:|src=|href=/);
    expect(page).not.toContain("# Findings");
    await desk.engine.close();
  });
});
