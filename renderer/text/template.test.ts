// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fillTemplate } from "./template.ts";

describe("fillTemplate", () => {
  it("leaves plain words alone", () => {
    expect(fillTemplate("Nothing # to fill.")).toBe("Nothing # to fill.");
  });

  it("puts arguments in, numbers grouped", () => {
    const said = fillTemplate("{name} has {count, number}", {
      ...{ name: "Ada", count: 12345 },
    });
    expect(said).toBe("Ada has 12,345");
  });

  it("puts arguments in as they are, whatever they hold", () => {
    expect(fillTemplate("“{name}”", { name: "{count} # }" })).toBe(
      "“{count} # }”",
    );
  });

  const files =
    "{count, plural, =0 {No file} one {# file} other {# files in {folder}}}.";

  it.each([
    [0, "No file."],
    [1, "1 file."],
    [2, "2 files in out."],
    [1000, "1,000 files in out."],
  ])("chooses the plural for %i", (count, sentence) => {
    expect(fillTemplate(files, { count, folder: "out" })).toBe(sentence);
  });

  it("refuses an argument that is absent", () => {
    expect(() => fillTemplate("{name}", {})).toThrow("name");
  });

  it.each(["{name", "{n, plural, one {x}}", "{n, wrong}"])(
    "refuses the malformed %s",
    (source) => {
      expect(() => fillTemplate(source, { name: "a", n: 2 })).toThrow();
    },
  );
});
