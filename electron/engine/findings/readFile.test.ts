// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FindingChanges } from "../../../shared/domain/finding.ts";
import { FoundFinding } from "../../../shared/domain/foundFinding.ts";
import { PersonId } from "../../../shared/ids.ts";
import { type FoundList, readList } from "./readFile.ts";
import { readFound } from "./readFound.ts";

const people = new Set([PersonId.parse("ada")]);
const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

function read(name: string, content: unknown): FoundList {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const list = readList(name, text, {});
  if (list === null) throw new Error("not read");
  return list;
}

const taken = (list: FoundList) =>
  list.found.map((each) => {
    const { label, fields, notices, bad } = readFound(each, people);
    return { label, ...fields, notices, bad };
  });

describe("a table of findings", () => {
  it("is read by its headings, quoted cells and all", () => {
    const list = read(
      "findings.csv",
      '\ufeffFinding ID;Title;Risk;CVSS;Colour;Owner\r\nHARB-1;"Tokens; in the ""log""";Moderate;;red;ada\r\n',
    );
    expect(list.columns.map(({ field }) => field)).toEqual([
      ...["label", "title", "severity", "cvss", null, "owner"],
    ]);
    expect(taken(list)).toEqual([
      {
        ...{ label: "HARB-1", title: 'Tokens; in the "log"', owner: "ada" },
        ...{ severity: "medium", notices: [], bad: null },
      },
    ]);
  });

  it("takes columns for what a person says", () => {
    const text = "A,B\nHARB-1,Tokens\n";
    const list = readList("a.csv", text, { A: "label", B: "title" });
    expect(list && taken(list)).toMatchObject([
      { label: "HARB-1", title: "Tokens" },
    ]);
  });

  it("says what it does not take as it stands there", () => {
    const text = `id,title,severity,cvss,status,owner,links,cves,description
HARB-1,T,Terrible,9.8,Odd,bob,http://a.example https://b.example,CVE-1,a\u202eb
,T,High,,,,,,
HARB-2,T,,${vector},,,,,
`;
    expect(taken(read("a.csv", text))).toMatchObject([
      {
        ...{ severity: "undetermined", links: ["https://b.example"] },
        description: "ab",
        notices: [
          ...["cvss-unreadable", "severity-unknown", "links-left-out"],
          ...["cves-left-out", "status-unknown", "owner-unknown"],
        ],
      },
      { bad: "label-missing" },
      {
        ...{ severity: "critical", cvss: vector },
        notices: ["severity-from-score"],
      },
    ]);
  });
});

const sarif = {
  version: "2.1.0",
  runs: [
    {
      tool: {
        driver: {
          rules: [
            {
              ...{ id: "HARB-LOG", helpUri: "https://harbour.example/log" },
              shortDescription: { text: "Tokens stand in the log" },
              properties: { "security-severity": "7.5" },
            },
          ],
        },
      },
      results: [
        {
          ...{ ruleId: "HARB-LOG", ruleIndex: 0, level: "warning" },
          message: { text: "A token is logged." },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "api/log.go" },
                region: { startLine: 7 },
              },
            },
          ],
        },
        { ruleId: "HARB-NET", message: { text: "Open net." }, level: "note" },
        { ruleId: "HARB-NET", message: { text: "Open net, too." } },
      ],
    },
  ],
};

const csaf = {
  document: { csaf_version: "2.0", title: "Harbour" },
  product_tree: {
    branches: [
      {
        branches: [{ product: { product_id: "P1", name: "harbour 1.2" } }],
      },
    ],
    full_product_names: [{ product_id: "P2", name: "harbour 1.3" }],
  },
  vulnerabilities: [
    {
      ...{ cve: "CVE-2026-1000", title: "Tokens" },
      ids: [{ system_name: "H", text: "HARB-1" }],
      notes: [{ category: "description", text: "Logged." }],
      scores: [{ cvss_v3: { vectorString: vector, baseSeverity: "CRITICAL" } }],
      product_status: { known_affected: ["P1"], fixed: ["P2"] },
      references: [{ url: "https://harbour.example/1" }],
    },
  ],
};

