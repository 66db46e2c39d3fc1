// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { createStorage } from "../../storage/storage.ts";
import { missingFrom, writeFolder } from "./writeFolder.ts";

const files = new Map([
  ["charter.txt", encodeUtf8("a charter\n")],
  ["HOW-TO-SIGN.txt", encodeUtf8("how to sign\n")],
]);

describe("files written into a folder", () => {
  it("are all there, in a folder made for them", async () => {
    const folder = join(tempFolder(), "to sign");
    expect(
      requireOk(await writeFolder(createStorage(), folder, files)),
    ).toEqual({ files: ["HOW-TO-SIGN.txt", "charter.txt"] });
    expect(readFileSync(join(folder, "charter.txt"), "utf8")).toBe(
      "a charter\n",
    );
  });

  it("may be there already, with the same bytes", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "HOW-TO-SIGN.txt"), "how to sign\n");
    requireOk(await writeFolder(createStorage(), folder, files));
    requireOk(await writeFolder(createStorage(), folder, files));
    expect(readdirSync(folder).sort()).toEqual([
      "HOW-TO-SIGN.txt",
      "charter.txt",
    ]);
  });

  it.each(["how to sigm\n", "how to sign", "how to sign\n\n", ""])(
    "are refused, all of them, beside a file of that name with %j",
    async (other) => {
      const folder = tempFolder();
      writeFileSync(join(folder, "HOW-TO-SIGN.txt"), other);
      const refused = await writeFolder(createStorage(), folder, files);
      expect(requireError(refused)).toMatchObject({
        code: "destination-exists",
        facts: { name: "HOW-TO-SIGN.txt" },
      });
      expect(readdirSync(folder)).toEqual(["HOW-TO-SIGN.txt"]);
      expect(readFileSync(join(folder, "HOW-TO-SIGN.txt"), "utf8")).toBe(other);
    },
  );

  it("are refused beside a folder of that name, and where a file must be new", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "charter.txt"));
    const refused = await writeFolder(createStorage(), folder, files);
    expect(requireError(refused).code).toBe("destination-exists");
    const parcel = new Map([["charter.txt", null]]);
    const taken = await missingFrom(createStorage(), folder, parcel);
    expect(requireError(taken).code).toBe("destination-exists");
  });
});
