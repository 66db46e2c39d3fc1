// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../shared/result.ts";
import { type Argument, type Arguments, flag } from "./argument.ts";
import type { Command, Given, Needs } from "./command.ts";
import { didYouMean } from "./nearest.ts";
import {
  readSecretSources,
  secretOptions,
  type SecretSources,
} from "./secretOptions.ts";

/** What the words on the command line ask for. */
export type Invocation =
  | { readonly kind: "help"; readonly of: HelpTopic; readonly json: boolean }
  | { readonly kind: "version"; readonly json: boolean }
  | (SecretSources & {
      readonly kind: "run";
      readonly command: Command;
      readonly given: Given;
      readonly json: boolean;
    });

export type HelpTopic =
  | { readonly kind: "all" }
  | { readonly kind: "noun"; readonly noun: string }
  | { readonly kind: "command"; readonly command: Command };

/** The command line cannot be understood; nothing was done. */
export interface Misuse {
  readonly sentence: string;
  /** Whose usage line helps. */
  readonly of: HelpTopic;
}

const commonOptions = {
  json: flag("print one JSON document on standard output"),
  help: flag("print this help and do nothing"),
} as const satisfies Arguments;

/** Options that every command of a kind takes, after its own. */
export function sharedOptions(needs: Needs): Arguments {
  return {
    ...secretOptions(needs),
    ...commonOptions,
  };
}

const noPassphraseArgument =
  "A passphrase on the command line would be visible to every program on this machine. Leave --passphrase out and type it when asked, or use --passphrase-file or --passphrase-fd.";

/** True when the words ask for JSON, whatever else is wrong with them. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return argv.slice(0, end === -1 ? argv.length : end).includes("--json");
}

/** Understands the words after the program's name. Pure: reads nothing, does nothing. */
export function parseInvocation(
  words: readonly string[],
  commands: readonly Command[],
): Result<Invocation, Misuse> {
  const argv = words.map((word, at) =>
    at === 1 && words[0] === "person" && word === "enrol" ? "enroll" : word,
  );
  const [first, second] = argv;
  if (first === undefined) return misuse("Say what to do.", { kind: "all" });
  if (["--help", "-h", "help"].includes(first))
    return helpFor(argv.slice(1), commands, asksForJson(argv));
  if (first === "--version")
    return ok({ kind: "version", json: asksForJson(argv) });
  const found = commands.find(
    ({ words }) => words[0] === first && (words[1] ?? second) === second,
  );
  if (found !== undefined)
    return parseCommand(found, argv.slice(found.words.length));
  if (!commands.some(({ words }) => words[0] === first))
    return misuse(
      `There is no command "${first}".${didYouMean(
        first,
        commands.map(({ words: [noun] }) => noun),
      )}`,
      { kind: "all" },
    );
  const of: HelpTopic = { kind: "noun", noun: first };
  if (second === "--help" || second === "-h")
    return ok({ kind: "help", of, json: asksForJson(argv) });
  return second === undefined
    ? misuse(`Say what to do with "${first}".`, of)
    : misuse(
        `There is no command "${first} ${second}".${didYouMean(
          `${first} ${second}`,
          commands.map(({ words }) => words.join(" ")),
        )}`,
        of,
      );
}

function misuse(sentence: string, of: HelpTopic): Result<never, Misuse> {
  return err({ sentence, of });
}

function helpFor(
  argv: readonly string[],
  commands: readonly Command[],
  json: boolean,
): Result<Invocation, Misuse> {
  const [noun, verb] = argv.filter((word) => !word.startsWith("-"));
  if (noun === undefined)
    return ok({ kind: "help", of: { kind: "all" }, json });
  const found = commands.find(
    ({ words }) => words[0] === noun && words[1] === verb,
  );
  if (found !== undefined)
    return ok({ kind: "help", of: { kind: "command", command: found }, json });
  if (verb === undefined && commands.some(({ words }) => words[0] === noun))
    return ok({ kind: "help", of: { kind: "noun", noun }, json });
  return misuse(`There is no command "${[noun, verb].join(" ").trim()}".`, {
    kind: "all",
  });
}

