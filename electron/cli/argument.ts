// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../../shared/result.ts";

/** Turns one given text into a value; the error is a clause that follows the argument's name. */
export type Reader<T> = (text: string) => Result<T, string>;

/**
 * How one option or positional is written, explained and read. Usage text, help, the reference in
 * docs/cli.md and parsing all come from it.
 */
export interface Argument<T> {
  /** Stands for the value in usage text; empty for a flag. */
  readonly placeholder: string;
  readonly help: string;
  readonly required: boolean;
  readonly repeats: boolean;
  /** From every text given, in order, to the value. */
  readonly read: (given: readonly string[]) => Result<T, string>;
}

export type Arguments = Readonly<Record<string, Argument<unknown>>>;

export type Values<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

function readAll<T>(
  given: readonly string[],
  reader: Reader<T>,
): Result<readonly T[], string> {
  const values: T[] = [];
  for (const text of given) {
    const value = reader(text);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

/** Must be given exactly once. */
export function required<T>(
  placeholder: string,
  help: string,
  reader: Reader<T>,
): Argument<T> {
  return {
    placeholder,
    help,
    required: true,
    repeats: false,
    read: ([text, ...more]) => {
      if (text === undefined) return err("is missing");
      return more.length > 0 ? err("is given more than once") : reader(text);
    },
  };
}

/** May be given once. */
export function optional<T>(
  placeholder: string,
  help: string,
  reader: Reader<T>,
): Argument<T | undefined> {
  return {
    placeholder,
    help,
    required: false,
    repeats: false,
    read: ([text, ...more]) => {
      if (text === undefined) return ok(undefined);
      return more.length > 0 ? err("is given more than once") : reader(text);
    },
  };
}

/** May be given any number of times. */
export function repeated<T>(
  placeholder: string,
  help: string,
  reader: Reader<T>,
): Argument<readonly T[]> {
  return {
    placeholder,
    help,
    required: false,
    repeats: true,
    read: (given) => readAll(given, reader),
  };
}

/** Must be given at least once. */
export function atLeastOne<T>(
  placeholder: string,
  help: string,
  reader: Reader<T>,
): Argument<readonly T[]> {
  return {
    placeholder,
    help,
    required: true,
    repeats: true,
    read: (given) =>
      given.length === 0 ? err("is missing") : readAll(given, reader),
  };
}

/** Given or not; takes no value. */
export function flag(help: string): Argument<boolean> {
  return {
    placeholder: "",
    help,
    required: false,
    repeats: false,
    read: (given) =>
      given.length > 1
        ? err("is given more than once")
        : ok(given.length === 1),
  };
}
