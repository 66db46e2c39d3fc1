// SPDX-License-Identifier: Apache-2.0
import { createSshSigner, type SshSigner } from "../../support/sshSigner.ts";
import { testPassphrase } from "../../support/vaults.ts";
import { type DiskDesk, openDiskDesk, randomJob } from "./modelDesk.ts";
import type { Disk } from "../../../electron/storage/disk.ts";

/** The places that the work uses, on whatever disk. */
export interface Places {
  readonly vaultDir: string;
  readonly profileDir: string;
  readonly inboxDir: string;
  readonly kitPath: (number: number) => string;
  readonly bundleDir: string;
}

export function placesIn(rootDir: string): Places {
  return {
    vaultDir: `${rootDir}/vault`,
    profileDir: `${rootDir}/profile`,
    inboxDir: `${rootDir}/inbox`,
    kitPath: (number) => `${rootDir}/kit-${String(number)}.txt`,
    bundleDir: `${rootDir}/bundle`,
  };
}

/** What the vendors sent; the longest file has several chunks and is written in several pieces. */
export const inboxFiles: Readonly<Record<string, Uint8Array>> = {
  "findings.pdf": Buffer.from("%PDF-1.7 invented findings\n".repeat(40)),
  "model.bin": Buffer.alloc(65_536 * 2 + 300, "invented model "),
  "notes.txt": Buffer.from("a line\n"),
  "mistake.txt": Buffer.from("imported by mistake"),
  "late.txt": Buffer.from("it came late\n"),
};

const audit = "security-audit-2027" as never;
const term = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };
const people = [
  ["ada", "owner"],
  ["ben", "owner"],
  ["cleo", "chair"],
  ["dora", "chair"],
  ["edo", "chair"],
] as const;
const approvers = ["ada", "cleo", "dora"] as const;

/** One operation of a person; done once its promise resolves. */
export interface Operation {
  readonly name: string;
  run(): Promise<void>;
}

/** What the person at the desk knows by heart: keys, and the ids of what was made. */
export interface Known {
  readonly signers: ReadonlyMap<string, SshSigner>;
  readonly versions: Map<string, string>;
  readonly deliverables: Map<string, string>;
  release: string;
}

interface Workshop extends Known {
  desk: DiskDesk;
  readonly disk: Disk;
  readonly places: Places;
}

/** A day's work; with `known` of an earlier one, any operation can be done where that one left the vault. */
export interface Work {
  readonly operations: readonly Operation[];
  readonly known: Known;
  open(): Promise<void>;
  /** Makes one more entry; whether it was acknowledged. */
  record(name: string): Promise<boolean>;
  close(): Promise<void>;
}

async function importAll(shop: Workshop, ...names: string[]): Promise<void> {
  const { desk, places } = shop;
  const { imported, refused } = await desk.do("deliverable.import", {
    job: randomJob(),
    audit,
    files: names.map((name) => desk.grant(`${places.inboxDir}/${name}`)),
    kind: "findings-report",
    variant: "public",
    from: "Invented Vendor",
    channel: "encrypted mail",
  });
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  for (const { title, deliverable, versions } of imported) {
    shop.deliverables.set(title, deliverable);
    shop.versions.set(title, versions[0]?.version ?? "");
  }
}

async function enrolEverybody({ desk, signers }: Workshop): Promise<void> {
  for (const [person, role] of people)
    await desk.do("person.enrol", {
      audit,
      person: person,
      name: person,
      roles: [{ role, ...term }],
      signKeys: [signers.get(person)?.line ?? ""],
      sealKeys: [],
    });
}

function signed(shop: Workshop, person: string, act: string, text: string) {
  const signer = shop.signers.get(person);
  if (signer === undefined) throw new Error("nobody of that name");
  return signer.sign(text, { namespace: `${act}@counterseal` });
}

async function bringCharterIntoForce(shop: Workshop): Promise<void> {
  const { draft } = await shop.desk.do("charter.draft", { audit });
  for (const [person] of people)
    await shop.desk.do("charter.record", {
      audit,
      signature: signed(shop, person, "charter", draft?.text ?? ""),
    });
}

