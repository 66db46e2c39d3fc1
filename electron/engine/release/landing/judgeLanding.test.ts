// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  blockingProblems,
  type LandingProblemName,
  landingWarnings,
} from "../../../../shared/domain/landing.ts";
import { failure } from "../../../../shared/failure.ts";
import { blockOf } from "./judgeLanding.ts";

const problem = (name: LandingProblemName, path = "x/a") => ({
  ...{ name, by: "text", count: 1, paths: [path, "x/b"] },
});

const path = "x/a";
const bytes = failure("base-changes-bytes", { path, attribute: "text" });
const collides = failure("path-collides", { path, other: "text" });
const blocks = {
  "place-not-new": failure("place-not-new", { place: path }),
  "file-in-way": collides,
  "folder-in-way": collides,
  "link-in-way": collides,
  "submodule-in-way": collides,
  "name-clash": collides,
  "removed-missing": failure("removed-path-missing", { path }),
  "attributes-unclear": failure("base-attributes-unclear", {
    ...{ path, file: "text" },
  }),
  "bytes-filtered": bytes,
  "bytes-encoded": bytes,
  "bytes-stamped": bytes,
  "line-ends-changed": bytes,
} as const;

it.each(blockingProblems)("a release is refused over %s", (name) => {
  expect(blockOf([problem(name)])).toEqual(blocks[name]);
});

it("what a release's owner should only know refuses nothing", () => {
  expect(blockOf([])).toBeNull();
  expect(blockOf(landingWarnings.map((name) => problem(name)))).toBeNull();
});

it("of several problems the first that blocks is told", () => {
  expect(
    blockOf([
      problem("ignored", "x/i"),
      problem("name-clash"),
      problem("removed-missing", "x/r"),
    ]),
  ).toEqual(collides);
});
