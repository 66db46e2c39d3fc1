// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { folderOf, type Layout } from "../../../shared/domain/publicLayout.ts";
import {
  AuditId,
  DeliverableId,
  Instant,
  Sha256,
  VersionId,
} from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import {
  candidatesOf,
  choiceLike,
  chosenFiles,
  collisionFault,
  type FileAction,
  firstChoice,
  pathFault,
  placeOf,
  reduceFiles,
  removesFault,
  removesOf,
} from "./proposal.ts";

const draft = VersionId.parse("1".repeat(32));
const final = VersionId.parse("2".repeat(32));

function versionOf(version: VersionId, name: string) {
  return {
    version,
    variant: "public" as const,
    name,
    size: 3,
    sha256: Sha256.parse("a".repeat(64)),
    imported: Instant.parse("2026-11-23T00:00:00Z"),
    from: "Noor",
    channel: "mail",
    ...{ handedOver: null, lineage: null, comments: [] },
  };
}

const report: DeliverableView = {
  deliverable: DeliverableId.parse("3".repeat(32)),
  kind: "findings-report",
  title: "Report",
  versions: [versionOf(draft, "draft.pdf"), versionOf(final, "report.pdf")],
};
const candidates = candidatesOf([report]);

function after(...actions: FileAction[]) {
  return actions.reduce(reduceFiles, firstChoice(AuditId.parse("audit-2026")));
}

describe("a proposal made anew", () => {
  const earlier = {
    audit: AuditId.parse("audit-2026"),
    place: "audits/2026/release",
    files: [draft, VersionId.parse("9".repeat(32))].map((version) => ({
      version,
      ...{ name: "draft.pdf", path: `public/${version}.pdf`, size: 3 },
      sha256: Sha256.parse("a".repeat(64)),
    })),
  };

  it("begins with the files that are still there, at their paths", () => {
    const choice = choiceLike(earlier, candidates);
    expect(chosenFiles(choice, candidates)).toEqual([
      { version: draft, path: `public/${draft}.pdf` },
    ]);
    expect(placeOf(choice)).toBe("audits/2026/release");
  });
});

describe("the layout of a repository", () => {
  const now = Date.parse("2027-03-01T00:00:00Z");
  const audit = AuditId.parse("harbour-audit-2026");
  const laid = (layout: Layout, ...more: FileAction[]) => {
    const folder = layout === "free" ? null : folderOf(layout, audit, now);
    const toggle = { do: "toggle", version: final } as const;
    const choice = after(toggle, { do: "layout", layout, folder }, ...more);
    const [file] = chosenFiles(choice, candidates);
    return [file?.path, placeOf(choice)];
  };

  it.each([
    ["audit", "harbour-audit-2026/findings/report.pdf", "harbour-audit-2026"],
    [
      "year-findings",
      "security-audit-2026/findings/report.pdf",
      "security-audit-2026",
    ],
    ["year", "security-audit-2026/report.pdf", "security-audit-2026"],
  ] as const)(
    "%s puts files and statement where it keeps them",
    (layout, file, place) => {
      const root = "sig-security-external-audit";
      expect(laid(layout)).toEqual([
        `${root}/${file}`,
        `${root}/${place}/release`,
      ]);
    },
  );

  it("free goes by the folder that is written, spaces and all, and paths by hand stay", () => {
    const folder = { do: "folder", folder: "Prüfungen 2026/Harbour" } as const;
    expect(laid("free", folder)).toEqual([
      "Prüfungen 2026/Harbour/report.pdf",
      "Prüfungen 2026/Harbour/release",
    ]);
    const path = { do: "path", version: final, path: "a b.pdf" } as const;
    expect(laid("free", folder, path)[0]).toBe("a b.pdf");
  });

  it("is of the present year where an audit names none", () => {
    const bare = AuditId.parse("harbour");
    expect(folderOf("year", bare, now)).toContain("security-audit-2027");
  });
});

describe("what can be proposed", () => {
  it("is every version, the newest first", () => {
    expect(
      candidates.map(({ name, number, of }) => [name, number, of]),
    ).toEqual([
      ["report.pdf", 2, 2],
      ["draft.pdf", 1, 2],
    ]);
  });
});

describe("the choice of files", () => {
  it("begins with none, in the audit’s folder", () => {
    const choice = after();
    expect(chosenFiles(choice, candidates)).toEqual([]);
    expect(placeOf(choice)).toBe(
      "sig-security-external-audit/audit-2026/release",
    );
  });

  it("gives a chosen file a path in the folder, which follows it", () => {
    const toggle = { do: "toggle", version: final } as const;
    const choice = after(toggle, { do: "folder", folder: "out/" });
    expect(chosenFiles(choice, candidates)).toEqual([
      { version: final, path: "out/findings/report.pdf" },
    ]);
    expect(placeOf(choice)).toBe("out/release");
    const none = after(toggle, { do: "folder", folder: "" });
    expect(chosenFiles(none, candidates)[0]?.path).toBe("findings/report.pdf");
  });

  it("keeps a path and a place that somebody wrote", () => {
    const choice = after(
      { do: "toggle", version: final },
      { do: "path", version: final, path: "a/b.pdf" },
      { do: "place", place: "a/signed" },
      { do: "folder", folder: "elsewhere" },
    );
    expect(chosenFiles(choice, candidates)[0]?.path).toBe("a/b.pdf");
    expect(placeOf(choice)).toBe("a/signed");
  });

  it("lets a file go again", () => {
    const toggle = { do: "toggle", version: final } as const;
    expect(chosenFiles(after(toggle, toggle), candidates)).toEqual([]);
  });
});

describe("paths", () => {
  it("are refused in words", () => {
    expect(pathFault("a/b.pdf")).toBeNull();
    expect(pathFault("../b.pdf")).toContain("..");
    expect(pathFault("/b.pdf")).toContain("relative");
  });

  it("must fit together beside the place", () => {
    const one = { version: draft, path: "a/Report.pdf" };
    const two = { version: final, path: "a/report.pdf" };
    expect(collisionFault([one], "a/release")).toBeNull();
    expect(collisionFault([one, two], "a/release")).toContain("one name");
    expect(collisionFault([one, one], "a/release")).toContain("two files");
    expect(collisionFault([one], "a/Report.pdf")).toContain("folder");
  });
});

describe("files to remove", () => {
  it("are one a line, each once", () => {
    const text = " draft.md\r\n\nold/a b.md\ndraft.md ";
    expect(removesOf(text)).toEqual(["draft.md", "old/a b.md"]);
    expect(removesFault(removesOf(text))).toBeNull();
    expect(removesOf(" \n")).toEqual([]);
  });

  it("are refused by name where one is no safe path", () => {
    expect(removesFault(["draft.md", "../x"])).toContain("../x");
  });
});
