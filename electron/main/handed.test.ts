// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { createStorage } from "../storage/storage.ts";
import { createGrants, type Grant } from "./grants.ts";
import { createHanded, pathsIn } from "./handed.ts";

async function desk() {
  const dir = tempFolder();
  const at = (name: string) => join(dir, name);
  await mkdir(at("vault"));
  for (const name of ["request-1.tar.age", "vault/vault.json", "report.pdf"])
    await writeFile(at(name), "words");
  const granted: Grant[] = [];
  const grants = createGrants((_id, grant) => granted.push(grant));
  return { at, granted, handed: createHanded(createStorage(), grants) };
}

describe("what the system gave the app to open", () => {
  it.each([
    ["a folder", "vault", "vault", "vault"],
    ["a vault's header", "vault/vault.json", "vault", "vault"],
    ["a sealed file", "request-1.tar.age", "request", "request-1.tar.age"],
  ] as const)(
    "%s is granted for nothing but what it looks like",
    async (_what, path, kind, name) => {
      const { at, granted, handed } = await desk();
      handed.add([at(path)]);
      expect(await handed.last()).toMatchObject({ kind, name });
      expect(granted).toEqual([{ path: at(name), uses: [kind] }]);
    },
  );

  it("is granted for nothing when it looks like neither", async () => {
    const { at, granted, handed } = await desk();
    handed.add([at("report.pdf")]);
    expect(await handed.last()).toEqual({
      ...{ kind: "other", name: "report.pdf" },
      id: 0,
    });
    expect(granted).toEqual([]);
  });

  it("is shown one by one, the last first, until it is dealt with or gone", async () => {
    const { at, handed } = await desk();
    const dealWith = async (kind: string) => {
      const view = await handed.last();
      expect(view).toMatchObject({ kind });
      handed.forget(view?.id ?? -1);
    };
    expect(await handed.last()).toBeNull();
    handed.add(["vault", "request-1.tar.age", "gone", "vault"].map(at));
    expect(await handed.last()).toMatchObject({ kind: "vault" });
    handed.forget(0);
    await dealWith("vault");
    await dealWith("request");
    expect(await handed.last()).toBeNull();
    handed.add([at("vault"), at("request-1.tar.age")]);
    await rm(at("request-1.tar.age"));
    await dealWith("vault");
  });

  it("waits for the next page while one is about to end", async () => {
    const { at, handed } = await desk();
    handed.add([at("vault")]);
    handed.hold(true);
    expect(await handed.last()).toBeNull();
    handed.hold(false);
    expect(await handed.last()).toMatchObject({ kind: "vault" });
  });

  it("is not kept without end", async () => {
    const { at, handed } = await desk();
    const many = Array.from({ length: 1000 }, (_, index) => at(String(index)));
    handed.add([at("vault"), ...many]);
    expect(await handed.last()).toBeNull();
  });

  it.each(["//server/share/a.age", "\\\\server\\share\\a.age", "a.age", "/\0"])(
    "is never looked for elsewhere: %j",
    async (path) => {
      const asked: string[] = [];
      const storage = createStorage();
      const facts: typeof storage.facts = (each) => {
        asked.push(each);
        return storage.facts(each);
      };
      const grants = createGrants(() => undefined);
      const handed = createHanded({ ...storage, facts }, grants);
      handed.add([path]);
      expect(await handed.last()).toBeNull();
      expect(asked).toEqual([]);
    },
  );
});

describe("the words that the app was started with", () => {
  it.each([
    ["a path", ["/a/b.age"], ["/a/b.age"]],
    ["a relative path", ["b c.age", "../d"], ["/home/b c.age", "/d"]],
    ["an address", ["file:///a/b%20c.age"], ["/a/b c.age"]],
    ["an address of another computer", ["file://server/a.age"], []],
    ["what only begins as an address", ["file:%"], []],
    ["switches", ["--user-data-dir=/x", "-v", ""], []],
    ["the app itself", ["/app", "/app/vault"], ["/app/vault"]],
  ])("hold %s", (_what, words, paths) => {
    expect(pathsIn(words, "/home", "/app")).toEqual(paths);
  });
});
