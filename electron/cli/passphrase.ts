// SPDX-License-Identifier: Apache-2.0
import { StringDecoder } from "node:string_decoder";
import { failure } from "../../shared/failure.ts";
import { ok, type Result } from "../../shared/result.ts";
import { readSecretDescriptor, readTextFile } from "../engine/files.ts";
import { misused, type Refusal, refused } from "./outcome.ts";
import { strengthLine } from "./strength.ts";
import type { Terminal } from "./terminal.ts";

const mostBytes = 4096;

/** What a terminal sends for an arrow key, or around pasted text. */
const keySequence = /\u001b(?:\[[0-9;]*[A-Za-z~]|O[A-Z])/g;

/** Both absent: asked for on the terminal. */
export interface PassphraseSource {
  readonly file: string | undefined;
  readonly descriptor: number | undefined;
}

/**
 * A new passphrase is typed twice on a terminal, and its strength is said; `another`: beside the present one;
 * `of-backup` and `for-backup`: of one sealed file.
 */
export type WantedPassphrase =
  | "present"
  | "first"
  | "another"
  | "of-backup"
  | "for-backup"
  | "of-key"
  | "for-key";

const asked: Readonly<
  Record<
    WantedPassphrase,
    {
      readonly question: string;
      readonly option: string;
      readonly new: boolean;
    }
  >
> = {
  present: { question: "Passphrase", option: "passphrase", new: false },
  first: { question: "Passphrase", option: "passphrase", new: true },
  another: { question: "New passphrase", option: "new-passphrase", new: true },
  "of-backup": {
    question: "Passphrase of the sealed backup",
    option: "backup-passphrase",
    new: false,
  },
  "of-key": {
    question: "Passphrase or PIN of the key",
    option: "key-passphrase",
    new: false,
  },
  "for-key": {
    question: "Passphrase for the key",
    option: "key-passphrase",
    new: true,
  },
  "for-backup": {
    question: "Passphrase for the sealed backup",
    option: "backup-passphrase",
    new: true,
  },
};

/**
 * A passphrase, from where the command line says, or typed without echo. It never comes from an argument or the environment, which other programs see.
 */
export async function obtainPassphrase(
  source: PassphraseSource,
  terminal: Terminal,
  wanted: WantedPassphrase,
): Promise<Result<string, Refusal>> {
  if (source.file !== undefined) {
    const text = await readTextFile(source.file, mostBytes);
    return text.ok ? onlyLine(text.value) : refused(text.error);
  }
  if (source.descriptor !== undefined) {
    const text = await readSecretDescriptor(source.descriptor, mostBytes);
    return text.ok ? onlyLine(text.value) : refused(text.error);
  }
  if (terminal.stdin.isTTY !== true)
    return misused(
      `There is no terminal to ask for the ${wanted === "another" ? "new " : ""}passphrase on: use --${asked[wanted].option}-file or --${asked[wanted].option}-fd.`,
    );
  return askOnTerminal(terminal, wanted);
}

const mostKitBytes = 256 * 1024;

/**
 * A recovery kit's text, from where the command line says, or typed without echo: the 24 words on one line, or
 * the identity.
 */
export async function obtainKit(
  source: PassphraseSource,
  terminal: Terminal,
): Promise<Result<string, Refusal>> {
  if (source.file !== undefined || source.descriptor !== undefined) {
    const text =
      source.file === undefined
        ? await readSecretDescriptor(source.descriptor ?? 0, mostKitBytes)
        : await readTextFile(source.file, mostKitBytes);
    return text.ok ? text : refused(text.error);
  }
  if (terminal.stdin.isTTY !== true)
    return misused(
      "There is no terminal to ask for the recovery kit on: use --kit-file or --kit-fd.",
    );
  const keyboard = createKeyboard(terminal);
  try {
    const typed = await keyboard.ask(
      "The kit's 24 words, or its identity, on one line: ",
    );
    return typed === null ? refused(failure("cancelled")) : ok(typed);
  } finally {
    keyboard.close();
  }
}

/** One line end belongs to the file, not to the passphrase; a second line is a mistake to point out. */
function onlyLine(text: string): Result<string, Refusal> {
  const line = text.replace(/\r?\n$/, "");
  return /[\r\n]/.test(line)
    ? misused("The passphrase must be the only line where it is read from.")
    : ok(line);
}

async function askOnTerminal(
  terminal: Terminal,
  wanted: WantedPassphrase,
): Promise<Result<string, Refusal>> {
  const keyboard = createKeyboard(terminal);
  try {
    const first = await keyboard.ask(`${asked[wanted].question}: `);
    if (first === null) return refused(failure("cancelled"));
    if (!asked[wanted].new) return ok(first);
    terminal.stderr.write(await strengthLine(first));
    const second = await keyboard.ask("The same passphrase again: ");
    if (second === null) return refused(failure("cancelled"));
    return first === second
      ? ok(first)
      : misused("The two passphrases differ, so nothing was done.");
  } finally {
    keyboard.close();
  }
}

interface Keyboard {
  /** A line typed without echo; null when the person gave up (Ctrl+C, Ctrl+D, hang-up). */
  ask(question: string): Promise<string | null>;
  close(): void;
}

function createKeyboard({ stdin, stderr, interrupted }: Terminal): Keyboard {
  const decoder = new StringDecoder("utf8");
  /** Typed ahead, or pasted as two lines at once. */
  let waiting = "";
  let wake: () => void = () => undefined;
  let ended = false;

  const onData = (bytes: Buffer | string): void => {
    const text = typeof bytes === "string" ? bytes : decoder.write(bytes);
    waiting += text.replace(keySequence, "");
    wake();
  };
  const onEnd = (): void => {
    ended = true;
    wake();
  };
  stdin.setRawMode?.(true);
  stdin.on("data", onData);
  stdin.on("end", onEnd);
  interrupted.addEventListener("abort", onEnd);
  stdin.resume();

  async function nextCharacter(): Promise<string | null> {
    while (waiting === "" && !ended)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const [character] = waiting;
    if (character === undefined || interrupted.aborted) return null;
    waiting = waiting.slice(character.length);
    return character;
  }

  return {
    async ask(question) {
      stderr.write(question);
      const line = await readLine(nextCharacter);
      stderr.write("\n");
      return line;
    },
    close() {
      stdin.off("data", onData);
      stdin.off("end", onEnd);
      interrupted.removeEventListener("abort", onEnd);
      stdin.setRawMode?.(false);
      stdin.pause();
    },
  };
}

const interrupt = "\u0003";
const endOfInput = "\u0004";
const backspaces = ["\b", "\u007f"];
const eraseLine = "\u0015";

async function readLine(
  nextCharacter: () => Promise<string | null>,
): Promise<string | null> {
  let typed: string[] = [];
  for (;;) {
    const character = await nextCharacter();
    if (character === null || character === interrupt) return null;
    if (character === "\r" || character === "\n") return typed.join("");
    if (character === endOfInput)
      return typed.length > 0 ? typed.join("") : null;
    if (backspaces.includes(character)) typed = typed.slice(0, -1);
    else if (character === eraseLine) typed = [];
    else if (character >= " ") typed.push(character);
  }
}
