// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  formatStatement,
  namespaceOf,
  parseStatement,
} from "../../shared/formats/statementText.ts";
import { audit, importFiles, openDesk } from "../support/mainJob.ts";
import { everyAct, sampleStatement } from "../support/sampleStatements.ts";
import { python, readerPath } from "../support/secondReader.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { testPassphrase } from "../support/vaults.ts";

const vectorsDir = fileURLToPath(
  new URL("../../docs/format/vectors/", import.meta.url),
);
const at = (...parts: string[]): string => join(vectorsDir, ...parts);
const digest = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

interface Expected {
  readonly passphrase: string;
  readonly vault: string;
  readonly seq: number;
  readonly head: string;
  /** SHA-256 by name. */
  readonly files: Readonly<Record<string, string>>;
}

function secondReader(what: string, ...rest: string[]) {
  return spawnSync(
    python ?? "python3",
    [readerPath, what, at("kit.txt"), at("vault"), ...rest],
    { encoding: "utf8" },
  );
}

async function makeVault(): Promise<void> {
  for (const name of ["vault", "kit.txt"])
    rmSync(at(name), { recursive: true, force: true });
  const desk = await openDesk(tempFolder());
  const files = {
    "report.txt": Buffer.from("The first finding, which is invented.\n"),
    "Überblick „2027“.txt": Buffer.from("Alles in Ordnung.\n"),
    "mistake.txt": Buffer.from("Taken in by mistake.\n"),
  };
  await desk.do("vault.create", {
    folder: desk.grant(at("vault")),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  await desk.do("audit.create", { audit, title: "Harbour security audit" });
  const imported = await importFiles(desk, files);
  await desk.do("vault.recoveryKit", { file: desk.grant(at("kit.txt")) });
  await desk.do("deliverable.remove", {
    deliverable: imported[2]!.deliverable,
    reason: "Taken in by mistake",
  });
  await desk.engine.close();
  const { "mistake.txt": _gone, ...live } = files;
  const { stdout } = secondReader("check");
  const { vault, seq, head } = JSON.parse(stdout) as Expected;
  const digests = Object.entries(live).map(([name, bytes]) => [
    name,
    digest(bytes),
  ]);
  const expected: Expected = {
    ...{ passphrase: testPassphrase, vault, seq, head },
    files: Object.fromEntries(digests) as Record<string, string>,
  };
  writeFileSync(at("expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
}

function makeStatements(): void {
  rmSync(at("statements"), { recursive: true, force: true });
  mkdirSync(at("statements"), { recursive: true });
  const keyPath = join(tempFolder(), "key");
  execFileSync("ssh-keygen", [
    ...["-q", "-t", "ed25519", "-N", "", "-C", "vectors", "-f", keyPath],
  ]);
  const key = readFileSync(`${keyPath}.pub`, "utf8");
  writeFileSync(at("statements", "signers"), `signer ${key}`);
  for (const act of everyAct) {
    const text = formatStatement(sampleStatement(act));
    writeFileSync(at("statements", `${act}.txt`), text);
    const signature = execFileSync(
      "ssh-keygen",
      ["-q", "-Y", "sign", "-n", namespaceOf(act), "-f", keyPath],
      { input: text, stdio: ["pipe", "pipe", "ignore"] },
    );
    writeFileSync(at("statements", `${act}.txt.sig`), signature);
  }
}

if (process.env["COUNTERSEAL_MAKE_VECTORS"] !== undefined)
  it("vectors are made anew", async () => {
    await makeVault();
    makeStatements();
  });

describe("the vault of docs/format/vectors", () => {
  const expected = () =>
    JSON.parse(readFileSync(at("expected.json"), "utf8")) as Expected;

  it.skipIf(python === undefined || !haveTools("age"))(
    "is what the second reader reads",
    () => {
      const { vault, seq, head, files } = expected();
      const checked = secondReader("check");
      expect(checked.stderr).toBe("");
      expect(JSON.parse(checked.stdout)).toMatchObject({
        ...{ vault, seq, head },
        files: Object.keys(files).length,
      });
      const outDir = join(tempFolder(), "out");
      expect(secondReader("extract", outDir).status).toBe(0);
      const found = readdirSync(outDir).flatMap((id) =>
        readdirSync(join(outDir, id)).map((name) => [
          name,
          digest(readFileSync(join(outDir, id, name))),
        ]),
      );
      expect(Object.fromEntries(found)).toEqual(files);
    },
  );

  it("is opened by this program, whole", async () => {
    const folder = tempFolder();
    cpSync(at("vault"), join(folder, "vault"), { recursive: true });
    const desk = await openDesk(folder);
    await desk.do("vault.open", {
      folder: desk.grant(join(folder, "vault")),
      passphrase: expected().passphrase,
    });
    const { deliverables } = await desk.do("deliverable.list", { audit });
    const read = deliverables.flatMap(({ versions }) =>
      versions.map(({ name, sha256 }) => [name, sha256]),
    );
    expect(Object.fromEntries(read)).toEqual(expected().files);
    await desk.engine.close();
  });
});

describe("the statements of docs/format/vectors", () => {
  it("are of every act", () => {
    expect(readdirSync(at("statements")).sort()).toEqual(
      [
        "signers",
        ...everyAct.flatMap((act) => [`${act}.txt`, `${act}.txt.sig`]),
      ].sort(),
    );
  });

  it.each(everyAct)("%s is read and written alike", (act) => {
    const text = readFileSync(at("statements", `${act}.txt`), "utf8");
    expect(formatStatement(sampleStatement(act))).toBe(text);
    expect(parseStatement(text)).toMatchObject({ ok: true });
  });

  it.skipIf(!haveTools("ssh-keygen"))(
    "are signed as what they are, and as nothing else",
    () => {
      for (const act of everyAct) {
        const path = at("statements", `${act}.txt`);
        const verified = (namespace: string) =>
          spawnSync(
            "ssh-keygen",
            [
              ...["-Y", "verify", "-f", at("statements", "signers")],
              ...["-I", "signer", "-n", namespace, "-s", `${path}.sig`],
            ],
            { input: readFileSync(path) },
          ).status;
        expect(verified(namespaceOf(act)), act).toBe(0);
        expect(verified("other@counterseal"), act).not.toBe(0);
      }
    },
  );
});
