// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant } from "../ids.ts";
import type { DisclosureView } from "../ipc/disclosureContract.ts";
import { disclosuresAsCsv, disclosuresAsJson } from "./disclosureTable.ts";

const disclosure: DisclosureView = {
  ...{ id: "earlier-0", kind: "earlier", standing: "left", from: null },
  at: Instant.parse("2026-01-01T00:00:00Z"),
  to: ["Mira", "Noor"],
  files: [
    { path: 'A "first", draft', sha256: null },
    { path: "=HYPERLINK(1)", sha256: null },
  ],
  ...{ purpose: "by mail", terms: [], statement: null, parcel: null },
  receipts: ["Noor"],
};

describe("disclosuresAsCsv", () => {
  const lines = disclosuresAsCsv([disclosure]).split("\r\n");

  it("has a line for each file and recipient, under a heading", () => {
    expect(lines).toHaveLength(1 + 4 + 1);
    expect(lines[0]).toMatch(/^when,kind,from,to,path,sha256,/);
    expect(lines.at(-1)).toBe("");
  });

  it("quotes what would break a line apart", () => {
    expect(lines[1]).toContain(',Mira,"A ""first"", draft",');
    expect(lines[2]).toMatch(/,Noor,.*,yes,by mail,,left$/);
  });

  it("says of what was only begun that it is not known to be whole", () => {
    const begun = { ...disclosure, standing: "begun" } as const;
    const [, line] = disclosuresAsCsv([begun]).split("\r\n");
    expect(line).toMatch(/,no,by mail,,"begun, not known to be whole"$/);
  });

  it("hands no formula to a spreadsheet", () => {
    expect(lines[3]).toContain(",'=HYPERLINK(1),");
  });
});

describe("disclosuresAsJson", () => {
  it("is the list itself, with its format's name", () => {
    expect(JSON.parse(disclosuresAsJson("harbour", [disclosure]))).toEqual({
      ...{ format: "counterseal-disclosures 1", audit: "harbour" },
      disclosures: [disclosure],
    });
  });
});
