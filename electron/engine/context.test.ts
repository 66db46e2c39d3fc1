// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { testTime } from "../../test/support/vaults.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { GrantId } from "../../shared/ids.ts";
import { dialogPurposes, droppedUses } from "../../shared/ipc/contract.ts";
import { kdfFloor } from "../crypto/kdf.ts";
import { createStorage } from "../storage/storage.ts";
import { createContext } from "./context.ts";

const id = GrantId.parse("0".repeat(32));

function contextWith(...grant: Parameters<ReturnType<typeof create>["grant"]>) {
  const context = create();
  context.grant(...grant);
  return context;
}

function create() {
  return createContext({
    storage: createStorage(),
    profileDir: "/profile",
    newSlotCost: () => Promise.resolve(kdfFloor),
    now: () => testTime,
    emit: () => undefined,
    startHelper: () => {
      throw new Error("no process is started here");
    },
    openPreview: () => Promise.resolve(null),
  });
}

describe("a path that a person chose", () => {
  it("is used for what it was chosen for", () => {
    const context = contextWith(id, "/out", ["new-bundle"]);
    expect(requireOk(context.pathOf(id, "new-bundle"))).toBe("/out");
  });

  it.each(["recovery-kit", "import", "signing-key", "bundle"] as const)(
    "is not used for anything else: %s",
    (use) => {
      const context = contextWith(id, "/out", ["new-bundle"]);
      expect(requireError(context.pathOf(id, use)).code).toBe("grant-unknown");
    },
  );

  it("is never written to, nor signed with, because it was dropped", () => {
    const context = contextWith(id, "/home/alma/.ssh/id", droppedUses);
    const others = [...dialogPurposes.save, "signing-key", "vault"] as const;
    for (const use of others)
      expect(requireError(context.pathOf(id, use)).code).toBe("grant-unknown");
  });
});
