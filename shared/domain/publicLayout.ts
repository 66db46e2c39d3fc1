// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../ids.ts";

/** Where the files of an audit lie in the repositories that hold such: below a folder of their own, or in the audit's. */
export const namedLayouts = ["audit", "year-findings", "year"] as const;
export type NamedLayout = (typeof namedLayouts)[number];
/** Free: whoever proposes says which folder. */
export const layouts = [...namedLayouts, "free"] as const;
export type Layout = (typeof layouts)[number];

const auditsFolder = "sig-security-external-audit";

/** The year that an audit is called after, or else the one that `now` (milliseconds since 1970) falls in. */
function yearOf(audit: AuditId, now: number): string {
  const named = /(?:^|\D)(20\d\d)(?!\d)/.exec(audit)?.[1];
  return named ?? String(new Date(now).getUTCFullYear());
}

/** The folder that a layout begins with. */
export function folderOf(
  layout: NamedLayout,
  audit: AuditId,
  now: number,
): string {
  return layout === "audit"
    ? `${auditsFolder}/${audit}`
    : `${auditsFolder}/security-audit-${yearOf(audit, now)}`;
}

export function inFolder(folder: string, rest: string): string {
  const trimmed = folder.replace(/\/+$/, "");
  return trimmed === "" ? rest : `${trimmed}/${rest}`;
}

/** Where a file of this name lies, below the folder of its layout. */
export function fileIn(layout: Layout, folder: string, name: string): string {
  const isApart = layout === "audit" || layout === "year-findings";
  return inFolder(folder, isApart ? `findings/${name}` : name);
}

/** Where the statement and its signatures lie. */
export function placeIn(folder: string): string {
  return inFolder(folder, "release");
}
