// SPDX-License-Identifier: Apache-2.0
// What the engine answers where there is nothing to act on: each of its channels, with an honest request.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Failure } from "../../shared/failure.ts";
import {
  type EngineChannel,
  engineChannels,
} from "../../shared/ipc/channels.ts";
import { contract, type Request } from "../../shared/ipc/contract.ts";
import { validRequests } from "../contract/validRequests.ts";
import { audit, type Desk, openDesk } from "../support/mainJob.ts";
import { testPassphrase } from "../support/vaults.ts";

const requestOf = (
  channel: EngineChannel,
  changes: object = {},
): Request<EngineChannel> =>
  contract[channel].request.parse({
    ...validRequests[channel],
    ...changes,
  });

type Code = Failure["code"] | "answered";

async function codeOf(
  desk: Desk,
  channel: EngineChannel,
  request: Request<EngineChannel>,
): Promise<Code> {
  const answer = await desk.try(channel, request);
  return answer.ok ? "answered" : answer.error.code;
}

function openFreshDesk(): Promise<Desk> {
  return openDesk(mkdtempSync(join(tmpdir(), "counterseal-every-channel-")));
}

async function closeDesk({ engine, folder }: Desk): Promise<void> {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Those that need no vault: what they say instead. */
const withoutVault: Readonly<Record<string, Code>> = {
  "vault.status": "answered",
  "vault.create": "grant-unknown",
  "vault.sample": "grant-unknown",
  "vault.open": "grant-unknown",
  "vault.recover": "grant-unknown",
  "vault.restore": "grant-unknown",
  "vault.openByBackup": "grant-unknown",
  "key.inspect": "key-not-a-key",
  "agent.keys": "grant-unknown",
  "comparison.rows": "comparison-unknown",
  "comparison.close": "answered",
  "bundle.verify": "grant-unknown",
  "bundle.inToto": "grant-unknown",
  "job.cancel": "answered",
};

describe("where no vault is open, the engine says so", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openFreshDesk();
  });
  afterAll(() => closeDesk(desk));

  it.each(engineChannels)("%s", async (channel) => {
    expect(await codeOf(desk, channel, requestOf(channel))).toBe(
      withoutVault[channel] ?? "vault-locked",
    );
  });
});

/** Those that look at something else before the audit. */
const refusedFirst: Readonly<Record<string, Code>> = {
  "release.propose": "grant-unknown",
  "release.preview": "grant-unknown",
};

const channelsOfAudits = engineChannels.filter(
  (channel) => "audit" in validRequests[channel] && channel !== "audit.create",
);

describe("where a vault holds nothing of what is named", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openFreshDesk();
    await desk.do("vault.create", {
      folder: desk.grant(join(desk.folder, "vault")),
      passphrase: testPassphrase,
      slotName: "ada",
    });
    await desk.do("audit.create", { audit, title: "Invented audit" });
  });
  afterAll(() => closeDesk(desk));

  const headOf = async () => (await desk.do("ledger.verify", {})).head;

  it.each(channelsOfAudits)(
    "%s refuses an audit of others",
    async (channel) => {
      const request = requestOf(channel, { audit: "an-audit-of-others" });
      expect(await codeOf(desk, channel, request)).toBe(
        refusedFirst[channel] ?? "audit-unknown",
      );
    },
  );

  it.each(engineChannels)(
    "%s records nothing that it refuses",
    async (channel) => {
      const before = await headOf();
      const named = "audit" in validRequests[channel] ? { audit } : {};
      const code = await codeOf(desk, channel, requestOf(channel, named));
      expect(["vault-locked", "internal"]).not.toContain(code);
      if (code !== "answered") expect(await headOf()).toEqual(before);
    },
  );
});