function parseCommand(
  command: Command,
  argv: readonly string[],
): Result<Invocation, Misuse> {
  const of: HelpTopic = { kind: "command", command };
  const json = asksForJson(argv);
  const sorted = sortTokens(argv, {
    ...command.options,
    ...sharedOptions(command.needs),
  });
  if (!sorted.ok) return misuse(sorted.error, of);
  const { options, words } = sorted.value;
  if (options.has("help")) return ok({ kind: "help", of, json });

  const places = placeWords(words, command.positionals);
  if (!places.ok) return misuse(places.error, of);
  const given = readArguments(command, places.value, options);
  if (!given.ok) return misuse(given.error, of);
  const sources = readSecretSources(options);
  if (!sources.ok) return misuse(sources.error, of);
  return ok({
    kind: "run",
    command,
    json,
    given: given.value,
    ...sources.value,
  });
}

interface Sorted {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

function noOption(rawName: string, known: Arguments): string {
  const names = Object.keys(known).map((option) => `--${option}`);
  return `There is no option ${rawName}.${didYouMean(rawName, names)}`;
}

function sortTokens(
  argv: readonly string[],
  known: Arguments,
): Result<Sorted, string> {
  const isFlag = (argument: Argument<unknown>): boolean =>
    argument.placeholder === "";
  const { tokens } = parseArgs({
    args: [...argv],
    // Judged here token by token: `strict` would quote the offending word, which may be a secret.
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, argument]) => [
        name,
        { type: isFlag(argument) ? ("boolean" as const) : ("string" as const) },
      ]),
    ),
  });
  const options = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const name = token.rawName === "-h" ? "help" : token.name;
    if (name === "passphrase" || name === "new-passphrase")
      return err(noPassphraseArgument);
    const argument = Object.hasOwn(known, name) ? known[name] : undefined;
    if (argument === undefined) return err(noOption(token.rawName, known));
    const value = token.value ?? "";
    if (isFlag(argument) && token.value !== undefined)
      return err(`--${name} takes no value.`);
    // `--title --json` forgot the title; a title that looks so is written `--title=--json`.
    if (
      !isFlag(argument) &&
      (token.value === undefined ||
        (!token.inlineValue && /^-\S+$/.test(value)))
    )
      return err(
        `--${name} needs a value${value === "" ? "" : `; one that begins with "-" is written --${name}=<${argument.placeholder}>`}.`,
      );
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return ok({ options, words });
}

/** Which words belong to which positional; only the last may take several. */
function placeWords(
  words: readonly string[],
  positionals: Arguments,
): Result<ReadonlyMap<string, readonly string[]>, string> {
  const placed = new Map<string, readonly string[]>();
  let at = 0;
  for (const [name, { repeats }] of Object.entries(positionals)) {
    const end = repeats ? words.length : Math.min(words.length, at + 1);
    placed.set(name, words.slice(at, end));
    at = end;
  }
  return at < words.length
    ? err(`There are more words than this command takes: "${words[at] ?? ""}".`)
    : ok(placed);
}

function readArguments(
  command: Command,
  places: ReadonlyMap<string, readonly string[]>,
  options: ReadonlyMap<string, readonly string[]>,
): Result<Given, string> {
  const given: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(command.positionals)) {
    const value = argument.read(places.get(name) ?? []);
    if (!value.ok) return err(`<${name}> ${value.error}.`);
    given[name] = value.value;
  }
  for (const [name, argument] of Object.entries(command.options)) {
    const value = argument.read(options.get(name) ?? []);
    if (!value.ok) return err(`--${name} ${value.error}.`);
    given[name] = value.value;
  }
  return ok(given);
}