describe("a file of another tool", () => {
  it("is read as SARIF, each result by its rule", () => {
    const list = read("scan.sarif", sarif);
    expect(list.format).toBe("sarif");
    const [first, second, third] = taken(list);
    expect(first).toMatchObject({
      ...{ label: "HARB-LOG", title: "Tokens stand in the log" },
      ...{ severity: "high", component: "api/log.go" },
      description: "A token is logged.\n\nWhere: api/log.go:7",
      links: ["https://harbour.example/log"],
    });
    expect(second).toMatchObject({ severity: "low", title: "Open net." });
    expect(second?.label).toMatch(/^HARB-NET-[0-9a-f]{8}$/);
    expect(third?.label).not.toBe(second?.label);
    expect(third).toMatchObject({ severity: "medium" });
  });

  it("is read as CSAF, with names of products for their ids", () => {
    const list = read("advisory.json", csaf);
    expect(list.format).toBe("csaf");
    expect(taken(list)).toMatchObject([
      {
        ...{ label: "HARB-1", title: "Tokens", severity: "critical" },
        ...{ cvss: vector, component: "harbour 1.2", cves: ["CVE-2026-1000"] },
        ...{ fixVersions: ["harbour 1.3"], description: "Logged." },
        links: ["https://harbour.example/1"],
      },
    ]);
  });

  it("is read as our own list, whose own ids are no labels", () => {
    const list = read("own.json", {
      findings: [{ id: "0".repeat(32), label: "HARB-1", title: "T", cves: [] }],
    });
    expect(taken(list)).toMatchObject([{ label: "HARB-1", title: "T" }]);
  });

  it("is refused where it is none of these", () => {
    for (const text of ["", "{", "[1]", '{"version":"2.0.0","runs":[]}', "3"])
      expect(readList("a.json", text, {})).toBeNull();
  });
});

/** Some of an honest document, with anything in place of its parts. */
function mutated(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value))
    return fc.oneof(
      fc.jsonValue(),
      fc.tuple(...value.map((each) => mutated(each))),
    );
  if (typeof value !== "object" || value === null)
    return fc.oneof(fc.constant(value), fc.jsonValue());
  const parts = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, mutated(part)]),
  );
  return fc.oneof(
    { arbitrary: fc.record(parts, { requiredKeys: [] }), weight: 6 },
    { arbitrary: fc.jsonValue(), weight: 1 },
  );
}

describe("hostile files", () => {
  const check = (name: string, text: string): void => {
    for (const each of readList(name, text, {})?.found ?? []) {
      expect(FoundFinding.safeParse(each).success).toBe(true);
      const { fields, label } = readFound(each, people);
      expect(FindingChanges.safeParse(fields).success).toBe(true);
      if (label !== null) expect(label.length).toBeLessThanOrEqual(64);
    }
  };

  it("never throw, and give nothing but whole findings", () => {
    const document = fc.oneof(mutated(sarif), mutated(csaf), fc.jsonValue());
    fc.assert(
      fc.property(document, (value) => {
        check("a.json", JSON.stringify(value));
      }),
    );
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("id", "title", '"', ",", "\n", "severity", "\ud800"),
    );
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        check("a.csv", cells.join(","));
      }),
    );
  });

  it("are bounded in depth, number and length", () => {
    check("a.json", "[".repeat(200_000));
    const tree = '{"branches":['.repeat(20_000) + "]}".repeat(20_000);
    check(
      "a.json",
      `{"document":{"csaf_version":"2.0","title":""},"product_tree":${tree}}`,
    );
    const many = "id,title\n" + "HARB-1,T\n".repeat(3000);
    expect(read("a.csv", many)).toMatchObject({ isCut: true });
    const long = read(
      "a.csv",
      `id,title,description\nA-1,${"t".repeat(999)},${"é".repeat(40_000)}`,
    );
    const [only] = taken(long);
    expect(only?.notices).toEqual(["title-cut", "description-cut"]);
    check("a.csv", `id,title,description\nA-1,T,${"é".repeat(40_000)}`);
  });
});
