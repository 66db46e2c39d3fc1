// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { VersionId } from "../../../shared/ids.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { checkPath, checkPaths } from "./proposedPaths.ts";

const version = VersionId.parse("a".repeat(32));
const place = "audits/release";
const proposed = (paths: readonly string[], removes?: readonly string[]) =>
  checkPaths({
    ...{ place, removes },
    files: paths.map((path) => ({ version, path })),
  });
const refused = (paths: readonly string[], removes?: readonly string[]) =>
  requireError(proposed(paths, removes));

describe("a path that is proposed", () => {
  it("is taken in NFC", () => {
    expect(requireOk(checkPath("a\u0308.md"))).toBe("\u00e4.md");
  });

  it("is refused with what was written, why, and what about it", () => {
    expect(requireError(checkPath("../key"))).toEqual({
      code: "path-unsafe",
      facts: { path: "../key", reason: "part-dots", about: ".." },
    });
  });
});

describe("the paths of a release", () => {
  it("keep their order, and what is removed is sorted, each once", () => {
    const { files, removes } = requireOk(
      proposed(["b.md", "a.md"], ["old/z.md", "old/B.md", "old/z.md"]),
    );
    expect(files).toEqual([
      { version, path: "b.md" },
      { version, path: "a.md" },
    ]);
    expect(removes).toEqual(["old/B.md", "old/z.md"]);
    expect(requireOk(proposed(["a.md"]))).toMatchObject({ place, removes: [] });
  });

  it("are refused where one of them is unsafe", () => {
    expect(refused(["a.md", "/etc/passwd"]).code).toBe("path-unsafe");
    expect(refused(["a.md"], ["../b.md"]).code).toBe("path-unsafe");
    const { code } = requireError(checkPaths({ place: "../up", files: [] }));
    expect(code).toBe("path-unsafe");
  });

  it("do not lie in the place, nor in the way of it", () => {
    expect(refused(["audits/release/a.md"])).toEqual({
      code: "path-collides",
      facts: { path: "audits/release/a.md", other: place },
    });
    requireOk(proposed(["audits/release.md", "audits/released/a.md"]));
    expect(refused(["audits"]).code).toBe("path-collides");
  });

  it("are each used once, and what is removed is not put back", () => {
    expect(refused(["a.md", "a.md"])).toEqual({
      code: "path-duplicate",
      facts: { path: "a.md" },
    });
    expect(refused(["a.md"], ["a.md"]).code).toBe("path-duplicate");
    expect(refused(["Read.md", "read.md"])).toEqual({
      code: "path-collides",
      facts: { path: "Read.md", other: "read.md" },
    });
  });
});
