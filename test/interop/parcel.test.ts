// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseRecipient } from "../../electron/crypto/age/recipient.ts";
import {
  requestHowToSign,
  charterHowToSign,
} from "../../electron/engine/exchange/howToSign.ts";
import {
  type Parcel,
  writeParcel,
} from "../../electron/engine/exchange/parcel.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { Failed, failure } from "../../shared/failure.ts";
import { Instant, instantAt, PersonId } from "../../shared/ids.ts";
import { inPieces } from "../support/byteStreams.ts";
import { commandsOf } from "../support/howToCommands.ts";
import {
  approvalOf,
  charterOf,
  digestOf,
  sampleFiles,
  text,
} from "../support/releases.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import type { Approval } from "../../shared/formats/acts.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireError, requireOk } from "../support/unwrap.ts";

const issued = Instant.parse("2026-11-20T10:00:00Z");
const findings = "findings, nonce and all\n";

function newKey(
  folder: string,
  name: string,
): { keyPath: string; line: string } {
  const keyPath = join(folder, name);
  const args = ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", keyPath];
  execFileSync("ssh-keygen", args);
  return { keyPath, line: readFileSync(`${keyPath}.pub`, "utf8").trim() };
}

/** A request as it goes out: parcel and HOW-TO-SIGN.txt in one folder, keys and a charter elsewhere. */
function sendOut(folder: string, changes: Partial<Approval> = {}) {
  const [ada, cleo] = [newKey(folder, "ada"), newKey(folder, "cleo")];
  const term = {
    from: Instant.parse("2026-01-01T00:00:00Z"),
    until: Instant.parse("2030-01-01T00:00:00Z"),
  };
  const plain = charterOf();
  const charter = formatCharter({
    ...plain,
    seal: [{ person: PersonId.parse("ada"), recipient: ada.line }],
    sign: plain.sign.map((line) =>
      line.person === "ada"
        ? { ...line, ...term, key: ada.line }
        : line.person === "cleo"
          ? { ...line, ...term, key: cleo.line }
          : line,
    ),
  });
  const files = new Map([
    ...sampleFiles(),
    [`${"deep/".repeat(30)}a long path ${"x".repeat(100)}.txt`, text("deep\n")],
  ]);
  const statement = formatStatement(
    approvalOf(charter, files, {
      judged: [{ name: "findings.txt", sha256: digestOf(findings) }],
      issued: instantAt(Date.now() - 60_000),
      ...changes,
    }),
  );
  const requesterSignature = execFileSync(
    "ssh-keygen",
    ["-Y", "sign", "-f", ada.keyPath, "-n", "approval@counterseal"],
    { input: statement, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] },
  );
  const outDir = join(folder, "out");
  mkdirSync(outDir);
  const parcel: Parcel = {
    storage: createStorage(),
    parcelPath: join(outDir, "request-4f4f.tar.age"),
    recipients: [requireOk(parseRecipient(cleo.line))],
    issued,
    statementText: statement,
    charterText: charter,
    requesterSignature,
    declineText: "counterseal-decline 1\n",
    signatures: [],
    charters: [],
    tree: [...files].map(([path, bytes]) => ({
      path,
      size: bytes.length,
      content: inPieces(bytes, 5),
    })),
    judged: [{ name: "findings.txt", text: findings }],
  };
  return { ada, cleo, charter, files, statement, outDir, parcel };
}

