// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declineOf } from "../support/declines.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** What came back sealed by stock age: opened with the requester's key, or refused with nothing recorded. */
describe.skipIf(!haveTools("age", "age-keygen", "ssh-keygen"))(
  "a sealed answer",
  () => {
    let sample: SampleVault;
    let approval = "";
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { vault, done, proposing } = sample;
      await done(...proposing("report.pdf=audits/Report.pdf"));
      await done("release", "request", vault);
      approval = (await done("release", "statement", vault)).stdout;
    });
    afterAll(() => {
      sample.remove();
    });

    const doors = ["release", "answer"] as const;
    let ids = 0;

    /** A decline with its signature below, as chiyo makes it with stock tools. */
    function declined(reason: string): string {
      ids += 1;
      const id = String(ids).padStart(32, "0");
      const text = declineOf(approval, approval, { Reason: reason, Id: id });
      const path = sample.sign("chiyo", "decline@counterseal", text);
      return text + readFileSync(path, "utf8");
    }

    function sealed(
      content: string | Uint8Array,
      args: readonly string[] = ["-R", sample.at("alma.pub")],
    ): string {
      const path = sample.at(`answer-${String((ids += 1))}.age`);
      const options = { input: content, maxBuffer: 128 * 1024 * 1024 };
      writeFileSync(path, execFileSync("age", [...args], options));
      return path;
    }

    function refused(
      door: (typeof doors)[number],
      path: string,
      code: string,
      key = sample.at("alma"),
      exit = 1,
    ) {
      const { vault, refusesOpened } = sample;
      const words = [door, "record", vault, path, "--key", key];
      return refusesOpened(words, exit, code);
    }

    async function recorded(path: string, ...more: string[]): Promise<string> {
      const { vault, done } = sample;
      await done("release", "record", vault, path, ...more);
      return (await done("answer", "list", vault)).stdout;
    }

    it("is recorded, binary, armoured or mailed, and leaves no readable word", async () => {
      const { at, vault } = sample;
      const keyed = ["--key", at("alma")];
      const to = ["-R", at("alma.pub")];
      const reasons = [
        "Binary wordsmith",
        "Armoured wordsmith",
        "Mailed wordsmith",
      ];
      const [binary = "", armoured = "", mailed = ""] = reasons.map(declined);
      expect(await recorded(sealed(binary, to), ...keyed)).toContain(
        reasons[0],
      );
      const armour = sealed(armoured, ["-a", ...to]);
      expect(await recorded(armour, ...keyed)).toContain(reasons[1]);
      const path = sealed(mailed, ["-a", ...to]);
      const mail = readFileSync(path, "utf8").replace(/^/gm, "> ");
      writeFileSync(
        path,
        `Hello,\r\n\r\n${mail.replaceAll("\n", "\r\n")}\r\nChiyo`,
      );
      expect(await recorded(path, ...keyed)).toContain(reasons[2]);
      const entries = readdirSync(vault, {
        ...{ recursive: true, withFileTypes: true },
      });
      for (const file of entries.filter((entry) => entry.isFile())) {
        const bytes = readFileSync(join(file.parentPath, file.name));
        expect(bytes.includes("wordsmith")).toBe(false);
      }
    });

    it("is recorded with an age identity, and with an SSH key that has a passphrase", async () => {
      const { at, cli, vault } = sample;
      const identity = at("identity.txt");
      execFileSync("age-keygen", ["-o", identity], { stdio: "ignore" });
      const recipient = execFileSync("age-keygen", ["-y", identity]);
      const to = recipient.toString().trim();
      const reason = "By an age identity.";
      const path = sealed(declined(reason), ["-r", to]);
      expect(await recorded(path, "--key", identity)).toContain(reason);
      const guarded = at("guarded");
      copyFileSync(at("alma"), guarded);
      chmodSync(guarded, 0o600);
      const change = [
        "-q",
        "-p",
        "-P",
        "",
        "-N",
        "three herons",
        "-f",
        guarded,
      ];
      execFileSync("ssh-keygen", change);
      const later = "By a key with a passphrase.";
      const given = [sealed(declined(later)), "--key", guarded];
      const asked = await cli("release", "record", vault, ...given);
      expect(asked.exitCode).toBe(2);
      expect(asked.stderr).toContain("--key-passphrase-file");
      const secret = at("guarded-secret");
      writeFileSync(secret, "three egrets\n");
      const options = ["--key-passphrase-file", secret];
      await sample.refusesOpened(
        ["release", "record", vault, ...given, ...options],
        ...([1, "key-passphrase-wrong"] as const),
      );
      writeFileSync(secret, "three herons\n");
      const [answer = "", ...key] = given;
      expect(await recorded(answer, ...key, ...options)).toContain(later);
    });

    it("is refused with the key of another, or without one", async () => {
      const path = sealed(declined("Not for you."));
      for (const door of doors) {
        const end = await refused(
          ...([door, path, "answer-not-yours", sample.at("bruno")] as const),
        );
        expect(end.stderr).toContain("it is not sealed to it");
        expect(end.stderr).not.toContain("Not for you.");
        const { vault } = sample;
        await sample.refusesOpened(
          [door, "record", vault, path],
          ...([1, "answer-needs-key"] as const),
        );
      }
      const elsewhere = sealed(declined("x"), ["-R", sample.at("esi.pub")]);
      await refused("release", elsewhere, "answer-not-yours");
    });

    it.each<[string, (bytes: Buffer) => Uint8Array]>([
      ["cut short", (bytes) => bytes.subarray(0, bytes.length - 9)],
      ["cut in its header", (bytes) => bytes.subarray(0, 60)],
      ["extended", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
      [
        "changed in its content",
        (bytes) => {
          bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
          return bytes;
        },
      ],
      [
        "two in one",
        (bytes) => {
          const armour = execFileSync(
            "age",
            ["-a", "-R", sample.at("alma.pub")],
            {
              input: bytes,
            },
          );
          return Buffer.concat([armour, armour]);
        },
      ],
    ])("is refused when it is %s", async (_how, change) => {
      const path = sealed(declined("Changed on its way."));
      writeFileSync(path, change(readFileSync(path)));
      for (const door of doors) {
        const end = await refused(door, path, "answer-damaged");
        expect(end.stderr).toContain("The sealed answer cannot be read (");
        expect(end.stderr).not.toContain("Changed on its way.");
      }
    });

    it("is judged by what is in it as a plain one is", async () => {
      const whole = declined("Good words.");
      const cases: readonly (readonly [string | Uint8Array, string])[] = [
        ["", "signature-malformed"],
        ["\u001B[2J\u202Ehostile\u0007", "signature-malformed"],
        [Uint8Array.from([0xff, 0xfe, 0, 1]), "answer-damaged"],
        [whole.replace("Good", "Evil"), "signature-other-bytes"],
        [whole.replace("Good", "Go\u202Eod"), "statement-refused"],
        [
          readFileSync(sealed(whole, ["-a", "-R", sample.at("alma.pub")])),
          "signature-malformed",
        ],
      ];
      for (const [content, code] of cases)
        await refused("release", sealed(content), code);
      const unsigned = sealed(whole.slice(0, whole.indexOf("-----")));
      // Its signature is looked for beside it, as beside a plain one.
      const alma = sample.at("alma");
      await refused("release", unsigned, "file-vanished", alma, 5);
      const key = sample.at("alma.pub");
      await refused("release", sealed(whole), "key-not-private", key, 2);
    });

    it("is refused when what is in it has no end in sight", async () => {
      const huge = sealed(Buffer.alloc(40 * 1024 * 1024, "A"));
      const end = await refused("release", huge, "signature-malformed");
      expect(end.stderr.length).toBeLessThan(2000);
      const dense = sealed(Buffer.alloc(31 * 1024 * 1024, "A"));
      await refused("release", dense, "signature-malformed");
    });
  },
);
