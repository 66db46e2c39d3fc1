// SPDX-License-Identifier: Apache-2.0
import {
  fileIn,
  folderOf,
  type Layout,
  placeIn,
} from "../../../shared/domain/publicLayout.ts";
import {
  findPathCollision,
  parseRepoPath,
} from "../../../shared/formats/repoPath.ts";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import type {
  DeliverableView,
  ReleaseView,
} from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import {
  describePathCollision,
  describePathFault,
} from "../../../shared/text/paths.ts";
import { t } from "../../text/text.ts";

/** A version that can be proposed, as the form lists it. */
export interface Candidate {
  readonly version: VersionId;
  readonly title: string;
  readonly name: string;
  readonly size: number;
  readonly variant: "private" | "public";
  /** Its place among the versions of its deliverable, from 1, and how many there are. */
  readonly number: number;
  readonly of: number;
}

/** Every version of every deliverable, the newest of each first. */
export function candidatesOf(
  deliverables: readonly DeliverableView[],
): readonly Candidate[] {
  return deliverables.flatMap(({ title, versions }) =>
    versions
      .map(({ version, name, size, variant }, index) => ({
        version,
        title,
        name,
        size,
        variant,
        number: index + 1,
        of: versions.length,
      }))
      .toReversed(),
  );
}

/** Which versions are chosen, and where each will lie; a path that nobody wrote follows the folder. */
export interface FileChoice {
  readonly layout: Layout;
  readonly folder: string;
  readonly chosen: ReadonlySet<VersionId>;
  readonly ownPaths: ReadonlyMap<VersionId, string>;
  readonly ownPlace: string | null;
}

export function firstChoice(audit: AuditId): FileChoice {
  return {
    layout: "audit",
    folder: folderOf("audit", audit, 0),
    chosen: new Set(),
    ownPaths: new Map(),
    ownPlace: null,
  };
}

/** As an earlier proposal had it, of what is still there. */
export function choiceLike(
  { audit, files, place }: Pick<ReleaseView, "audit" | "files" | "place">,
  candidates: readonly Candidate[],
): FileChoice {
  const known = new Set(candidates.map(({ version }) => version));
  const still = files.filter(({ version }) => known.has(version));
  return {
    ...firstChoice(audit),
    chosen: new Set(still.map(({ version }) => version)),
    ownPaths: new Map(still.map(({ version, path }) => [version, path])),
    ownPlace: place,
  };
}

export type FileAction =
  | { readonly do: "folder"; readonly folder: string }
  /** A folder of its own comes with it; paths that were written by hand stay. */
  | {
      readonly do: "layout";
      readonly layout: Layout;
      readonly folder: string | null;
    }
  | { readonly do: "toggle"; readonly version: VersionId }
  | {
      readonly do: "path";
      readonly version: VersionId;
      readonly path: string;
    }
  | { readonly do: "place"; readonly place: string };

export function reduceFiles(
  choice: FileChoice,
  action: FileAction,
): FileChoice {
  switch (action.do) {
    case "folder":
      return { ...choice, folder: action.folder };
    case "layout": {
      const { layout, folder } = action;
      return { ...choice, layout, folder: folder ?? choice.folder };
    }
    case "place":
      return { ...choice, ownPlace: action.place };
    case "path": {
      const ownPaths = new Map(choice.ownPaths);
      ownPaths.set(action.version, action.path);
      return { ...choice, ownPaths };
    }
    case "toggle": {
      const chosen = new Set(choice.chosen);
      if (!chosen.delete(action.version)) chosen.add(action.version);
      return { ...choice, chosen };
    }
  }
}

export function pathOf(choice: FileChoice, candidate: Candidate): string {
  return (
    choice.ownPaths.get(candidate.version) ??
    fileIn(choice.layout, choice.folder, candidate.name)
  );
}

export function placeOf(choice: FileChoice): string {
  return choice.ownPlace ?? placeIn(choice.folder);
}

export interface ChosenFile {
  readonly version: VersionId;
  readonly path: string;
}

export function chosenFiles(
  choice: FileChoice,
  candidates: readonly Candidate[],
): readonly ChosenFile[] {
  return candidates
    .filter(({ version }) => choice.chosen.has(version))
    .map((candidate) => ({
      version: candidate.version,
      path: pathOf(choice, candidate),
    }));
}

/** Why a path cannot be proposed, in words; null when it can. */
export function pathFault(path: string): string | null {
  const parsed = parseRepoPath(path.normalize("NFC"));
  return parsed.ok ? null : describePathFault(parsed.error);
}

/** Paths that a person wrote, one a line, each once. */
export function removesOf(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** Why the files to remove cannot be proposed, in words; null when they can. */
export function removesFault(removes: readonly string[]): string | null {
  for (const path of removes) {
    const reason = pathFault(path);
    if (reason !== null)
      return t("proposal.removeRefused", { path: shown(path), reason });
  }
  return null;
}

/** Why the chosen files cannot lie in one tree beside the place, in words; null when they can. */
export function collisionFault(
  files: readonly ChosenFile[],
  place: string,
): string | null {
  const paths = files.map(({ path }) => path.normalize("NFC"));
  const statement = `${place.normalize("NFC")}/statement.txt`;
  const collision = findPathCollision([...paths, statement]);
  return collision === null ? null : describePathCollision(collision);
}
