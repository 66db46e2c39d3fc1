// SPDX-License-Identifier: Apache-2.0
import {
  isBlocking,
  type Landing,
  type LandingFile,
  type LandingProblem,
} from "../../../shared/domain/landing.ts";
import { landingPaths, landingWords } from "../../../shared/text/landing.ts";
import { counted, fields, indented, sentence, size, table } from "../layout.ts";

type Content = LandingFile["content"];

const changes = {
  added: "added",
  changed: "changed",
  unchanged: "as before",
  "other-kind": "replaced",
} as const;

function sizeOf(content: Content): string {
  return content === null ? "-" : size(content.size);
}

function digestOf(content: Content): string {
  return content === null ? "made later" : content.sha256;
}

function treeText({ files }: Landing): string {
  return table(
    ["Change", "Size", "SHA-256", "Path"],
    files.map(({ change, content, path }) => [
      ...[changes[change], sizeOf(content), digestOf(content)],
      path,
    ]),
  );
}

function beforeText({ files, removed }: Landing): string {
  const replaced = files.flatMap(({ path, before, change }) =>
    before === null || change === "unchanged" ? [] : [{ path, before }],
  );
  const gone = removed.map(({ path, content }) => ({ path, before: content }));
  const rows = [...replaced, ...gone].map(({ path, before }) => [
    ...[sizeOf(before), before?.sha256 ?? "-", path],
  ]);
  return rows.length === 0
    ? ""
    : `\nBefore:\n${table(["Size", "SHA-256", "Path"], rows)}`;
}

function problemText(problem: LandingProblem): string {
  const { title, remedy } = landingWords(problem);
  const first = `${problem.name}: ${title}: ${landingPaths(problem)}.`;
  return `${sentence(first)}${indented(sentence(remedy))}`;
}

function problemsText(
  heading: string,
  problems: readonly LandingProblem[],
): string {
  return problems.length === 0
    ? ""
    : `\n${heading}\n${problems.map(problemText).join("")}`;
}

/** What a release would be in the public repository, for reading. */
export function landingText(landing: Landing): string {
  const { base, files, removed, untouched, problems } = landing;
  const count = (change: LandingFile["change"]): number =>
    files.filter((file) => file.change === change).length;
  const facts =
    base === null
      ? fields([["Base", "none: the tree alone"]])
      : fields([
          ["Base", base],
          ["Added", counted(count("added"), "file", "files")],
          [
            "Changed",
            counted(count("changed") + count("other-kind"), "file", "files"),
          ],
          ["Removed", counted(removed.length, "file", "files")],
          [
            "As before",
            counted(count("unchanged") + untouched, "file", "files"),
          ],
        ]);
  const toCome = files.some(({ content }) => content === null)
    ? sentence(
        "The release folder is not whole yet: the signature of each person who counts joins it.",
      )
    : "";
  const blocking = problems.filter(isBlocking);
  const others = problems.filter((problem) => !isBlocking(problem));
  const standing =
    base === null || blocking.length > 0
      ? problemsText("What stands in the way:", blocking)
      : "\nNothing in the base would change what was approved.\n";
  return `${facts}\n${treeText(landing)}${toCome}${beforeText(landing)}${standing}${problemsText("To know:", others)}`;
}
