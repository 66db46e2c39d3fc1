// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  type FoundFinding,
  foundLimits,
} from "../../../shared/domain/foundFinding.ts";
import { severityOfScore } from "../../../shared/domain/cvss.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";

/** The parts of SARIF 2.1.0 (OASIS) that speak of a finding. What has another shape is as if it were absent. */
const text = z.string().catch("");
const Message = z.looseObject({ text, markdown: text }).catch({
  text: "",
  markdown: "",
});
const Properties = z.record(z.string(), z.unknown()).catch({});
const Rule = z.looseObject({
  id: text,
  name: text,
  shortDescription: Message,
  fullDescription: Message,
  helpUri: text,
  properties: Properties,
  defaultConfiguration: z.looseObject({ level: text }).catch({ level: "" }),
});
const Location = z.looseObject({
  physicalLocation: z
    .looseObject({
      artifactLocation: z.looseObject({ uri: text }).catch({ uri: "" }),
      region: z
        .looseObject({ startLine: z.number().int().catch(0) })
        .catch({ startLine: 0 }),
    })
    .nullable()
    .catch(null),
});
const SarifResult = z.looseObject({
  ruleId: text,
  ruleIndex: z.number().int().catch(-1),
  level: text,
  message: Message,
  locations: z.array(Location).catch([]),
  properties: Properties,
});
type SarifResult = z.infer<typeof SarifResult>;
type Rule = z.infer<typeof Rule>;

const Sarif = z.looseObject({
  version: z.literal("2.1.0"),
  runs: z.array(
    z.looseObject({
      tool: z
        .looseObject({
          driver: z
            .looseObject({ rules: z.array(Rule).catch([]) })
            .catch({ rules: [] }),
        })
        .catch({ driver: { rules: [] } }),
      results: z.array(SarifResult).nullable().catch(null),
    }),
  ),
});

const levels: Readonly<Record<string, string>> = {
  error: "high",
  warning: "medium",
  note: "low",
  none: "informational",
};

function severityOf(result: SarifResult, rule: Rule | undefined): string {
  for (const { [`security-severity`]: score } of [
    result.properties,
    rule?.properties ?? {},
  ])
    if (typeof score === "string" && /^\d{1,2}(?:\.\d+)?$/.test(score))
      return Number(score) === 0
        ? "informational"
        : severityOfScore(Number(score));
  const level = result.level || (rule?.defaultConfiguration.level ?? "");
  // SPEC SARIF 2.1.0 §3.27.10: what says nothing is a warning.
  return levels[level] ?? "medium";
}

function placesOf({ locations }: SarifResult): string[] {
  return locations.slice(0, 20).flatMap(({ physicalLocation }) => {
    const uri = physicalLocation?.artifactLocation.uri ?? "";
    const line = physicalLocation?.region.startLine ?? 0;
    return uri === "" ? [] : [line > 0 ? `${uri}:${String(line)}` : uri];
  });
}

function foundOf(
  result: SarifResult,
  rule: Rule | undefined,
  isAlone: boolean,
  line: number,
): FoundFinding {
  const id = result.ruleId || (rule?.id ?? "");
  const places = placesOf(result);
  const said = result.message.text || result.message.markdown;
  // The same again gets the same, wherever it stands in the file.
  const mark = sha256(encodeUtf8([...places, said].join("\n"))).slice(0, 8);
  const titles = [rule?.shortDescription.text, rule?.name, said.split("\n")[0]];
  const title = titles.find((each) => each !== undefined && each !== "") ?? "";
  const about = rule?.fullDescription.text ?? "";
  const where = places.length === 0 ? "" : `Where: ${places.join(", ")}`;
  const parts = [said, about === said ? "" : about, where];
  const fields = {
    label: isAlone || id === "" ? id : `${id}-${mark}`,
    title,
    severity: severityOf(result, rule),
    component: places[0]?.replace(/:\d+$/, "") ?? "",
    description: parts.filter((part) => part !== "").join("\n\n"),
    links: rule?.helpUri ?? "",
  };
  return { page: null, line, confidence: "high", fields: cut(fields) };
}

export function cut<K extends string>(
  fields: Readonly<Record<K, string>>,
): Record<K, string> {
  return Object.fromEntries(
    Object.entries<string>(fields).map(([name, value]) => [
      name,
      value.slice(0, foundLimits.letters),
    ]),
  ) as Record<K, string>;
}

/** Null for what is no SARIF 2.1.0. */
export function sarifFindings(
  document: unknown,
): { found: FoundFinding[]; isCut: boolean } | null {
  const sarif = Sarif.safeParse(document);
  if (!sarif.success) return null;
  const all = sarif.data.runs.flatMap(({ tool, results }) => {
    const { rules } = tool.driver;
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    return (results ?? []).map((result) => ({
      result,
      rule: rules[result.ruleIndex] ?? byId.get(result.ruleId),
    }));
  });
  const times = new Map<string, number>();
  for (const { result, rule } of all) {
    const id = result.ruleId || (rule?.id ?? "");
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const found = all
    .slice(0, foundLimits.findings)
    .map(({ result, rule }, index) => {
      const id = result.ruleId || (rule?.id ?? "");
      return foundOf(result, rule, times.get(id) === 1, index + 1);
    });
  return { found, isCut: all.length > found.length };
}