describe.skipIf(!haveTools("age", "tar", "ssh-keygen", "sha256sum"))(
  "a request",
  () => {
    /** The lines beside a request, typed by cleo in an empty home, until one of them fails. */
    function answer(
      folder: string,
      { parcel, charter, cleo }: ReturnType<typeof sendOut>,
      shell = "sh",
    ) {
      const trustedPath = join(folder, "trusted.txt");
      writeFileSync(trustedPath, charter);
      const script = commandsOf(requestHowToSign)
        .filter((line) => !line.includes("rm -rf"))
        .join("\n")
        .replaceAll("/path/to/request-<id>.tar.age", parcel.parcelPath)
        .replaceAll("/path/to/your/copy/of/charter.txt", trustedPath)
        .replaceAll("REQUESTER", "ada")
        .replaceAll(/\bID\b/g, "cleo")
        .replaceAll("KEY", cleo.keyPath)
        .replaceAll("ACT", "approval");
      const home = join(folder, shell);
      mkdirSync(home);
      const ran = spawnSync(shell, ["-e", "-u", "-c", script], {
        encoding: "utf8",
        // No socket for standard input: bash would take itself for a remote shell.
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], HOME: home },
      });
      return { ...ran, requestDir: join(home, "request") };
    }

    it("is opened, checked and signed by exactly the lines beside it", async () => {
      const folder = tempFolder();
      const sent = sendOut(folder);
      const { files, statement, outDir, parcel } = sent;
      const { sha256 } = requireOk(await writeParcel(parcel));
      expect(sha256).toBe(digestOf(readFileSync(parcel.parcelPath)));
      for (const shell of ["dash", "bash"].filter((name) => haveTools(name))) {
        const ran = answer(folder, sent, shell);
        const { requestDir } = ran;
        expect(
          ran.stderr.replace(/^(?:Signing file|Write signature to) .*\n/gm, ""),
        ).toBe("");
        expect(ran.status).toBe(0);
        for (const path of files.keys())
          expect(ran.stdout).toContain(`${path}: OK`);
        expect(ran.stdout).toContain("findings.txt: OK");
        expect(ran.stdout).toMatch(/^Charter: [0-9a-f]{64}\n1$/m);
        expect(ran.stdout).toContain(
          'Good "approval@counterseal" signature for ada',
        );
        expect(statSync(requestDir).mode & 0o777).toBe(0o700);
        for (const [name, signed] of [
          ["statement.txt", statement],
          ["decline.txt", "counterseal-decline 1\n"],
        ] as const)
          expect(readFileSync(join(requestDir, name), "utf8")).toBe(signed);
        expect(existsSync(join(requestDir, "cleo.sig"))).toBe(true);
        const declined = execFileSync("age", [
          ...["-d", "-i", sent.ada.keyPath],
          join(requestDir, "decline-cleo.txt.age"),
        ]);
        expect(declined.toString()).toMatch(
          /^counterseal-decline 1\n-----BEGIN SSH SIGNATURE-----\n/,
        );
        for (const [path, bytes] of files)
          expect(
            readFileSync(join(requestDir, "tree", path)).equals(bytes),
          ).toBe(true);
      }
      expect(readdirSync(outDir)).toStrictEqual(["request-4f4f.tar.age"]);
    });

    const hour = 3_600_000;
    it.each([
      ["over a day old", { issued: instantAt(Date.now() - 25 * hour) }],
      ["from the future", { issued: instantAt(Date.now() + hour) }],
      ["under another charter", { charter: digestOf("another") }],
    ])("is signed by none of the lines when it is %s", async (_, changes) => {
      const folder = tempFolder();
      const sent = sendOut(folder, changes);
      requireOk(await writeParcel(sent.parcel));
      const ran = answer(folder, sent);
      expect(ran.stdout).toContain("signature for ada");
      expect(ran.status).toBe(1);
      expect(existsSync(join(ran.requestDir, "statement.txt"))).toBe(true);
      expect(existsSync(join(ran.requestDir, "cleo.sig"))).toBe(false);
    });

    it("holds the same archive each time, with the time of the request and nobody's name", async () => {
      const folder = tempFolder();
      const { cleo, outDir, parcel, files } = sendOut(folder);
      const open = (path: string) =>
        execFileSync("age", ["-d", "-i", cleo.keyPath, path]);
      const again = (name: string): Parcel => ({
        ...parcel,
        parcelPath: join(outDir, name),
        tree: [...files].reverse().map(([path, bytes]) => ({
          path,
          size: bytes.length,
          content: inPieces(bytes, 3),
        })),
      });
      requireOk(await writeParcel(again("one")));
      requireOk(await writeParcel(again("two")));
      const archive = open(join(outDir, "one"));
      expect(open(join(outDir, "two")).equals(archive)).toBe(true);
      const listing = execFileSync(
        "tar",
        ["--utc", "--full-time", "--numeric-owner", "-tvf", "-"],
        { input: archive, encoding: "utf8" },
      );
      for (const line of listing.trim().split("\n"))
        expect(line).toMatch(/^-rw-r--r-- 0\/0 +\d+ 2026-11-20 10:00:00 /);
    });

    it("is not written at all when a file of it fails", async () => {
      const { outDir, parcel } = sendOut(tempFolder());
      const broken = failure("object-damaged", { object: "x" });
      const failing: Parcel = {
        ...parcel,
        tree: [
          ...parcel.tree.slice(0, 1),
          {
            path: "broken.txt",
            size: 10,
            // eslint-disable-next-line @typescript-eslint/require-await -- a stream that fails half-way
            content: (async function* () {
              yield text("half");
              throw new Failed(broken);
            })(),
          },
        ],
      };
      expect(requireError(await writeParcel(failing))).toStrictEqual(broken);
      expect(readdirSync(outDir)).toStrictEqual([]);
    });
  },
);

describe.skipIf(!haveTools("ssh-keygen"))("a charter sent for signing", () => {
  it("is read and signed by exactly the lines beside it", () => {
    const folder = tempFolder();
    const cleo = newKey(folder, "cleo");
    const charter = formatCharter(charterOf());
    writeFileSync(join(folder, "charter.txt"), charter);
    const script = commandsOf(charterHowToSign)
      .join("\n")
      .replaceAll(/\bID\b/g, "cleo")
      .replaceAll("KEY", cleo.keyPath)
      .replaceAll("ACT", "approval");
    const ran = spawnSync("sh", ["-e", "-u", "-c", script], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(ran.status).toBe(0);
    const named = /^\d+ SHA256:\S+ (\S+) \(\S+\)$/;
    const fingerprints = ran.stdout.trim().split("\n");
    expect(fingerprints.map((line) => named.exec(line)?.[1]).sort()).toEqual(
      charterOf()
        .sign.map(({ person }) => person)
        .sort(),
    );
    cpSync(join(folder, "cleo.charter.sig"), join(folder, "c.sig"));
    writeFileSync(join(folder, "signers"), `cleo ${cleo.line}\n`);
    const verified = spawnSync(
      "ssh-keygen",
      "-Y verify -f signers -I cleo -n charter@counterseal -s c.sig".split(" "),
      { cwd: folder, input: charter },
    );
    expect(verified.status).toBe(0);
  });
});
