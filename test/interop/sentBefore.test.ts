// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, it, describe } from "vitest";
import { sendRelease } from "../support/chairVault.ts";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("age", "ssh-keygen"))("a disclosure", () => {
  let owner: SampleVault;
  beforeAll(async () => {
    owner = await makeSampleVault();
  });
  afterAll(() => {
    owner.remove();
  });

  async function sentStatements(): Promise<(string | null)[]> {
    const list = await owner.done(
      "disclosure",
      "list",
      owner.vault,
      ...["--json"],
    );
    const { disclosures } = (
      jsonOf(list) as {
        value: { disclosures: { statement: string | null }[] };
      }
    ).value;
    return disclosures.map(({ statement }) => statement);
  }

  it("names the request that was sent, when another has been made since", async () => {
    const { at, vault, done } = owner;
    const parcel = await sendRelease(owner, "out");
    const [, first] = /request-([0-9a-f]+)\.tar\.age$/.exec(parcel) ?? [];
    await done("release", "request", vault, "--renew");
    expect(await sentStatements()).toEqual([first]);
    await done("release", "sign", vault, "--key", at("alma"));
    await done("release", "send", vault, "--out", at("again"));
    const [earlier, later] = await sentStatements();
    expect(earlier).toBe(first);
    expect(later).toMatch(/^[0-9a-f]{32}$/);
    expect(later).not.toBe(first);
  });
});
