// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

const most = { fields: 500, label: 1000 };
const count = z.number().int().nonnegative();

/** One of the controls that have this name, in the order of the page. */
const Named = z.strictObject({ name: z.string().max(most.label), at: count });

const DraftField = z.strictObject({
  ...Named.shape,
  /** What stands in it; for a box or a choice whether it is chosen. */
  value: z.union([z.string(), z.boolean()]),
});

/** What was typed into a sheet, or into the forms of a screen, and not sent. */
export const Draft = z.strictObject({
  /** Null for the screen itself. */
  sheet: z
    .strictObject({
      title: z.string().max(most.label),
      /** The button that opened it and did nothing else, of as many as have its name. */
      opener: z.strictObject({ ...Named.shape, of: count }).nullable(),
    })
    .nullable(),
  fields: z.array(DraftField).min(1).max(most.fields),
  /** Where the cursor was: which of the fields, and what was selected in it. */
  cursor: z.strictObject({ field: count, start: count, end: count }).nullable(),
});
export type Draft = z.infer<typeof Draft>;
export type DraftField = z.infer<typeof DraftField>;

/** How far down each scrolling part was. */
export const Scrolled = z.array(z.tuple([z.string().max(100), count])).max(10);
export type Scrolled = z.infer<typeof Scrolled>;

/** How a screen was left. */
export interface View {
  readonly draft: Draft | null;
  readonly scrolled: Scrolled;
}
