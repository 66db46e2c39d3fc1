// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { snapshot } from "../support/cliRun.ts";
import { audit, type Desk, importFiles, openDesk } from "../support/mainJob.ts";
import { python, readerPath } from "../support/secondReader.ts";
import { haveTools } from "../support/tools.ts";
import { testPassphrase } from "../support/vaults.ts";

const files = {
  "report.pdf": Buffer.from("the first finding, which is invented\n"),
  "Überblick „2027“.txt": Buffer.alloc(200_000, "ä½"),
  "model.bin": Buffer.alloc(65_536 * 2, 7),
  "mistake.txt": Buffer.from("imported by mistake"),
};

interface Made {
  readonly dir: string;
  readonly vault: string;
  readonly kit: string;
  readonly anchor: string;
  /** Object ids by file name. */
  readonly objects: ReadonlyMap<string, string>;
}

async function objectsOf(desk: Desk): Promise<ReadonlyMap<string, string>> {
  const { deliverables } = await desk.do("deliverable.list", { audit });
  const ids = new Map<string, string>();
  const listed = read(desk.folder, "list", join(desk.folder, "vault")).stdout;
  for (const line of listed.trim().split("\n")) {
    const { object, name } = JSON.parse(line) as Record<string, string>;
    ids.set(name ?? "", object ?? "");
  }
  expect(ids.size).toBe(deliverables.length);
  return ids;
}

