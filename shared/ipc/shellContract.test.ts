// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  dialogPurposes,
  droppedUses,
  grantUses,
  usesOf,
} from "./shellContract.ts";

describe("what a path that was chosen in a dialog may be used for", () => {
  const others = new Set(["reader-key", "new-bundle", "bundle-file"]);
  const purposes = [...dialogPurposes.open, ...dialogPurposes.save];

  it.each(purposes.filter((purpose) => !others.has(purpose)))(
    "is what was asked, and nothing else: %s",
    (purpose) => {
      expect(usesOf(purpose)).toEqual([purpose]);
    },
  );

  it("is to open a request and to sign it, for a reader's key", () => {
    expect(usesOf("reader-key")).toEqual(["age-identity", "signing-key"]);
  });

  it("is to write a release and to verify it there", () => {
    expect(usesOf("new-bundle")).toEqual(["new-bundle", "bundle"]);
  });

  it("is a release, whether a folder or a file was chosen", () => {
    expect(usesOf("bundle-file")).toEqual(["bundle"]);
    expect(usesOf("bundle")).toEqual(["bundle"]);
  });

  it("is never a socket, which is typed alone", () => {
    expect(purposes.flatMap(usesOf)).not.toContain("agent-socket");
    expect(grantUses).toContain("agent-socket");
  });
});

it("takes nothing from a drop that would be written to, and no private key", () => {
  const { save } = dialogPurposes;
  for (const use of droppedUses) expect(save).not.toContain(use);
  for (const secret of ["signing-key", "age-identity", "reader-key", "kit"])
    expect(droppedUses).not.toContain(secret);
});
