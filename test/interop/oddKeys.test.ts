// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { Instant, PersonId } from "../../shared/ids.ts";
import { authorize } from "../support/authorized.ts";
import {
  approvalOf,
  assemble,
  charterOf,
  digestOf,
  keyOf,
  type Person,
  type ReleaseParts,
  role,
  sampleFiles,
  sampleParts,
  sign,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askBoth } from "../support/verifiers.ts";

async function bothSay(parts: ReleaseParts) {
  const release = assemble(parts);
  const dir = writeRelease(release, join(tempFolder(), "tree"));
  const { verdict, problems } = await askBoth({
    dir,
    trusted: release.trusted,
  });
  return { verdict, problems };
}

const first = charterOf();
type Signers = ReleaseParts["signers"];

function signers(...people: readonly Person[]): Signers {
  return people.map((person) => [person, keyOf(person)] as const);
}

/** The second charter has finn in dora's seat, with dora's key. */
function moved(second: Signers, approving: readonly Person[]): ReleaseParts {
  const successor = charterOf({
    version: 2,
    replaces: digestOf(formatCharter(first)),
    issued: Instant.parse("2026-06-01T09:00:00Z"),
    roles: [
      ...first.roles.filter(({ person }) => person !== "dora"),
      role("finn", "chair"),
    ],
    sign: [
      ...first.sign.filter(({ person }) => person !== "dora"),
      sign("finn", keyOf("dora")),
    ],
  });
  const texts = [first, successor].map((charter) => formatCharter(charter));
  const files = sampleFiles();
  return {
    charters: [
      {
        text: texts[0] ?? "",
        signers: signers("ada", "ben", "cleo", "dora", "edo"),
      },
      { text: texts[1] ?? "", signers: second },
    ],
    statement: formatStatement(approvalOf(texts[0] ?? "", files)),
    signers: signers(...approving),
    files,
  };
}

const asFinn = ["finn", keyOf("dora")] as const;
const enough = ["ada", "ben", "cleo"] as const;

/** A key's wire encoding around these bytes. */
function keyLine(type: string, ...strings: readonly Uint8Array[]): string {
  const parts = [Buffer.from(type), ...strings].flatMap((bytes) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return `${type} ${Buffer.concat(parts).toString("base64")}`;
}

function ed25519(first: number, middle: number, last: number): string {
  const point = Buffer.alloc(32, middle);
  point[0] = first;
  point[31] = last;
  return keyLine("ssh-ed25519", point);
}

function hardware(application: Uint8Array): string {
  const point = Buffer.from(keyOf("ada").line.split(" ")[1] ?? "", "base64");
  return keyLine(
    "sk-ssh-ed25519@openssh.com",
    point.subarray(-32),
    application,
  );
}

describe.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum"))(
  "verify.sh and the app, on a key that moves to another person",
  () => {
    it.each([
      ["the old holder", signers("ada", "ben", "dora"), enough, "finn.sig"],
      ["the new holder", [...signers("ada", "ben"), asFinn], enough, "2.txt"],
    ])("want more than %s", async (_, second, approving, about) => {
      const { verdict, problems } = await bothSay(moved(second, approving));
      expect(verdict).toBe("NOT VERIFIED");
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain("charter-signature-missing charters/2");
      expect(problems[0]).toContain(about);
    });

    it("take both, and count each for one person", async () => {
      const both = [...signers("ada", "ben", "dora"), asFinn];
      expect(await bothSay(moved(both, enough))).toMatchObject({
        verdict: "VERIFIED",
      });
      expect(await bothSay(moved(both, ["ada", "ben", "dora"]))).toEqual({
        verdict: "NOT VERIFIED",
        problems: ["charter-changed charters/2.txt"],
      });
    });

    it("are given both signatures by the gate, which counts alike", () => {
      const second = signers("ada", "ben", "dora");
      const { charters } = authorize(moved(second, enough));
      expect(charters[1]?.signatures.map(({ person }) => person)).toEqual([
        "ada",
        "ben",
        "dora",
        "finn",
      ]);
      expect(() => authorize(moved(second, ["ada", "ben", "dora"]))).toThrow();
    });
  },
);

describe.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum"))(
  "verify.sh and the app, on the key of a reviewer who signs nothing",
  () => {
    it.each<readonly [string, string, boolean]>([
      ["off the curve", ed25519(2, 0, 0), true],
      ["number 3", ed25519(3, 0, 0), true],
      ["number 0", ed25519(0, 0, 0), false],
      ["number 1, with a sign", ed25519(1, 0, 0x80), false],
      ["the prime less one", ed25519(0xec, 0xff, 0x7f), false],
      ["the prime less two", ed25519(0xeb, 0xff, 0x7f), true],
      ["the prime", ed25519(0xed, 0xff, 0x7f), false],
      ["the prime and three", ed25519(0xf0, 0xff, 0xff), false],
      ["the largest number", ed25519(0xff, 0xff, 0x7f), false],
      ["ssh:", hardware(Buffer.from("ssh:")), true],
      ["ssh: in ASCII", hardware(Buffer.from("ssh:a ~")), true],
      ["ssh: and no UTF-8", hardware(Buffer.from("ssh:\xff", "latin1")), false],
      ["ssh: and UTF-8", hardware(Buffer.from("ssh:é")), false],
      ["ssh: and NUL", hardware(Buffer.from("ssh:\0")), false],
      ["ssh: and DEL", hardware(Buffer.from("ssh:\x7f")), false],
      ["ssh: and LF", hardware(Buffer.from("ssh:\n")), false],
      ["no ssh:", hardware(Buffer.from("web:")), false],
    ])("agree: %s", async (_, key, sound) => {
      const term = role("rex", "reviewer");
      const rex = { ...term, person: PersonId.parse("rex") };
      const parts = sampleParts({
        charter: {
          roles: [...first.roles, rex],
          sign: [
            ...first.sign,
            { person: rex.person, from: rex.from, until: rex.until, key },
          ],
        },
      });
      const { verdict, problems } = await bothSay(parts);
      expect(verdict).toBe(sound ? "VERIFIED" : "NOT VERIFIED");
      if (!sound) expect(problems).toContain("charter-refused charters/1.txt");
    });
  },
);
