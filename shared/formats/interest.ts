// SPDX-License-Identifier: Apache-2.0

export const interestKinds = ["employment", "financial", "other"] as const;
export type InterestKind = (typeof interestKinds)[number];

/** One interest of a declaration, as people state it; days are `YYYY-MM-DD`. */
export interface Interest {
  readonly kind: InterestKind;
  /** Employer, holding, or whatever it is. */
  readonly what: string;
  readonly from: string;
  /** The last day; null while it goes on. */
  readonly until: string | null;
}

const words = {
  employment: "Employment",
  financial: "Financial interest",
  other: "Other interest",
} as const satisfies Record<InterestKind, string>;

/** The text of an Interest line; a statement's grammar takes any text there, this one can be read back. */
export function formatInterest({ kind, what, from, until }: Interest): string {
  const term = until === null ? `since ${from}` : `from ${from} until ${until}`;
  return `${words[kind]}: ${what}, ${term}`;
}

const day = "(\\d{4}-\\d{2}-\\d{2})";
const shape = new RegExp(
  `^(${Object.values(words).join("|")}): (.+), (?:since ${day}|from ${day} until ${day})$`,
);

/** The interest in a line that was written so; null for a line in somebody's own words. */
export function parseInterest(line: string): Interest | null {
  const [, word, what, since, from, until] = shape.exec(line) ?? [];
  const kind = interestKinds.find((each) => words[each] === word);
  const begun = since ?? from;
  if (kind === undefined || what === undefined || begun === undefined)
    return null;
  return { kind, what, from: begun, until: until ?? null };
}
