// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "./commands/commands.ts";
import { type Invocation, parseInvocation } from "./invocation.ts";

function parse(...argv: string[]): ReturnType<typeof parseInvocation> {
  return parseInvocation(argv, commands);
}

function run(...argv: string[]): Extract<Invocation, { kind: "run" }> {
  const parsed = parse(...argv);
  if (!parsed.ok || parsed.value.kind !== "run")
    throw new Error(`not a run: ${JSON.stringify(parsed)}`);
  return parsed.value;
}

function misuse(...argv: string[]): string {
  const parsed = parse(...argv);
  if (parsed.ok) throw new Error("was understood");
  return parsed.error.sentence;
}

describe("a command line that is understood", () => {
  it("gives positionals and options by name, wherever they stand", () => {
    const { command, given, json, passphrase } = run(
      "audit",
      "create",
      "--title",
      "Harbour audit",
      "vault",
      "harbour-2026",
      "--json",
      "--passphrase-file=secret.txt",
    );
    expect(command.words).toEqual(["audit", "create"]);
    expect(given).toEqual({
      vault: "vault",
      audit: "harbour-2026",
      title: "Harbour audit",
    });
    expect(json).toBe(true);
    expect(passphrase).toEqual({ file: "secret.txt", descriptor: undefined });
  });

  it("takes words after -- as they are", () => {
    const { given } = run("charter", "record", "v", "--", "--odd.sig", "b.sig");
    expect(given).toMatchObject({
      vault: "v",
      signature: ["--odd.sig", "b.sig"],
    });
  });

  it("takes a value that begins with a dash when it is joined by =", () => {
    expect(run("audit", "create", "v", "a", "--title=-x").given).toMatchObject({
      title: "-x",
    });
  });

  it("collects an option that may be repeated, in order", () => {
    const { given } = run(
      ...["charter", "draft", "v"],
      ...["--condition", "embargo", "--condition", "findings"],
    );
    expect(given).toMatchObject({ condition: ["embargo", "findings"] });
  });

  it.each([
    [["--help"], "all"],
    [["help"], "all"],
    [["-h"], "all"],
    [["help", "vault"], "noun"],
    [["vault", "--help"], "noun"],
    [["help", "vault", "create"], "command"],
    [["help", "verify"], "command"],
    [["vault", "create", "--help"], "command"],
    [["vault", "create", "-h", "--passphrase-file", "x"], "command"],
  ])("explains itself: %j", (argv, kind) => {
    expect(parse(...argv)).toMatchObject({
      ok: true,
      value: { kind: "help", of: { kind } },
    });
  });
});

describe("a command line that is not understood", () => {
  it.each([
    [[], "Say what to do."],
    [["vualt"], 'There is no command "vualt". Did you mean "vault"?'],
    [["vault"], 'Say what to do with "vault".'],
    [["vault", "burn"], 'There is no command "vault burn".'],
    [["help", "vault", "burn"], 'There is no command "vault burn".'],
    [["--json", "vault", "info"], 'There is no command "--json".'],
    [["vault", "info"], "<vault> is missing."],
    [["vault", "info", ""], "<vault> is empty where a path belongs."],
    [
      ["vault", "info", "v", "w"],
      'There are more words than this command takes: "w".',
    ],
    [
      ["vault", "info", "v", "--jsno"],
      'There is no option --jsno. Did you mean "--json"?',
    ],
    [["vault", "info", "v", "-j"], "There is no option -j."],
    [["vault", "info", "v", "--__proto__"], "There is no option --__proto__."],
    [["vault", "info", "v", "--json=yes"], "--json takes no value."],
    [["audit", "create", "v", "a"], "--title is missing."],
    [["audit", "create", "v", "a", "--title"], "--title needs a value."],
    [
      ["audit", "create", "v", "a", "--title", "--json"],
      '--title needs a value; one that begins with "-" is written --title=<title>.',
    ],
    [
      ["audit", "create", "v", "a", "--title", "x", "--title", "y"],
      "--title is given more than once.",
    ],
    [
      ["charter", "draft", "v", "--condition", "luck"],
      "--condition takes one of attestations, embargo, findings, inspection, touch, verified, none.",
    ],
    [
      ["ledger", "show", "v", "--limit", "0"],
      "--limit takes a whole number from 1 to 1000.",
    ],
    [
      [
        ...["vault", "info", "v"],
        ...["--passphrase-file", "a", "--passphrase-fd", "3"],
      ],
      "--passphrase-file and --passphrase-fd exclude each other.",
    ],
    [
      ["verify", "bundle", "--passphrase-file", "a"],
      "There is no option --passphrase-file.",
    ],
  ])("%j", (argv, sentence) => {
    expect(misuse(...argv)).toBe(sentence);
  });

  it("never repeats a passphrase that was put on the command line", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commands),
        fc.string({ minLength: 12 }),
        fc.boolean(),
        ({ words }, secret, joined) => {
          const option = joined
            ? [`--passphrase=${secret}`]
            : ["--passphrase", secret];
          const sentence = misuse(...words, "vault", ...option);
          expect(sentence).toContain("A passphrase on the command line");
          expect(sentence).not.toContain(secret);
        },
      ),
    );
  });

  it("never throws, whatever the words", () => {
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        ...commands.flatMap(({ words, options }) => [
          ...words,
          ...Object.keys(options).map((name) => `--${name}`),
        ]),
        ...["--", "-", "--json", "--help", "-h", "--=", "--passphrase-fd"],
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (argv) => {
        expect(typeof parseInvocation(argv, commands).ok).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
  });
});
