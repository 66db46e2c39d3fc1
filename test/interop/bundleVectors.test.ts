// SPDX-License-Identifier: Apache-2.0
// What leaves a vault, as it lies in docs/format/vectors: a release, a request and a share.
import { execFileSync, spawnSync } from "node:child_process";
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
import { runCli } from "../support/cliRun.ts";
import { enrolMira, makeSampleVault } from "../support/sampleVault.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askScript } from "../support/verifiers.ts";

const vectorsDir = fileURLToPath(
  new URL("../../docs/format/vectors/", import.meta.url),
);
const at = (...parts: string[]): string => join(vectorsDir, ...parts);
const place = join("tree", "audits", "release-1");
const made = ["bundle", "charter.txt", "request", "share", "keys"];

async function makeAll(): Promise<void> {
  for (const name of made) rmSync(at(name), { recursive: true, force: true });
  const sample = await makeSampleVault();
  const { at: from, done, proposing, sign, vault } = sample;
  await enrolMira(sample);
  const approve = async (what: string, namespace: string): Promise<void> => {
    const { stdout } = await done(what, "statement", vault);
    await done(
      ...[what, "record", vault],
      ...["alma", "chiyo", "dmitri"].map((who) => sign(who, namespace, stdout)),
    );
  };
  await done(...proposing("report.pdf=audits/report.pdf"));
  await done("release", "request", vault);
  await done("release", "record", vault, await requesterOf(sample));
  await done("release", "send", vault, "--out", at("request"));
  await approve("release", "approval@counterseal");
  await done("release", "export", vault, "--out", at("bundle"));
  await done(
    ...["consent", "request", vault, "--requester", "alma", "--to", "mira"],
    ...["--file", "report.pdf=Report.pdf", "--expires", "2999-01-01"],
    ...["--purpose", "Let the committee judge"],
  );
  await approve("consent", "consent@counterseal");
  mkdirSync(at("share"));
  await done("share", "create", vault, "--out", at("share", "mira.tar.age"));
  cpSync(from("charter", "charter.txt"), at("charter.txt"));
  mkdirSync(at("keys"));
  for (const who of ["dmitri", "mira"]) cpSync(from(who), at("keys", who));
  sample.remove();
}

async function requesterOf({
  done,
  sign,
  vault,
}: Awaited<ReturnType<typeof makeSampleVault>>): Promise<string> {
  const { stdout } = await done("release", "statement", vault);
  return sign("alma", "approval@counterseal", stdout);
}

if (process.env["COUNTERSEAL_MAKE_VECTORS"] !== undefined)
  it("vectors of what leaves a vault are made anew", makeAll);

/** What stock tools find in a sealed archive, unpacked. */
function opened(parcel: string, key: string): string {
  const dir = tempFolder();
  const keyPath = join(dir, "key");
  // A clone gives no file the mode that ssh keys must have.
  writeFileSync(keyPath, readFileSync(at("keys", key)), { mode: 0o600 });
  const outDir = join(dir, "out");
  mkdirSync(outDir);
  execFileSync("sh", [
    ...["-c", 'age -d -i "$1" "$2" | tar -xf - -C "$3"'],
    ...["sh", keyPath, parcel, outDir],
  ]);
  return outDir;
}

describe("the release of docs/format/vectors", () => {
  const trusted = () => readFileSync(at("charter.txt"));

  it.skipIf(!haveTools("ssh-keygen"))(
    "is verified by verify.sh and by this program",
    async () => {
      expect(
        askScript({ dir: at("bundle", place), trusted: trusted() }),
      ).toMatchObject({
        verdict: "VERIFIED",
        problems: [],
      });
      const end = await runCli(tempFolder(), [
        ...["verify", at("bundle"), "--trust", at("charter.txt")],
      ]);
      expect(end).toMatchObject({ exitCode: 0, stderr: "" });
      expect(end.stdout).toMatch(/^Verdict +VERIFIED$/m);
    },
  );

  it.skipIf(!haveTools("ssh-keygen"))("is not, with one byte changed", () => {
    const dir = join(tempFolder(), "bundle");
    cpSync(at("bundle"), dir, { recursive: true });
    const bytes = readFileSync(join(dir, "tree/audits/report.pdf"));
    bytes[0]! ^= 1;
    writeFileSync(join(dir, "tree/audits/report.pdf"), bytes);
    const asked = { dir: join(dir, place), trusted: trusted() };
    expect(askScript(asked)).toMatchObject({
      verdict: "NOT VERIFIED",
      problems: ["file-changed audits/report.pdf"],
    });
  });
});

describe.skipIf(!haveTools("age", "tar", "sha256sum", "ssh-keygen"))(
  "what is sealed in docs/format/vectors",
  () => {
    it("is a request that its chair opens with stock tools", () => {
      const [name = ""] = readdirSync(at("request")).filter((each) =>
        each.endsWith(".tar.age"),
      );
      const dir = opened(at("request", name), "dmitri");
      const text = readFileSync(join(dir, "statement.txt"), "utf8");
      expect(name).toBe(
        `request-${/^Id: (.*)$/m.exec(text)?.[1] ?? ""}.tar.age`,
      );
      expect(readFileSync(join(dir, "charter.txt"))).toEqual(
        readFileSync(at("charter.txt")),
      );
      const signature = join(dir, "requester.sig");
      const check = ["-Y", "check-novalidate", "-n", "approval@counterseal"];
      const { status } = spawnSync("ssh-keygen", [...check, "-s", signature], {
        input: text,
      });
      expect(status).toBe(0);
    });

    it("is a share whose files are as its list says", () => {
      const dir = opened(at("share", "mira.tar.age"), "mira");
      const { status } = spawnSync("sha256sum", ["-c", "MANIFEST.txt"], {
        cwd: dir,
      });
      expect(status).toBe(0);
      expect(readFileSync(join(dir, "files", "Report.pdf"), "utf8")).toBe(
        "%PDF-1.4 a report\n",
      );
    });
  },
);
