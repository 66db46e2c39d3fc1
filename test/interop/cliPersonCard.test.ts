// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { startAgent } from "../support/sshAgent.ts";
import { haveTools } from "../support/tools.ts";

const recipient =
  "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const begin = "-----BEGIN SSH SIGNATURE-----";

/** A person makes a card where they are, and another vault enrols them from it. */
describe.skipIf(!haveTools("ssh-keygen", "ssh-agent", "ssh-add"))(
  "exchange cards by command line",
  () => {
    let sample: SampleVault;
    let card: string;
    beforeAll(async () => {
      sample = await makeSampleVault();
      card = sample.at("fumiko.card.txt");
    });
    afterAll(() => {
      sample.remove();
    });

    it("is made of a key file, a key in the agent and one of the vault, and none is forgotten", async () => {
      const { at, vault, done } = sample;
      for (const name of ["fumiko", "token"]) makeKey(at(name));
      writeFileSync(at("secret"), "own words\n");
      const secret = ["--key-passphrase-file", at("secret")];
      await done("key", "create", vault, "--name", "desk", ...secret);
      const agent = await startAgent(at());
      agent.add(at("token"));
      const makes = ["person", "card", vault, "fumiko", "--name", "Fumiko Ito"];
      const inAgent = ["--agent", "token", "--agent-socket", agent.socket];
      const comment = execFileSync("ssh-keygen", ["-l", "-f", at("token")]);
      inAgent[1] = comment.toString().split(" ")[1] ?? "";
      // Nothing on it could open a parcel.
      await sample.refuses(
        [...makes, ...inAgent, "--out", card, ...sample.unlocked],
        1,
        "card-opens-nothing",
      );
      const made = await done(
        ...[...makes, "--key", at("fumiko"), ...inAgent],
        ...["--own", "desk", ...secret, "--seal-key", recipient],
        ...["--out", card],
      );
      expect(made.stdout).toContain("in words");
      const text = readFileSync(card, "utf8");
      expect(text.split(begin)).toHaveLength(4);
      expect(text).toContain(`Seal: ${recipient}`);
    });

    it("verifies with stock ssh-keygen, each signature over the text above them", () => {
      const [text = "", ...armours] = readFileSync(card, "utf8").split(begin);
      const keys = text
        .split("\n")
        .flatMap((line) =>
          line.startsWith("Sign: ") ? [`fumiko ${line.slice(6)}`] : [],
        );
      writeFileSync(sample.at("signers"), `${keys.join("\n")}\n`);
      for (const armour of armours) {
        writeFileSync(sample.at("one.sig"), `${begin}${armour}`);
        const args = ["-Y", "verify", "-f", sample.at("signers")];
        const said = execFileSync(
          "ssh-keygen",
          [
            ...[...args, "-I", "fumiko", "-n", "card@counterseal"],
            ...["-s", sample.at("one.sig")],
          ],
          { input: text, encoding: "utf8" },
        );
        expect(said).toContain("Good");
      }
    });

    it("enrols whom it names with all that it lists, and nobody else", async () => {
      const { vault, done, refuses, unlocked, at } = sample;
      const enrols = ["person", "enroll", vault];
      const from = ["--role", "chair", "--card", card];
      const another = await sample.cli(...enrols, "gil", ...from);
      expect(another.stderr).toContain("The card is of fumiko");
      const lines = readFileSync(card, "utf8");
      const short = at("short.txt");
      writeFileSync(short, lines.slice(0, lines.lastIndexOf(begin)));
      await refuses(
        [
          ...[...enrols, "fumiko", "--role", "chair", "--card", short],
          ...unlocked,
        ],
        1,
        "card-unsigned",
      );
      await done(...enrols, "fumiko", ...from);
      const end = await sample.cli("person", "list", vault, "--json");
      const { value } = jsonOf(end) as {
        value: {
          people: {
            person: string;
            name: string;
            signKeys: unknown[];
            sealKeys: { key: string }[];
          }[];
        };
      };
      const fumiko = value.people.find(({ person }) => person === "fumiko");
      expect(fumiko?.name).toBe("Fumiko Ito");
      expect(fumiko?.signKeys).toHaveLength(3);
      expect(fumiko?.sealKeys.map(({ key }) => key)).toEqual([recipient]);
    });

    it("is refused where somebody has one of its keys already", async () => {
      const { vault, done, refuses, unlocked, at } = sample;
      const taken = at("taken.txt");
      await done(
        ...["person", "card", vault, "gil", "--name", "Gil Moss"],
        ...["--key", at("chiyo"), "--out", taken],
      );
      await refuses(
        [
          ...["person", "enroll", vault, "gil", "--role", "chair"],
          ...["--card", taken, ...unlocked],
        ],
        1,
        "key-duplicate",
      );
    });
  },
);
