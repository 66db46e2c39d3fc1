// SPDX-License-Identifier: Apache-2.0
import type { Outline } from "../../../shared/domain/outline.ts";
import { ArchiveFault } from "../archive/faults.ts";
import { officeTypeOf } from "../office/inspectOffice.ts";
import { listArchive, listingBudget } from "./listing.ts";
import { officeTextOf } from "./officeText.ts";
import { Parts } from "./parts.ts";

/** What a preview shows of a file that holds others; null for one that holds none. */
export async function outlineOf(
  name: string,
  bytes: Uint8Array,
): Promise<Outline | null> {
  const budget = listingBudget();
  const listing = await listArchive(name, bytes, budget);
  if (listing === null) return null;
  const type =
    listing.packing === "zip"
      ? officeTypeOf(listing.members.map(({ path }) => path))
      : null;
  if (type === null) return { listing, text: null };
  try {
    const parts = await Parts.from(bytes, budget);
    return { listing, text: officeTextOf(type, parts) };
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    return { listing: { ...listing, stopped: thrown.fault }, text: null };
  }
}