async function makeVault(dir: string): Promise<Made> {
  const vault = join(dir, "vault");
  const desk = await openDesk(dir);
  await desk.do("vault.create", {
    folder: desk.grant(vault),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  await desk.do("audit.create", { audit, title: 'Entwurf „eins“ "\\"' });
  const imported = await importFiles(desk, files);
  await desk.do("vault.recoveryKit", {
    file: desk.grant(join(dir, "kit.txt")),
  });
  const gone = imported[Object.keys(files).indexOf("mistake.txt")];
  await desk.do("deliverable.remove", {
    deliverable: gone!.deliverable,
    reason: "imported by mistake",
  });
  const objects = await objectsOf(desk);
  await desk.engine.close();
  const [anchor] = readdirSync(join(dir, "profile", "anchors"));
  return {
    dir,
    vault,
    kit: join(dir, "kit.txt"),
    anchor: join(dir, "profile", "anchors", anchor ?? ""),
    objects,
  };
}

function read(dir: string, what: string, vault: string, ...rest: string[]) {
  const { status, stdout, stderr } = spawnSync(
    python ?? "python3",
    [readerPath, what, join(dir, "kit.txt"), vault, ...rest],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const offset = at < 0 ? bytes.length + at : at;
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe.skipIf(python === undefined || !haveTools("age"))(
  "a reader written from the format's description",
  () => {
    let made: Made;
    let copies = 0;
    const dir = mkdtempSync(join(tmpdir(), "counterseal-reader-"));
    beforeAll(async () => {
      made = await makeVault(dir);
    });
    afterAll(() => {
      rmSync(dir, { recursive: true });
    });

    const segmentIn = (vault: string): string =>
      join(vault, "ledger", "000000000000.sealed");
    const objectIn = (vault: string, name: string): string => {
      const id = made.objects.get(name) ?? "";
      return join(vault, "objects", id.slice(0, 2), `${id}.age`);
    };

    it("is small enough for the description to be complete", () => {
      const lines = readFileSync(readerPath, "utf8").trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(300);
    });

    it("checks every seal, and changes nothing", () => {
      const before = snapshot(made.vault);
      const { status, stdout, stderr } = read(
        dir,
        "check",
        made.vault,
        "--anchor",
        made.anchor,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const anchor = JSON.parse(readFileSync(made.anchor, "utf8")) as object;
      expect(anchor).toMatchObject(
        (({ seq, head, vault }) => ({ seq, head, vault }))(
          JSON.parse(stdout) as Record<string, unknown>,
        ),
      );
      expect(JSON.parse(stdout)).toMatchObject({ files: 3, torn: false });
      expect(snapshot(made.vault)).toEqual(before);
    });

    it("lists and extracts exactly what was imported", () => {
      const { "mistake.txt": _gone, ...live } = files;
      expect([...made.objects.keys()].sort()).toEqual(Object.keys(live).sort());
      const out = join(dir, "out");
      expect(read(dir, "extract", made.vault, out)).toMatchObject({
        status: 0,
        stderr: "",
      });
      for (const [name, bytes] of Object.entries(live)) {
        const path = join(out, made.objects.get(name) ?? "", name);
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }
      expect(readdirSync(out)).toHaveLength(3);
      expect(read(dir, "extract", made.vault, out).status).toBe(2);
    });

    const [report, model] = ["report.pdf", "model.bin"] as const;
    const idOf = (name: string): string => made.objects.get(name) ?? "";

    it.each<
      readonly [string, (vault: string) => void, (vault: string) => string]
    >([
      [
        "a changed header",
        (vault) => {
          const path = join(vault, "vault.json");
          const text = readFileSync(path, "utf8");
          writeFileSync(path, text.replace('"name":"ada"', '"name":"eve"'));
        },
        () => "header-damaged",
      ],
      [
        "another spelling of the header",
        (vault) => {
          const path = join(vault, "vault.json");
          writeFileSync(path, ` ${readFileSync(path, "utf8")}`);
        },
        () => "header-damaged",
      ],
      [
        "a changed recovery file",
        (vault) => flip(join(vault, "recovery.age"), -1),
        () => "recovery-damaged",
      ],
      [
        "a changed first entry",
        (vault) => flip(segmentIn(vault), 40),
        () => "ledger-damaged 0",
      ],
      [
        "a changed last entry, which the anchor saw",
        (vault) => flip(segmentIn(vault), -1),
        () => "ledger-damaged 7",
      ],
      [
        "a ledger cut between entries",
        (vault) => {
          const bytes = readFileSync(segmentIn(vault));
          writeFileSync(
            segmentIn(vault),
            bytes.subarray(0, 4 + bytes.readUInt32BE(0)),
          );
        },
        () => "ledger-behind-anchor 7",
      ],
      [
        "a missing segment",
        (vault) => rmSync(segmentIn(vault)),
        () => "ledger-damaged 0",
      ],
      [
        "a changed byte of an object",
        (vault) => flip(objectIn(vault, model), -1),
        () => `object-damaged ${idOf(model)}`,
      ],
      [
        "another object in its place",
        (vault) =>
          copyFileSync(objectIn(vault, model), objectIn(vault, report)),
        () => `object-damaged ${idOf(report)}`,
      ],
      [
        "a missing object",
        (vault) => rmSync(objectIn(vault, report)),
        () => `object-missing ${idOf(report)}`,
      ],
      [
        "a renamed object",
        (vault) =>
          renameSync(
            objectIn(vault, report),
            objectIn(vault, report).replace(/..\.age$/, "zz.age"),
          ),
        () => `object-missing ${idOf(report)}`,
      ],
    ])("refuses %s by name", (_what, tamper, refusal) => {
      copies += 1;
      const vault = join(dir, `copy-${copies}`);
      cpSync(made.vault, vault, { recursive: true });
      tamper(vault);
      const before = snapshot(vault);
      const out = join(dir, `out-${copies}`);
      const checked = read(dir, "check", vault, "--anchor", made.anchor);
      const taken = read(dir, "extract", vault, out, "--anchor", made.anchor);
      for (const { status, stderr } of [checked, taken]) {
        expect(stderr.split("\n")[0]).toBe(refusal(vault));
        expect(status).toBe(3);
      }
      const damaged = /^object-\w+ (\w+)/.exec(refusal(vault))?.[1];
      // What is whole comes out; of what is not, not a byte.
      const given = existsSync(out) ? readdirSync(out) : [];
      expect(given).not.toContain(damaged);
      expect(given).toHaveLength(damaged === undefined ? 0 : 2);
      expect(snapshot(vault)).toEqual(before);
    });

    it("says which object no entry names", () => {
      const vault = join(dir, "stranger");
      cpSync(made.vault, vault, { recursive: true });
      const from = objectIn(vault, report);
      const to = from.replace(/.{8}\.age$/, "00000000.age");
      copyFileSync(from, to);
      const { status, stderr } = read(dir, "check", vault);
      expect(status).toBe(3);
      expect(stderr).toBe(`object-unnamed ${to.slice(vault.length + 1)}\n`);
    });

    it("needs no anchor, and then says nothing of freshness", () => {
      expect(read(dir, "check", made.vault).status).toBe(0);
    });
  },
);
