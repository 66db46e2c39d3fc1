// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import {
  createEngine,
  type Engine,
  type EngineEvent,
} from "../../electron/engine/engine.ts";
import type { StartHelper } from "../../electron/engine/helpers/helperProcess.ts";
import type { Storage } from "../../electron/storage/storage.ts";
import type { Failure } from "../../shared/failure.ts";
import { GrantId, JobId } from "../../shared/ids.ts";
import type {
  EngineChannel,
  Request,
  Response,
} from "../../shared/ipc/contract.ts";
import type { Result } from "../../shared/result.ts";
import { requireOk } from "./unwrap.ts";
import { testPassphrase } from "./vaults.ts";

export const audit = "security-audit-2027";
export const owners = ["ada", "ben"] as const;
export const chairs = ["cleo", "dora", "edo"] as const;
const term = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };

/** A real engine on a real vault, driven as the shell or the command line drives it. */
export interface Desk {
  readonly folder: string;
  readonly engine: Engine;
  readonly events: EngineEvent[];
  grant(path: string): GrantId;
  try<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Response<C>, Failure>>;
  do<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Response<C>>;
}

export function newJob(): JobId {
  return JobId.parse(randomBytes(16).toString("hex"));
}

export async function openDesk(
  folder: string,
  clock?: () => number,
  storage?: Storage,
  startHelper?: StartHelper,
): Promise<Desk> {
  const events: EngineEvent[] = [];
  const engine = await createEngine({
    profileDir: join(folder, "profile"),
    kdf: kdfFloor,
    emit: (event) => events.push(event),
    ...(clock && { clock }),
    ...(storage && { storage }),
    ...(startHelper && { startHelper }),
  });
  const attempt = async <C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ) => (await engine.call(channel, request)) as Result<Response<C>, Failure>;
  return {
    folder,
    engine,
    events,
    grant(path) {
      const id = GrantId.parse(randomBytes(16).toString("hex"));
      engine.grant(id, path);
      return id;
    },
    try: attempt,
    do: async (channel, request) => requireOk(await attempt(channel, request)),
  };
}

/** @param type what `ssh-keygen -t` takes, and `-b` after a colon */
export function makeKey(
  folder: string,
  name: string,
  type = "ed25519",
): string {
  const [kind = "", bits] = type.split(":");
  const keyPath = join(folder, "keys", name);
  mkdirSync(join(folder, "keys"), { recursive: true });
  execFileSync("ssh-keygen", [
    "-q",
    "-t",
    kind,
    ...(bits === undefined ? [] : ["-b", bits]),
    "-N",
    "",
    "-C",
    name,
    "-f",
    keyPath,
  ]);
  return keyPath;
}

function publicKey(keyPath: string): string {
  return readFileSync(`${keyPath}.pub`, "utf8");
}

/** Signs as a person does, with stock ssh-keygen. */
export function sign(keyPath: string, namespace: string, text: string): string {
  return execFileSync(
    "ssh-keygen",
    ["-Y", "sign", "-q", "-f", keyPath, "-n", namespace],
    {
      input: text,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    },
  );
}

export type Keys = Record<
  (typeof owners)[number] | (typeof chairs)[number],
  string
>;

export async function createAudit(
  desk: Desk,
  types: Readonly<Partial<Record<string, string>>> = {},
): Promise<Keys> {
  const { folder } = desk;
  await desk.do("vault.create", {
    folder: desk.grant(join(folder, "vault")),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  await desk.do("audit.create", {
    audit: audit,
    title: "Invented audit",
  });
  const keys: Record<string, string> = {};
  for (const person of [...owners, ...chairs]) {
    const keyPath = makeKey(folder, person, types[person]);
    // A key that only signs has another beside it, which opens.
    const seals = types[person]?.startsWith("ecdsa") === true;
    keys[person] = keyPath;
    await desk.do("person.enrol", {
      audit: audit,
      person: person,
      name: person,
      roles: [
        {
          role: owners.includes(person as never) ? "owner" : "chair",
          ...term,
        } as never,
      ],
      signKeys: [publicKey(keyPath)],
      sealKeys: seals ? [publicKey(makeKey(folder, `${person}-seals`))] : [],
    });
  }
  return keys as Keys;
}

export async function bringCharterIntoForce(
  desk: Desk,
  keys: Keys,
): Promise<string> {
  const drafted = await desk.do("charter.draft", { audit: audit });
  const text = drafted.draft?.text ?? "";
  for (const keyPath of Object.values(keys))
    await desk.do("charter.record", {
      audit: audit,
      signature: sign(keyPath, "charter@counterseal", text),
    });
  const charterPath = join(desk.folder, "trusted-charter.txt");
  writeFileSync(charterPath, text);
  return charterPath;
}

export async function importFiles(
  desk: Desk,
  files: Record<string, string | Uint8Array>,
) {
  const inbox = join(desk.folder, "inbox");
  mkdirSync(inbox, { recursive: true });
  const paths = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(inbox, name), content);
    return join(inbox, name);
  });
  const { imported } = await desk.do("deliverable.import", {
    job: newJob(),
    audit: audit,
    files: paths.map((path) => desk.grant(path)),
    kind: "findings-report",
    variant: "public",
    from: "Invented Vendor",
    channel: "encrypted mail",
  });
  return imported;
}

/** A small public repository with one commit. */
export function makeClone(folder: string): string {
  const cloneDir = join(folder, "clone");
  mkdirSync(join(cloneDir, "audits"), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync("git", [
      "-C",
      cloneDir,
      "-c",
      "user.name=Nobody",
      "-c",
      "user.email=nobody@example.org",
      ...args,
    ]);
  git("init", "-q", "-b", "main");
  writeFileSync(join(cloneDir, "README.md"), "An invented public repository\n");
  writeFileSync(join(cloneDir, "audits", "index.md"), "None yet\n");
  git("add", ".");
  git("commit", "-q", "-m", "Begin");
  return cloneDir;
}
