// SPDX-License-Identifier: Apache-2.0
import {
  fileIn,
  folderOf,
  type NamedLayout,
  namedLayouts,
  placeIn,
} from "../../../shared/domain/publicLayout.ts";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { optional } from "../argument.ts";
import { misused, type Refusal } from "../command.ts";
import { choice } from "../readers.ts";
import { resolveNamed } from "../references.ts";
import type { Session } from "../session.ts";

/** What is released, and where it will lie in the public repository. */

export const layoutOption = optional(
  "name",
  `how the repository keeps its audits, for the paths that are not given: ${namedLayouts.join(", ")}`,
  choice(namedLayouts),
);

export const layoutDetail =
  "With --layout a version needs no path, and --place may be left out: audit keeps files in sig-security-external-audit/<audit>/findings/, year-findings in security-audit-<year>/findings/ there, year in security-audit-<year>/, each with the statement in release/ below the folder. Paths that are given stay.";

interface Given {
  readonly file: readonly {
    readonly version: string;
    readonly path: string | null;
  }[];
  readonly place: string | undefined;
  readonly layout: NamedLayout | undefined;
}

export interface Released {
  readonly files: { version: VersionId; path: string }[];
  readonly place: string;
}

/** Where a layout puts the statement, and a file that nobody placed. */
function laidOut(session: Session, audit: AuditId, layout: NamedLayout) {
  const folder = folderOf(layout, audit, session.now);
  return {
    place: placeIn(folder),
    pathOf: (name: string) => fileIn(layout, folder, name),
  };
}

export async function resolveReleased(
  session: Session,
  audit: AuditId,
  given: Given,
): Promise<Result<Released, Refusal>> {
  const { layout } = given;
  const laid = layout && laidOut(session, audit, layout);
  const place = given.place ?? laid?.place;
  if (place === undefined) return misused("--file needs --place, or --layout.");
  const files: Released["files"] = [];
  for (const { version: named, path } of given.file) {
    const known = await resolveNamed(session, audit, named);
    if (!known.ok) return known;
    const { version, name } = known.value;
    const at = path ?? laid?.pathOf(name);
    if (at === undefined)
      return misused(
        `--file ${named} needs a path, as VERSION=PATH, or --layout.`,
      );
    files.push({ version, path: at });
  }
  return ok({ files, place });
}
