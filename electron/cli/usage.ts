// SPDX-License-Identifier: Apache-2.0
import type { Argument, Arguments } from "./argument.ts";
import type { Command } from "./command.ts";
import { type HelpTopic, sharedOptions } from "./invocation.ts";

/** All words about how commands are written come from the command table, through this file. */

const intro =
  "counterseal keeps a security audit's confidential reports in an encrypted vault on this machine, and lets them out only with the signatures that the audit's charter asks for.";
const outro =
  "counterseal <noun> <verb> --help explains one command. Exit codes: 0 done; 1 refused by policy, or verification failed; 2 usage; 3 damaged or tampered vault; 4 wrong passphrase or damaged key slot; 5 cannot read or write.";

const lineWidth = 80;

/** `<vault>`, `[--audit <id>]`, `--role <role>…`: one argument as it stands in a usage line. */
function inUsage(
  name: string | null,
  placeholder: string,
  argument: Argument<unknown>,
): string {
  const value = placeholder === "" ? "" : `<${placeholder}>`;
  const written = [name, value]
    .filter((part) => part !== null && part !== "")
    .join(" ");
  const repeated = argument.repeats ? `${written}…` : written;
  return argument.required ? repeated : `[${repeated}]`;
}

function optionWords(
  options: Arguments,
  wanted: (argument: Argument<unknown>) => boolean,
): string[] {
  return Object.entries(options)
    .filter(([, argument]) => wanted(argument))
    .map(([name, argument]) =>
      inUsage(`--${name}`, argument.placeholder, argument),
    );
}

/** The command's words and arguments, on one line. */
export function synopsis(command: Command): string {
  return [
    "counterseal",
    ...command.words,
    ...Object.entries(command.positionals).map(([name, argument]) =>
      inUsage(null, name, argument),
    ),
    ...optionWords(command.options, ({ required }) => required),
    ...optionWords(command.options, ({ required }) => !required),
  ].join(" ");
}

function wrapped(text: string, indent: string, firstIndent = indent): string {
  const lines: string[] = [];
  let line = firstIndent;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return `${[...lines, line].join("\n")}\n`;
}

/** Rows of an argument's name and its explanation, for help. */
export function explained(
  command: Command,
): readonly (readonly [string, string])[] {
  const options = { ...command.options, ...sharedOptions(command.needs) };
  return [
    ...Object.entries(command.positionals).map(
      ([name, { help }]) => [`<${name}>`, help] as const,
    ),
    ...Object.entries(options).map(
      ([name, { placeholder, help }]) =>
        [
          placeholder === "" ? `--${name}` : `--${name} <${placeholder}>`,
          help,
        ] as const,
    ),
  ];
}

function commandHelp(command: Command): string {
  const rows = explained(command);
  const width = Math.max(...rows.map(([name]) => name.length)) + 4;
  return [
    wrapped(synopsis(command), "    ", ""),
    "\n",
    wrapped(command.summary, ""),
    ...command.details.map((paragraph) => `\n${wrapped(paragraph, "")}`),
    "\n",
    ...rows.map(([name, help]) =>
      wrapped(help, " ".repeat(width), `  ${name}`.padEnd(width)),
    ),
  ].join("");
}

function commandList(commands: readonly Command[]): string {
  const width =
    Math.max(...commands.map(({ words }) => words.join(" ").length)) + 4;
  return commands
    .map(({ words, summary }) =>
      wrapped(summary, " ".repeat(width), `  ${words.join(" ")}`.padEnd(width)),
    )
    .join("");
}

export function helpText(
  topic: HelpTopic,
  commands: readonly Command[],
): string {
  switch (topic.kind) {
    case "command":
      return commandHelp(topic.command);
    case "noun":
      return commandList(
        commands.filter(({ words }) => words[0] === topic.noun),
      );
    case "all":
      return [
        wrapped(intro, ""),
        commandList(commands),
        wrapped(outro, ""),
      ].join("\n");
  }
}

/** One or a few lines beside a misuse. */
export function usageHint(topic: HelpTopic): string {
  switch (topic.kind) {
    case "command":
      return wrapped(synopsis(topic.command), "    ", "Usage: ");
    case "noun":
      return `"counterseal ${topic.noun} --help" lists what there is.\n`;
    case "all":
      return `"counterseal --help" lists the commands.\n`;
  }
}
