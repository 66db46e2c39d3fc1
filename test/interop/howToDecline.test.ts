// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRelease, writtenParcel } from "../support/chairVault.ts";
import { commandsOf } from "../support/howToCommands.ts";
import {
  enrolMira,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** Whoever is asked types what lies beside the request, and the owner hands in what came of it, as it came. */
describe.skipIf(!haveTools("age", "tar", "ssh-keygen", "sha256sum"))(
  "a decline made by HOW-TO-SIGN.txt",
  () => {
    let owner: SampleVault;
    let approvalParcel: string;
    let consentParcel: string;
    beforeAll(async () => {
      owner = await makeSampleVault();
      const { at, vault, done } = owner;
      approvalParcel = await sendRelease(owner, "approval");
      await enrolMira(owner);
      await done(
        ...["consent", "request", vault, "--requester", "alma", "--to", "mira"],
        ...["--file", "report.pdf=Report.pdf", "--purpose", "Judge it"],
        ...["--expires", "2999-01-01"],
      );
      await done("consent", "sign", vault, "--key", at("alma"));
      consentParcel = writtenParcel(
        at("consent"),
        await done("consent", "send", vault, "--out", at("consent")),
      );
    });
    afterAll(() => {
      owner.remove();
    });

    /** To agree; to check judged texts, which these requests have none of; and to delete the folder at the end. */
    const leftOut =
      /^(?:ssh-keygen -Y sign .* statement\.txt|mv statement|\(cd judged|cd && rm)/;

    /** Gives the path of the file that the lines say to send back. */
    function declineBy(
      person: string,
      parcel: string,
      act: "approval" | "consent",
    ): string {
      const howTo = readFileSync(
        join(dirname(parcel), "HOW-TO-SIGN.txt"),
        "utf8",
      );
      const [sent] = /decline-ID\.[a-z.]+[a-z]/.exec(howTo) ?? [""];
      const written = [
        `sed -i 's/^Signer: .*/Signer: ${person}/' decline.txt`,
        "sed -i 's/^Reason: .*/Reason: A page names a person./' decline.txt",
      ];
      const script = commandsOf(howTo)
        .filter((line) => !leftOut.test(line))
        .flatMap((line) =>
          line.includes("-n decline@counterseal") ? [...written, line] : [line],
        )
        .join("\n")
        .replaceAll("/path/to/request-<id>.tar.age", parcel)
        .replaceAll(
          "/path/to/your/copy/of/charter.txt",
          owner.at("charter", "charter.txt"),
        )
        .replaceAll("REQUESTER", "alma")
        .replaceAll(/\bID\b/g, person)
        .replaceAll("KEY", owner.at(person))
        .replaceAll("ACT", act);
      const home = owner.at(`home-${person}`);
      mkdirSync(home);
      execFileSync("sh", ["-e", "-u", "-c", script], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], HOME: home },
      });
      return join(home, "request", sent.replace("ID", person));
    }

    it.each([
      ["answer", "chiyo", "approval"],
      ["release", "dmitri", "approval"],
      ["consent", "esi", "consent"],
    ] as const)("is recorded by %s record", async (door, person, act) => {
      const { vault, done } = owner;
      const parcel = act === "approval" ? approvalParcel : consentParcel;
      const path = declineBy(person, parcel, act);
      const sealed = readFileSync(path, "utf8");
      expect(sealed).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
      expect(sealed).not.toContain("A page names a person.");
      await done(door, "record", vault, path, "--key", owner.at("alma"));
      const list = await done("answer", "list", vault);
      expect(list.stdout).toContain(person);
      expect(list.stdout).toContain("A page names a person.");
    });
  },
);
