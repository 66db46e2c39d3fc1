// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeZip, type ZipShape, type ZipSpec } from "./makeZip.ts";
import type { MadeRelease } from "./releases.ts";
import { tempFolder } from "./tempFolder.ts";
import { askApp, type Said } from "./verifiers.ts";

/** The members of a release as an archiver on Unix writes them, below a folder. */
export function membersOf({ entries }: MadeRelease, below = ""): ZipSpec[] {
  return [...entries].map(([path, entry]) => {
    const name = below + path;
    if (entry.kind === "folder")
      return { name: `${name}/`, content: Buffer.alloc(0), mode: 0o40755 };
    return entry.kind === "link"
      ? { name, content: Buffer.from(entry.target), mode: 0o120777 }
      : { name, content: entry.bytes };
  });
}

export interface Zipped {
  readonly below?: string;
  readonly more?: readonly ZipSpec[];
  readonly shape?: ZipShape;
  readonly change?: (members: ZipSpec[]) => readonly ZipSpec[];
}

export function askZip(
  release: MadeRelease,
  { below = "", more = [], shape = {}, change = (all) => all }: Zipped = {},
  placeIn?: string,
): Promise<Said> {
  const path = join(tempFolder(), "download.zip");
  const members = change([...membersOf(release, below), ...more]);
  writeFileSync(path, makeZip(members, shape));
  const asked = { dir: path, trusted: release.trusted };
  return askApp(placeIn === undefined ? asked : { ...asked, place: placeIn });
}
