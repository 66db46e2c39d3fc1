// SPDX-License-Identifier: Apache-2.0
import { type Formatters, IntlMessageFormat } from "intl-messageformat";
import { inLocale, isPseudo } from "./locale.ts";
import { pseudoMessage } from "./pseudo.ts";

export type TemplateArgs = Readonly<Record<string, string | number>>;

/** Plurals are those of the words' language; numbers are written as in the reader's region. */
const plurals = new Intl.PluralRules("en");
const numbers = inLocale((locale) => new Intl.NumberFormat(locale));
const formatters: Formatters = {
  getNumberFormat: () => numbers(),
  getPluralRules: () => plurals,
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
};

const read = new Map<string, IntlMessageFormat>();

/** Words such as `Name <mail@example.org>` are no markup. */
const options = { formatters, ignoreTag: true };

/** A message of the interface, parsed. @throws Error when it is malformed. */
export function readMessage(source: string): IntlMessageFormat {
  return new IntlMessageFormat(source, "en", undefined, options);
}

/** Each template is read once, when it is first said: reading all of them would hold up the first window. */
function messageOf(source: string): IntlMessageFormat {
  const known = read.get(source);
  if (known !== undefined) return known;
  const parsed = readMessage(source).getAst();
  const said = isPseudo() ? pseudoMessage(parsed) : parsed;
  const made = new IntlMessageFormat(said, "en", undefined, options);
  read.set(source, made);
  return made;
}

/**
 * Fills in an ICU message.
 *
 * @throws Error when the template is malformed or names an argument that is absent: both are bugs.
 */
export function fillTemplate(source: string, args: TemplateArgs = {}): string {
  return String(messageOf(source).format(args));
}