async function approve(shop: Workshop): Promise<void> {
  const { desk } = shop;
  const proposed = await desk.do("release.propose", {
    audit,
    requester: "ada",
    files: ["findings.pdf", "model.bin"].map((name) => ({
      version: shop.versions.get(name) as never,
      path: `audits/2027/findings/${name}`,
    })),
    place: "audits/2027/approval",
    purpose: "Publish the invented findings",
    author: "Ada Example <ada@example.org>",
    expires: "2035-01-01T00:00:00Z",
  });
  shop.release = proposed.release;
  const { release } = proposed;
  const { statement } = await desk.do("release.request", { release });
  for (const person of approvers)
    await desk.do("release.record", {
      release,
      signature: signed(shop, person, "approval", statement?.text ?? ""),
    });
}

async function createNew({ desk, places }: Workshop): Promise<void> {
  await desk.do("vault.create", {
    folder: desk.grant(places.vaultDir),
    passphrase: testPassphrase,
    slotName: "ada",
  });
}

async function openAgain(shop: Workshop): Promise<void> {
  await shop.desk.close();
  shop.desk = await openDiskDesk(shop.disk, shop.places.profileDir);
  await shop.desk.do("vault.open", {
    folder: shop.desk.grant(shop.places.vaultDir),
    passphrase: testPassphrase,
  });
}

async function makeKit({ desk, places }: Workshop, number: number) {
  await desk.do("vault.recoveryKit", {
    file: desk.grant(places.kitPath(number)),
    replace: true,
  });
}

function newcomer(): Known {
  return {
    signers: new Map(
      people.map(([name]) => [name, createSshSigner("ssh-ed25519")]),
    ),
    versions: new Map(),
    deliverables: new Map(),
    release: "",
  };
}

/** The main operations, in the order of a working day, on the real engine over `disk`. */
export async function workOn(
  disk: Disk,
  places: Places,
  known: Known = newcomer(),
): Promise<Work> {
  const shop: Workshop = {
    ...known,
    versions: new Map(known.versions),
    deliverables: new Map(known.deliverables),
    desk: await openDiskDesk(disk, places.profileDir),
    disk,
    places,
  };
  return {
    operations: operationsOf(shop),
    known: shop,
    open: () => openAgain(shop),
    record: async (name) => {
      const request = { audit: name as never, title: name };
      return (await shop.desk.try("audit.create", request)).ok;
    },
    close: () => shop.desk.close(),
  };
}

function operationsOf(shop: Workshop): readonly Operation[] {
  const { places } = shop;
  const operation = (name: string, run: () => Promise<unknown>): Operation => ({
    name,
    run: async () => {
      await run();
    },
  });
  return [
    operation("create a vault", () => createNew(shop)),
    operation("create an audit", () =>
      shop.desk.do("audit.create", { audit, title: "An invented audit" }),
    ),
    operation("import a file", () => importAll(shop, "findings.pdf")),
    operation("make a recovery kit", () => makeKit(shop, 1)),
    operation("import several files", () =>
      importAll(shop, "model.bin", "notes.txt", "mistake.txt"),
    ),
    operation("remove a deliverable", () =>
      shop.desk.do("deliverable.remove", {
        deliverable: shop.deliverables.get("mistake.txt") as never,
        reason: "imported by mistake",
      }),
    ),
    operation("close and open", () => openAgain(shop)),
    operation("make another recovery kit", () => makeKit(shop, 2)),
    operation("import after opening", () => importAll(shop, "late.txt")),
    operation("enrol people", () => enrolEverybody(shop)),
    operation("bring a charter into force", () => bringCharterIntoForce(shop)),
    operation("approve a release", () => approve(shop)),
    operation("export a release", () =>
      shop.desk.do("release.export", {
        job: randomJob(),
        release: shop.release,
        destination: shop.desk.grant(places.bundleDir),
      }),
    ),
    operation("close", () => shop.desk.close()),
  ];
}
