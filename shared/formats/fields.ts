// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../result.ts";
import type { GrammarFault } from "./grammarFault.ts";
import { compareBytes } from "./lines.ts";

/**
 * "Key: value" lines in a fixed order, described as data. Charters and every act's statements are such
 * tables, so that one reader and one writer serve them all (docs/format/statements.md, "Lines").
 */

/** One kind of value. `parse` gives the reason in words when it refuses; `format` is its exact inverse. */
export interface Kind<T> {
  readonly parse: (text: string) => Result<T, string>;
  readonly format: (value: T) => string;
}

/** one: exactly once. optional: at most once. some: one or more. any: none or more. */
export type Arity = "one" | "optional" | "some" | "any";

export interface Field<
  Name extends string = string,
  A extends Arity = Arity,
  T = unknown,
> {
  readonly key: string;
  readonly name: Name;
  readonly arity: A;
  readonly kind: Kind<T>;
}

/** A line that is always the same, such as `Audience: public`; it gives no property. */
export interface FixedField {
  readonly key: string;
  readonly arity: "fixed";
  readonly value: string;
}

/** A field of any kind of value, as a table holds it. */
export interface SomeField {
  readonly key: string;
  readonly name: string;
  readonly arity: Arity;
  readonly kind: {
    readonly parse: (text: string) => Result<unknown, string>;
    readonly format: (value: never) => string;
  };
}

export type AnyField = SomeField | FixedField;

type ValueOf<F> =
  F extends Field<string, infer A, infer T>
    ? A extends "one"
      ? T
      : A extends "optional"
        ? T | null
        : readonly T[]
    : never;

export type RecordOf<Fields extends readonly AnyField[]> = {
  readonly [
    F in Extract<Fields[number], { name: string }> as F["name"]
  ]: ValueOf<F>;
};

function fieldOf<A extends Arity>(arity: A) {
  return <Name extends string, T>(
    key: string,
    name: Name,
    kind: Kind<T>,
  ): Field<Name, A, T> => ({ key, name, arity, kind });
}

export const one = fieldOf("one");
export const optional = fieldOf("optional");
export const some = fieldOf("some");
export const any = fieldOf("any");
export function fixed(key: string, value: string): FixedField {
  return { key, arity: "fixed", value };
}

export interface ParsedFields<Fields extends readonly AnyField[]> {
  readonly record: RecordOf<Fields>;
  /** Index of the first line that is not part of the table. */
  readonly next: number;
}

/**
 * Reads a table from `lines[from]` on: every field in its order, the lines of a repeated field sorted by
 * their bytes and without repeats. Stops at the first line that no field takes; the caller judges it.
 */
export function parseFields<const Fields extends readonly AnyField[]>(
  lines: readonly string[],
  from: number,
  fields: Fields,
): Result<ParsedFields<Fields>, GrammarFault> {
  const record: Record<string, unknown> = {};
  let next = from;
  for (const field of fields) {
    const found = countOf(lines, next, field.key);
    const reason = countFault(field, found);
    if (reason !== null) return err({ line: next + 1, reason });
    const read = readValues(lines, next, found, field);
    if (!read.ok) return read;
    if (field.arity !== "fixed")
      record[field.name] =
        field.arity === "one" || field.arity === "optional"
          ? (read.value[0] ?? null)
          : read.value;
    next += found;
  }
  return ok({ record: record as RecordOf<Fields>, next });
}

function countOf(lines: readonly string[], from: number, key: string): number {
  let index = from;
  while (lines[index]?.startsWith(`${key}: `) === true) index += 1;
  return index - from;
}

function countFault(field: AnyField, found: number): string | null {
  const { key, arity } = field;
  const needed = arity === "one" || arity === "fixed" || arity === "some";
  if (found === 0 && needed) return `a line "${key}: …" belongs here`;
  if (found > 1 && arity !== "some" && arity !== "any")
    return `"${key}" stands more than once`;
  return null;
}

function readValues(
  lines: readonly string[],
  from: number,
  count: number,
  field: AnyField,
): Result<readonly unknown[], GrammarFault> {
  const values: unknown[] = [];
  let before: string | null = null;
  for (const [index, given] of lines.slice(from, from + count).entries()) {
    const text = given.slice(field.key.length + 2);
    const line = from + index + 1;
    if (before !== null && compareBytes(before, text) >= 0)
      return err({
        line,
        reason: `"${field.key}" lines are not sorted, or one stands twice`,
      });
    const value = parseValue(field, text);
    if (!value.ok)
      return err({ line, reason: `"${field.key}": ${value.error}` });
    values.push(value.value);
    before = text;
  }
  return ok(values);
}

function parseValue(field: AnyField, text: string): Result<unknown, string> {
  if (field.arity !== "fixed") return field.kind.parse(text);
  return text === field.value ? ok(text) : err(`it must be "${field.value}"`);
}

/**
 * The lines of a record, repeated ones sorted. It checks nothing: parse what it gives to know that it is
 * of the grammar.
 */
export function formatFields<const Fields extends readonly AnyField[]>(
  record: RecordOf<Fields>,
  fields: Fields,
): string[] {
  return fields.flatMap((field) => {
    if (field.arity === "fixed") return [`${field.key}: ${field.value}`];
    const held = (record as Record<string, unknown>)[field.name];
    return valuesOf(field.arity, held)
      .map((value) => `${field.key}: ${field.kind.format(value as never)}`)
      .sort(compareBytes);
  });
}

/** An absent optional value gives no line; one that must be there may well be null, such as "none". */
function valuesOf(arity: Arity, held: unknown): readonly unknown[] {
  if (arity === "optional" && held === null) return [];
  return Array.isArray(held) ? held : [held];
}
