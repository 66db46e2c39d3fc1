// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { startAgent, withEnvironment } from "../support/sshAgent.ts";
import { haveTools } from "../support/tools.ts";

interface Person {
  readonly person: string;
  readonly roles: readonly { readonly until: string }[];
  readonly signKeys: readonly {
    readonly key: string;
    readonly fingerprint: string;
    readonly words: readonly string[];
  }[];
}

/** What becomes of people's keys after they are enrolled, and the ways to sign, by command line. */
describe.skipIf(!haveTools("ssh-keygen", "ssh-agent", "ssh-add"))(
  "keys of people by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
    });
    afterAll(() => {
      sample.remove();
    });

    async function personOf(who: string): Promise<Person> {
      const end = await sample.cli("person", "list", sample.vault, "--json");
      const { value } = jsonOf(end) as { value: { people: Person[] } };
      const found = value.people.find(({ person }) => person === who);
      if (found === undefined) throw new Error(`nobody is called ${who}`);
      return found;
    }
    const fingerprintOf = (path: string): string =>
      String(execFileSync("ssh-keygen", ["-lf", path])).split(" ")[1] ?? "";
    const releaseStatus = async (): Promise<string> =>
      (await sample.cli("release", "status", sample.vault)).stdout;

    it("takes of a list of keys those that are picked, and asks which", async () => {
      const { at, vault, done, unlocked } = sample;
      const names = ["gil1", "gil2", "gil3"];
      for (const name of names) makeKey(at(name));
      const lines = names.map((name) =>
        readFileSync(at(`${name}.pub`), "utf8"),
      );
      writeFileSync(at("gil.keys"), lines.join(""));
      writeFileSync(at("one.keys"), lines[2] ?? "");
      const enrolling = [
        ...["person", "enroll", vault, "gil", "--name", "Gil"],
        ...["--role", "chair", ...unlocked],
      ];
      const list = ["--keys-file", at("gil.keys")];
      for (const pick of [
        [],
        ["--pick", "4"],
        ["--pick", "1", "--pick", "9"],
      ]) {
        const { stderr } = await sample.refuses(
          [...enrolling, ...list, ...pick],
          2,
          "usage",
        );
        expect(stderr).toContain(`3 is ${fingerprintOf(at("gil3"))}`);
      }
      await sample.refuses([...enrolling, "--pick", "1"], 2, "usage");
      const picked = async (): Promise<string[]> =>
        (await personOf("gil")).signKeys.map(({ fingerprint }) => fingerprint);
      // A list may hold a key twice.
      const twice = ["--keys-file", at("twice.keys"), "--pick", "1"];
      writeFileSync(at("twice.keys"), (lines[1] ?? "").repeat(2));
      await sample.cli(...enrolling.slice(0, 8), ...twice, "--pick", "2");
      expect(await picked()).toEqual([fingerprintOf(at("gil2"))]);
      const adding = [
        "person",
        "add-key",
        vault,
        "gil",
        "--reason",
        "a second",
      ];
      await sample.refuses([...adding, ...unlocked], 2, "usage");
      await done(...adding, "--keys-file", at("one.keys"));
      expect(await picked()).toEqual(
        ["gil2", "gil3"].map((name) => fingerprintOf(at(name))),
      );
      await done("person", "remove", vault, "gil", "--reason", "A trial");
    });

    it("adds, rotates, drops and retires, each for the next charter alone", async () => {
      const { at, vault, done } = sample;
      for (const name of ["esi2", "esi3"]) makeKey(at(name));
      const because = ["--reason", "a new laptop"];
      const added = await done(
        ...["person", "add-key", vault, "esi", at("esi2.pub"), ...because],
      );
      expect(added.stdout).toContain("from the next charter on");
      const rotating = ["person", "rotate", vault, "esi", ...because];
      await done(
        ...[...rotating, "--from", fingerprintOf(at("esi2"))],
        ...["--to", at("esi3.pub"), "--apply"],
      );
      const esi = await personOf("esi");
      expect(esi.signKeys.map(({ fingerprint }) => fingerprint)).toEqual(
        ["esi", "esi3"].map((name) => fingerprintOf(at(name))),
      );
      expect(esi.signKeys[0]?.words).toHaveLength(8);
      await sample.refuses(
        [
          ...["person", "add-key", vault, "alma", at("esi3.pub"), ...because],
          ...sample.unlocked,
        ],
        1,
        "key-duplicate",
      );
      const dropping = ["person", "drop-key", vault, "esi", ...because];
      const foretold = await done(...dropping, fingerprintOf(at("esi3")));
      expect(foretold.stdout).toContain("Nothing has changed yet");
      await done(...dropping, fingerprintOf(at("esi3")), "--apply");
      expect((await personOf("esi")).signKeys).toHaveLength(1);
      await sample.refuses(
        [
          ...["person", "drop-key", vault, "esi", fingerprintOf(at("esi"))],
          ...[...because, ...sample.unlocked],
        ],
        1,
        "key-missing",
      );
      await done(
        "person",
        "set-term",
        vault,
        "bruno",
        "--role",
        "owner",
        ...because,
        "--until",
        "2099-01-01T00:00:00Z",
      );
      expect((await personOf("bruno")).roles[0]?.until).toBe(
        "2099-01-01T00:00:00Z",
      );
      const charter = await done("charter", "show", vault);
      expect(charter.stdout).not.toContain("2099-01-01");
    });

    it("signs by the agent, with a passphrase and with a key of the vault", async () => {
      const { at, vault, done, cli } = sample;
      await done(...sample.proposing("report.pdf=audits/report.pdf"));
      await done("release", "request", vault);
      const signs = ["release", "sign", vault];
      writeFileSync(at("secret"), "own words\n");
      const secret = ["--key-passphrase-file", at("secret")];
      await done("key", "create", vault, "--name", "desk", ...secret);
      // Not in the charter: made and verified, and then not taken.
      const own = await cli(...signs, "--own", "desk", ...secret);
      expect(own.exitCode).toBe(1);
      expect(own.stderr).toContain("key");
      copyFileSync(at("alma"), at("locked"));
      copyFileSync(at("alma.pub"), at("locked.pub"));
      execFileSync("chmod", ["600", at("locked")]);
      execFileSync("ssh-keygen", [
        ...["-q", "-p", "-P", "", "-N", "own words", "-f", at("locked")],
      ]);
      await done(...signs, "--key", at("locked"), ...secret);
      const agent = await startAgent(at());
      withEnvironment({ SSH_AUTH_SOCK: undefined });
      agent.add(at("chiyo"));
      await done(
        ...[...signs, "--agent", fingerprintOf(at("chiyo"))],
        ...["--agent-socket", agent.socket],
      );
      expect(await releaseStatus()).toContain("chiyo");
      const gone = await cli(...signs, "--agent", fingerprintOf(at("dmitri")));
      expect(gone.stderr).toContain("no ssh-agent answers");
    });

    it("reports a key lost: says first what it voids, then the reason stands with the release", async () => {
      const { at, vault, done } = sample;
      const end = await sample.cli("release", "status", vault, "--json");
      const { value } = jsonOf(end) as {
        value: { statement: { text: string } };
      };
      const { text } = value.statement;
      await done(
        ...["release", "record", vault],
        sample.sign("dmitri", "approval@counterseal", text),
      );
      const lost = [
        ...["person", "report-lost", vault, "chiyo"],
        ...[fingerprintOf(at("chiyo")), "--reason", "left on a train"],
        ...["--since", "2020-01-01T00:00:00Z"],
      ];
      const before = sample.truth();
      const preview = await done(...lost);
      expect(preview.stdout).toContain("Nothing is recorded yet");
      expect(preview.stdout).toContain("signed with the key that is lost");
      expect(sample.truth()).toEqual(before);
      expect(await releaseStatus()).not.toContain("revoked");
      const applied = await done(...lost, "--apply");
      expect(applied.stdout).toContain("is recorded as lost");
      expect(await releaseStatus()).toContain("the key was revoked");
      expect((await personOf("chiyo")).signKeys).toEqual([]);
      const ledger = await sample.cli("ledger", "show", vault);
      expect(ledger.stdout).toContain("left on a train");
      expect(readFileSync(at("chiyo.pub"), "utf8")).toContain("ssh-ed25519");
    });

    it("takes of a lost key only an answer that subtracts", async () => {
      const { at, vault, unlocked } = sample;
      const end = await sample.done("release", "statement", vault);
      const approval = end.stdout;
      const line = (key: string): string =>
        new RegExp(`^${key}: .*$`, "m").exec(approval)?.[0] ?? "";
      const answer = (act: string, ...lines: string[]): string[] => {
        const text = [
          ...[`counterseal-${act} 1`, line("Audit"), line("Charter")],
          ...[`Id: ${"0".repeat(32)}`, line("Issued"), "Signer: chiyo"],
          `Of: ${createHash("sha256").update(approval).digest("hex")}`,
          ...[...lines, "Reason: Found on a train.", ""],
        ].join("\n");
        writeFileSync(at(`${act}.txt`), text);
        const signature = sample.sign("chiyo", `${act}@counterseal`, text);
        const record = ["answer", "record", vault, at(`${act}.txt`)];
        return [...record, "--signature", signature];
      };
      await sample.refuses(
        [...answer("decline", "Answer: decline"), ...unlocked],
        ...([1, "signature-key-lost"] as const),
      );
      await sample.done(...answer("withdrawal"));
    });

    it("takes a lost key's signature from a charter that waits", async () => {
      const { at, vault, done, sign } = sample;
      const because = ["--reason", "a spare"];
      // Chiyo has lost the only one she had, to sign with and to seal to: one new key is enough for both.
      for (const [who, name] of [
        ["esi", "esi4"],
        ["chiyo", "chiyo2"],
      ] as const) {
        makeKey(at(name));
        const added = [vault, who, at(`${name}.pub`), ...because];
        await done("person", "add-key", ...added);
      }
      await done("charter", "draft", vault);
      const shown = async (): Promise<{
        text: string;
        waitingFor: string[];
        seats: unknown;
      }> => {
        const end = await sample.cli("charter", "show", vault, "--json");
        const { value } = jsonOf(end) as {
          value: {
            draft: { text: string; waitingFor: string[]; seats: unknown };
          };
        };
        return value.draft;
      };
      const { text, waitingFor, seats } = await shown();
      // The charter in force knows but one key of hers, which is lost.
      expect(JSON.stringify(seats)).toMatch(/"candidates":\[.*"dmitri"/);
      expect(JSON.stringify(seats)).not.toContain("chiyo");
      expect(waitingFor).toContain("esi");
      expect(text).toMatch(/^Seal: chiyo ssh-ed25519 /m);
      const lost = sign("chiyo", "charter@counterseal", text);
      const refused = await sample.refuses(
        ["charter", "record", vault, lost, ...sample.unlocked],
        ...([1, "signature-key-lost"] as const),
      );
      expect(refused.stderr).toContain("chiyo made it with a key that was");
      const signature = sign("esi4", "charter@counterseal", text);
      await done("charter", "record", vault, signature);
      expect((await shown()).waitingFor).not.toContain("esi");
      await done(
        ...["person", "report-lost", vault, "esi", ...because, "--apply"],
        ...[fingerprintOf(at("esi4")), "--since", "2020-01-01T00:00:00Z"],
      );
      expect((await shown()).waitingFor).toContain("esi");
      const draft = await done("charter", "show", vault);
      expect(draft.stdout).toContain(`${fingerprintOf(at("esi4"))} of esi:`);
    });

    it("retires a person: their roles end, and the charter in force stays", async () => {
      const { vault, done } = sample;
      await done("person", "retire", vault, "esi", "--reason", "emeritus");
      const [role] = (await personOf("esi")).roles;
      expect(Date.parse(role?.until ?? "")).toBeLessThanOrEqual(Date.now());
    });
  },
);
