// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import type { Place } from "../../shared/domain/inspection.ts";
import { decodedUri } from "./decodedUri.ts";
import type { Subject } from "./subject.ts";

/** More links than these are not looked up. */
const mostLinks = 20_000;

interface Link {
  readonly subject: Subject;
  readonly from: string;
  readonly place: Place;
  readonly target: string;
}

/** Links of an archive's files to others of them, which are known to be there or not once all were seen. */
export class ArchiveLinks {
  readonly #paths = new Set<string>();
  readonly #links: Link[] = [];
  /** Set where not every file of the archive was seen. */
  isCut = false;

  /** A file or folder of the archive, and the folders that it lies in. */
  add(path: string): void {
    let at = path.replace(/\/+$/, "");
    while (at !== "" && at !== "." && !this.#paths.has(at)) {
      this.#paths.add(at);
      at = posix.dirname(at);
    }
  }

  /** Takes links of one file, to be looked up in the end. */
  from(path: string): (subject: Subject, place: Place, target: string) => void {
    return (subject, place, target) => {
      if (this.#links.length >= mostLinks) this.isCut = true;
      else this.#links.push({ subject, from: path, place, target });
    };
  }

  report(): void {
    for (const link of this.#links) {
      const { subject, place, target } = link;
      const found = this.#lookUp(link);
      if (found === "elsewhere") subject.find("relative-link", place, target);
      if (found === "nowhere") subject.find("dead-link", place, target);
    }
  }

  #lookUp({ from, target }: Link): "there" | "nowhere" | "elsewhere" {
    const path = decodedUri(target.replace(/[?#].*$/s, ""));
    if (path === "") return "there";
    // From the root of a repository, of which this may be a part.
    if (path.startsWith("/")) return "elsewhere";
    const at = posix.join(posix.dirname(from), path).replace(/\/+$/, "");
    if (at === ".." || at.startsWith("../")) return "elsewhere";
    if (at === "." || this.#paths.has(at)) return "there";
    return this.isCut ? "elsewhere" : "nowhere";
  }
}
