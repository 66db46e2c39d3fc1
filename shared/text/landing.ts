// SPDX-License-Identifier: Apache-2.0
import type { LandingProblem, LandingProblemName } from "../domain/landing.ts";
import { listed, shown } from "./facts.ts";

interface Words {
  /** What is the matter, to stand before the paths. */
  readonly title: string;
  /** What it does, and what to do about it. */
  readonly remedy: string;
}

const otherPath = "Choose another path";
const byGit = "or take a base whose .gitattributes leaves the path alone";

const words: Readonly<Record<LandingProblemName, Words>> = {
  "place-not-new": {
    title: "The release folder is there already",
    remedy:
      "A release's statement and signatures lie in a folder that its commit brings. Choose another place.",
  },
  "file-in-way": {
    title: "A file is where the path needs a folder",
    remedy: `${otherPath}, or remove that file with the release.`,
  },
  "folder-in-way": {
    title: "A folder is where the file would lie",
    remedy: `${otherPath}.`,
  },
  "link-in-way": {
    title: "A symbolic link is where the path needs a folder",
    remedy: `Git keeps nothing below a link. ${otherPath}, such as the one that the link leads to.`,
  },
  "submodule-in-way": {
    title: "A submodule is where the path needs a folder",
    remedy: `What lies below it is another repository's. ${otherPath}.`,
  },
  "name-clash": {
    title: "The same name in another spelling is there",
    remedy:
      "Windows and macOS keep one of the two: they differ in capitals, or in how an accent is encoded, alone. Write the path as the repository does, or choose another.",
  },
  "removed-missing": {
    title: "It is to be removed, and is no file of the base",
    remedy: "Name files that the base commit holds, or another base.",
  },
  "attributes-unclear": {
    title: "What git would do to it cannot be told",
    remedy: `A .gitattributes on its way is no plain text file: a link or a submodule, or it holds a NUL byte, and git reads it otherwise than people do. ${otherPath}, or take a base where it is plain text.`,
  },
  "bytes-filtered": {
    title: "A filter would rewrite it",
    remedy: `Git runs a program on the file as it is added and checked out; with LFS the repository holds a pointer instead. ${otherPath}, ${byGit}.`,
  },
  "bytes-encoded": {
    title: "Git would re-encode it",
    remedy: `Every working tree would hold other bytes than were approved. ${otherPath}, ${byGit}.`,
  },
  "bytes-stamped": {
    title: "Git would put an id into it",
    remedy: `The file says $Id$, and ident has git write an id there at each check-out. ${otherPath}, ${byGit}.`,
  },
  "line-ends-changed": {
    title: "Git would change its line ends",
    remedy: `By this attribute they are rewritten for everybody, as the file is checked out or at the next change. ${otherPath}, ${byGit} (-text).`,
  },
  "line-ends-at-risk": {
    title: "Its line ends last only in the release's own commit",
    remedy:
      "It ends lines with CR LF, and git rewrites them where a copy is added by hand or the repository is renormalized. Merge release.bundle, and set -text for the path in a change of its own.",
  },
  "line-ends-elsewhere": {
    title: "Where lines end otherwise, check-outs differ",
    remedy:
      "The repository holds what was approved. On Windows the working tree gets CR LF: verify the commit there, not the folder.",
  },
  "attributes-elsewhere": {
    title: "Where capitals do not count, git would treat it otherwise",
    remedy:
      "The repository holds what was approved. On Windows and macOS git takes this for the path as well, and the working tree may get other bytes: verify the commit there, not the folder.",
  },
  "archive-left-out": {
    title: "Archives of the repository lack it",
    remedy:
      "Clones have it; git archive and downloads as .tar.gz or .zip leave it out. Point readers to the file itself.",
  },
  "archive-changed": {
    title: "Archives of the repository change it",
    remedy:
      "The file says $Format:, which git archive replaces. Clones have what was approved; point readers to those.",
  },
  "merge-driver": {
    title: "It is merged in another way than git's own",
    remedy:
      "Where the branch moved on, the merge may hold other bytes. Verify the commit of the merge before anything points to it.",
  },
  ignored: {
    title: "git add would pass it by",
    remedy:
      "release.bundle holds it all the same. Whoever makes the commit by hand needs git add --force.",
  },
  "ignored-elsewhere": {
    title: "Where capitals do not count, git add would pass it by",
    remedy:
      "As on Windows and macOS. release.bundle holds it all the same. Whoever makes the commit by hand there needs git add --force.",
  },
  "link-replaced": {
    title: "It takes the place of a symbolic link",
    remedy: "What the link led to is not shown at this path any more.",
  },
  "submodule-replaced": {
    title: "It takes the place of a submodule",
    remedy:
      ".gitmodules goes on naming it. Take it out there in a change of its own.",
  },
  "executable-replaced": {
    title: "The file there is executable, and will not be",
    remedy: "Files of a release have mode 100644.",
  },
  "pointer-replaced": {
    title: "The base holds a Git LFS pointer there",
    remedy:
      "The digest before is that of the pointer, not of the file that it stands for.",
  },
  "path-long": {
    title: "The path is long for Windows",
    remedy:
      "Together with the folder of a clone it may pass 260 characters, and git leaves the file out there unless core.longpaths is set. Choose a shorter one.",
  },
  "git-file": {
    title: "The release brings a file that git itself reads",
    remedy:
      "It changes how git treats other files of the repository. Leave it out, unless that is meant.",
  },
};

export function landingWords({ name }: Pick<LandingProblem, "name">): Words {
  return words[name];
}

const fewPaths = 5;

/** The paths of a problem as far as a line takes them, and what in the base does it. */
export function landingPaths({ paths, count, by }: LandingProblem): string {
  const some = paths.slice(0, fewPaths).map((path) => `“${shown(path)}”`);
  const more = count - some.length;
  const all = listed(
    more > 0 ? [...some, `${String(more)} more`] : some,
    "and",
  );
  return paths.includes(by) ? all : `${all} (${shown(by)})`;
}
