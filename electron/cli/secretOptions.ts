// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../../shared/result.ts";
import { type Arguments, optional } from "./argument.ts";
import type { Needs } from "./command.ts";
import type { PassphraseSource } from "./passphrase.ts";
import { path, wholeNumber } from "./readers.ts";

/** Where each secret that a command may need comes from. */
export interface SecretSources {
  readonly passphrase: PassphraseSource;
  /** Of a command that sets one. */
  readonly newPassphrase: PassphraseSource;
  /** The recovery kit, of the command that comes back with it. */
  readonly kit: PassphraseSource;
}

const fromFile = (help: string) => optional("file", help, path);
const fromDescriptor = (help: string) =>
  optional("number", help, wholeNumber(0, 1023));

const passphraseOptions = {
  "passphrase-file": fromFile("read the passphrase from this file's only line"),
  "passphrase-fd": fromDescriptor(
    "read the passphrase from this open file descriptor",
  ),
} as const satisfies Arguments;

const newPassphraseOptions = {
  "new-passphrase-file": fromFile(
    "read the new passphrase from this file's only line",
  ),
  "new-passphrase-fd": fromDescriptor(
    "read the new passphrase from this open file descriptor",
  ),
} as const satisfies Arguments;

const kitOptions = {
  "kit-file": fromFile(
    "the kit: its file, its sheet, or a text file with the 24 words",
  ),
  "kit-fd": fromDescriptor("read the kit from this open file descriptor"),
} as const satisfies Arguments;

/** Options for the secrets that a command of this kind needs. */
export function secretOptions(needs: Needs): Arguments {
  switch (needs) {
    case "nothing":
      return {};
    case "vault":
    case "new-vault":
    case "passphrase":
      return passphraseOptions;
    case "new-passphrase":
      return { ...passphraseOptions, ...newPassphraseOptions };
    case "recovery":
      return { ...kitOptions, ...newPassphraseOptions };
  }
}

type Given = ReadonlyMap<string, readonly string[]>;

function readSource(
  given: Given,
  which: string,
): Result<PassphraseSource, string> {
  const [fileName, fdName] = [`${which}-file`, `${which}-fd`];
  const file = passphraseOptions["passphrase-file"].read(
    given.get(fileName) ?? [],
  );
  if (!file.ok) return err(`--${fileName} ${file.error}.`);
  const descriptor = passphraseOptions["passphrase-fd"].read(
    given.get(fdName) ?? [],
  );
  if (!descriptor.ok) return err(`--${fdName} ${descriptor.error}.`);
  return file.value !== undefined && descriptor.value !== undefined
    ? err(`--${fileName} and --${fdName} exclude each other.`)
    : ok({ file: file.value, descriptor: descriptor.value });
}

/** The error is a sentence. */
export function readSecretSources(given: Given): Result<SecretSources, string> {
  const passphrase = readSource(given, "passphrase");
  if (!passphrase.ok) return passphrase;
  const newPassphrase = readSource(given, "new-passphrase");
  if (!newPassphrase.ok) return newPassphrase;
  const kit = readSource(given, "kit");
  return kit.ok
    ? ok({
        passphrase: passphrase.value,
        newPassphrase: newPassphrase.value,
        kit: kit.value,
      })
    : kit;
}
