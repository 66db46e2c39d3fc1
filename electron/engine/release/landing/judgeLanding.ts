// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../../shared/failure.ts";
import {
  isBlocking,
  type LandingProblem,
  type LandingProblemName,
  mostProblemPaths,
} from "../../../../shared/domain/landing.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import type { ClonedBase } from "../resolveBase.ts";
import { type Attributes, attributesBy } from "./attributes.ts";
import { isUnclear } from "./attributesFile.ts";
import { pathTroubles } from "./clashes.ts";
import { type ContentFacts, contentFacts } from "./contentFacts.ts";
import { ignoredBy } from "./ignored.ts";
import { foldersTo } from "./pathPattern.ts";
import { gathered, type Plan, type PlannedFile } from "./plan.ts";
import { pathIn, type RulesFiles, rulesNamed } from "./rulesFiles.ts";
import { mergedBy, needsContent, type Told, troublesBy } from "./treatment.ts";

const attributesName = ".gitattributes";

type Facts = ContentFacts | null;
type AttributesOf = (path: string, isFolder?: boolean) => Attributes;

/** What leaves a file out of an archive, be it said of the file or of a folder around it. */
function leftOut(attributesOf: AttributesOf, path: string): boolean {
  const says = (each: string, isFolder: boolean) =>
    attributesOf(each, isFolder).get("export-ignore") === true;
  return (
    says(path, false) ||
    foldersTo(path)
      .slice(1)
      .some((folder) => says(folder, true))
  );
}

/** The attributes of a path, by capitals and without. */
interface Judges {
  readonly exact: AttributesOf;
  readonly folded: AttributesOf;
}

function toldOf(
  attributesOf: AttributesOf,
  inBase: boolean,
  { path, facts }: { readonly path: string; readonly facts: Facts },
): Told[] {
  const attributes = attributesOf(path);
  const told = [...troublesBy(attributes, facts)];
  const driver = inBase ? mergedBy(attributes) : null;
  if (driver !== null) told.push({ name: "merge-driver", by: driver });
  if (leftOut(attributesOf, path))
    told.push({ name: "archive-left-out", by: "export-ignore" });
  return told;
}

async function fileTroubles(
  { exact, folded }: Judges,
  inBase: boolean,
  { path, pieces }: PlannedFile,
): Promise<Told[]> {
  const facts =
    needsContent(exact(path)) || needsContent(folded(path))
      ? await contentFacts(pieces())
      : null;
  const told = toldOf(exact, inBase, { path, facts });
  const elsewhere = toldOf(folded, inBase, { path, facts }).filter(
    ({ name }) => !told.some((each) => each.name === name),
  );
  return [
    ...told,
    ...elsewhere.map(
      ({ by }) => ({ name: "attributes-elsewhere", by }) as const,
    ),
  ];
}

/** What is wrong with the `.gitattributes` on the way to a path, before a line of them is believed. */
function rulesTroubles(rules: RulesFiles): (path: string) => Told[] {
  const { contents, strange, misspelt } = rules;
  const unclear = new Set(strange);
  for (const [folder, content] of contents)
    if (isUnclear(content)) unclear.add(folder);
  return (path) =>
    foldersTo(path).flatMap((folder) => {
      const told: Told[] = [];
      const other = misspelt.get(folder);
      if (unclear.has(folder))
        told.push({
          name: "attributes-unclear",
          by: pathIn(folder, attributesName),
        });
      if (other !== undefined)
        told.push({ name: "attributes-elsewhere", by: other });
      return told;
    });
}

/**
 * Everything in a base that would keep a release from lying there as it was approved, or that its owner should
 * know. The base's objects are read and nothing else: no filter runs, and the clone's working tree and its
 * machine's settings have no say.
 */
export async function judgeLanding(
  base: ClonedBase,
  plan: Plan,
): Promise<Result<readonly LandingProblem[], Failure>> {
  try {
    const attributes = await rulesNamed(attributesName, base, plan);
    if (!attributes.ok) return attributes;
    const ignores = await rulesNamed(".gitignore", base, plan);
    if (!ignores.ok) return ignores;
    const { contents } = attributes.value;
    const judges = {
      exact: attributesBy(contents),
      folded: attributesBy(contents, true),
    };
    const troublesOfRules = rulesTroubles(attributes.value);
    const isIgnored = ignoredBy(ignores.value.contents);
    const isIgnoredFolded = ignoredBy(ignores.value.contents, true);
    const there = new Set(base.entries.map(({ path }) => path));
    const troubles = pathTroubles(base.entries, plan);
    for (const file of plan.files) {
      const { path } = file;
      const inBase = there.has(path);
      const told = [
        ...troublesOfRules(path),
        ...(await fileTroubles(judges, inBase, file)),
      ];
      troubles.push(...told.map((each) => ({ ...each, path })));
      if (inBase) continue;
      const by = ".gitignore";
      if (isIgnored(path)) troubles.push({ name: "ignored", path, by });
      else if (isIgnoredFolded(path))
        troubles.push({ name: "ignored-elsewhere", path, by });
    }
    return ok(gathered(troubles, mostProblemPaths));
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

const changesBytes: ReadonlySet<LandingProblemName> = new Set([
  "bytes-filtered",
  "bytes-encoded",
  "bytes-stamped",
  "line-ends-changed",
]);

/** The failure by which a problem refuses a proposal or an export; null where nothing blocks. */
export function blockOf(problems: readonly LandingProblem[]): Failure | null {
  const found = problems.find(isBlocking);
  if (found === undefined) return null;
  const { name, by } = found;
  const path = found.paths[0] ?? "";
  if (name === "place-not-new") return failure(name, { place: path });
  if (name === "removed-missing")
    return failure("removed-path-missing", { path });
  if (name === "attributes-unclear")
    return failure("base-attributes-unclear", { path, file: by });
  return changesBytes.has(name)
    ? failure("base-changes-bytes", { path, attribute: by })
    : failure("path-collides", { path, other: by });
}
