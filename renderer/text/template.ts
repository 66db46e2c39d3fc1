// SPDX-License-Identifier: Apache-2.0
import { type Formatters, IntlMessageFormat } from "intl-messageformat";

export type TemplateArgs = Readonly<Record<string, string | number>>;

/** Numbers are grouped and plurals chosen by the language of the words, not by the reader's region. */
const numbers = new Intl.NumberFormat("en");
const plurals = new Intl.PluralRules("en");
const formatters: Formatters = {
  getNumberFormat: () => numbers,
  getPluralRules: () => plurals,
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
};

const read = new Map<string, IntlMessageFormat>();

/** Each template is read once, when it is first said: reading all of them would hold up the first window. */
function messageOf(source: string): IntlMessageFormat {
  const known = read.get(source);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(source, "en", undefined, {
    formatters,
    // Words such as `Name <mail@example.org>` are no markup.
    ignoreTag: true,
  });
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
