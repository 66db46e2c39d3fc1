// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  encodeIdentity,
  generateIdentity,
} from "../../../electron/crypto/age/identity.ts";
import { chunk, pngOf } from "../../support/leaks/fileLeaks.ts";
import { createSshSigner } from "../../support/sshSigner.ts";

/** One main operation: a command line that works in a folder where the ones before it were done. */
export interface Operation {
  readonly name: string;
  /** `$word` stands for what the file of that name says, `~` for a space within a word. */
  readonly line: string;
  /** Before the line, in the folder that the operations before left. */
  readonly prepare?: (dir: string) => void;
  /** Paths that are there once it was acknowledged. */
  readonly makes?: readonly string[];
  /** Whose passphrase opened the vault before it, and whose opens it afterwards, besides the one given. */
  readonly opens?: { readonly before?: Owner; readonly after?: Owner };
  /** Only done so that the next can be: not attacked. */
  readonly given?: true;
  /** Begins with a damaged object, of which nothing may get lost. */
  readonly mends?: true;
  /** Begins on an older vault that was put back. */
  readonly rolledBack?: true;
  /** Done once more after a fault, it succeeds, or has this code since all of it is there already. */
  readonly onceMore?: string;
}

/** An operation, the folder as it finds it, and the ledger as it leaves it. */
export interface Scene extends Operation {
  readonly beforeDir: string;
  readonly afterDir: string;
  readonly headsBefore: readonly string[];
  /** Entries that it makes. */
  readonly entries: number;
}

/** Stands in every file that is imported, and nowhere else: found on disk, it is a leak. */
export const plaintextMark = "INVENTED-PLAINTEXT-OF-A-DELIVERABLE";

const people = ["ada", "ben", "cleo", "dora", "edo"] as const;

const passphrases = {
  owner: "an invented passphrase",
  ben: "another invented passphrase",
  later: "a later invented passphrase",
};
export type Owner = keyof typeof passphrases;
export const passphraseOf = (owner: Owner): string => passphrases[owner];

const signers = new Map(
  people.map((person) => [person, createSshSigner("ssh-ed25519")]),
);

function sign(
  dir: string,
  act: string,
  textName: string,
  who: readonly (typeof people)[number][],
): void {
  const text = readFileSync(join(dir, textName));
  const namespace = `${act}@counterseal`;
  for (const person of who) {
    const signature = signers.get(person)?.sign(text, { namespace }) ?? "";
    writeFileSync(join(dir, `${person}.${act}.sig`), signature);
  }
}

/** What people have before they begin: keys, passphrases, and files from a vendor. */
export function layOutWorkplace(dir: string): void {
  for (const name of ["inbox", "profile"]) mkdirSync(join(dir, name));
  for (const [name, passphrase] of Object.entries(passphrases))
    writeFileSync(join(dir, `${name}.pass`), `${passphrase}\n`);
  const identity = generateIdentity();
  writeFileSync(join(dir, "identity.txt"), `${encodeIdentity(identity)}\n`);
  writeFileSync(join(dir, "recipient"), identity.recipient);
  for (const [person, { line }] of signers)
    writeFileSync(join(dir, `${person}.pub`), `${line}\n`);
  const inbox = {
    "small.txt": 1,
    "a.txt": 2,
    "b.txt": 3,
    "c.txt": 5,
    "d.bin": 3_000,
    "large.bin": 60_000,
  };
  for (const [name, times] of Object.entries(inbox))
    writeFileSync(
      join(dir, "inbox", name),
      `${name}: ${plaintextMark}\n`.repeat(times),
    );
  const remark = Buffer.from(`Comment\0${plaintextMark}`, "latin1");
  writeFileSync(join(dir, "inbox", "map.png"), pngOf(chunk("tEXt", remark)));
}

const facts =
  "--kind findings-report --variant public --from vendor --channel hand";

const enroll = (person: string, given?: true): Operation => ({
  name: `enroll ${person}`,
  line: `person enroll vault ${person} --name ${person} --role ${person === "ada" || person === "ben" ? "owner" : "chair"} --sign-key ${person}.pub${person === "cleo" ? " --seal-key $recipient" : ""}`,
  ...(given && { given }),
});

function importing(name: string, ...files: readonly string[]): Operation {
  const paths = files.map((file) => `inbox/${file}`).join(" ");
  return { name, line: `deliverable import vault ${paths} ${facts}` };
}

/** Where the damaged bytes are remembered. */
export const damagedName = "damaged";

/** Changes the last byte of an object, and keeps what it then is. */
function damageAnObject(dir: string): void {
  const objectsDir = join(dir, "vault", "objects");
  const [name = ""] = readdirSync(objectsDir, {
    recursive: true,
    encoding: "utf8",
  })
    .filter((each) => each.endsWith(".age"))
    .sort();
  const bytes = readFileSync(join(objectsDir, name));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(join(objectsDir, name), bytes);
  writeFileSync(join(dir, damagedName), bytes);
}

function nameTheParcel(dir: string): void {
  const [name = ""] = readdirSync(join(dir, "sent")).filter((each) =>
    each.endsWith(".tar.age"),
  );
  writeFileSync(join(dir, "parcel"), join("sent", name));
}

const newPassphrase = (owner: Owner): string =>
  `--new-passphrase-file ${owner}.pass`;

const vaultAlone: readonly Operation[] = [
  { name: "create a vault", line: "vault create vault", makes: ["vault"] },
  { name: "create an audit", line: "audit create vault audit --title Audit" },
  importing("import a small file", "small.txt"),
  importing("import a large file", "large.bin"),
  importing("import a group", "a.txt", "b.txt", "c.txt", "d.bin"),
  {
    name: "remove a deliverable",
    line: "deliverable remove vault $deliverable --reason mistaken",
  },
  { ...importing("import a picture", "map.png"), given: true },
  { name: "make a clean copy", line: "inspect clean vault map.png" },
  {
    name: "make a recovery kit",
    line: "vault recovery-kit vault --out kit.txt",
    makes: ["kit.txt"],
  },
  {
    name: "replace the recovery kit",
    line: "vault recovery-kit vault --out kit2.txt --replace",
    makes: ["kit2.txt"],
  },
  {
    name: "back up",
    line: "vault backup vault --out copy",
    makes: ["copy/vault.json"],
  },
  {
    name: "restore",
    line: "vault restore copy --out restored",
    makes: ["restored/vault.json"],
  },
  {
    name: "back up into one file",
    line: "vault backup vault --out sealed.age --to $recipient",
    makes: ["sealed.age"],
  },
  {
    name: "restore from one file",
    line: "vault restore sealed.age --out unsealed --identity identity.txt",
    makes: ["unsealed/vault.json"],
  },
  {
    name: "repair a damaged file",
    prepare: damageAnObject,
    line: "vault repair vault --from copy --apply",
    mends: true,
  },
];

const charter: readonly Operation[] = [
  enroll("ada"),
  ...people.slice(1).map((person) => enroll(person, true)),
  { name: "draft a charter", line: "charter draft vault" },
  {
    name: "request signatures on the charter",
    line: "charter request vault --out charter",
    makes: ["charter/charter.txt"],
  },
  {
    name: "record signatures on the charter",
    prepare: (dir) => {
      sign(dir, "charter", "charter/charter.txt", people);
    },
    line: `charter record vault ${people.map((person) => `${person}.charter.sig`).join(" ")}`,
  },
];

const release: readonly Operation[] = [
  {
    name: "propose a release",
    line: "release propose vault --requester ada --file small.txt=audits/small.txt --file large.bin=audits/large.bin --place audits/approval --purpose publish --author Ada~<ada@example.org> --expires 2099-12-31",
  },
  { name: "request the release", line: "release request vault" },
  {
    name: "write the statement out",
    line: "release statement vault",
    given: true,
  },
  {
    name: "record signatures on the release",
    prepare: (dir) => {
      sign(dir, "approval", "said", ["ada", "cleo", "dora"]);
    },
    line: "release record vault ada.approval.sig cleo.approval.sig dora.approval.sig",
  },
  {
    name: "send the request",
    line: "release send vault --out sent",
    makes: ["sent"],
    given: true,
  },
  {
    name: "receive a request",
    prepare: nameTheParcel,
    line: "request open vault $parcel --key identity.txt",
    onceMore: "request-received-already",
  },
  {
    name: "export the release",
    line: "release export vault --out bundle",
    makes: ["bundle"],
  },
  {
    name: "back up again",
    line: "vault backup vault --out copy",
    makes: ["copy/vault.json"],
  },
];

const owners: readonly Operation[] = [
  {
    name: "add a slot",
    line: `slot add vault --name Ben ${newPassphrase("ben")}`,
    opens: { after: "ben" },
  },
  {
    name: "change a slot",
    line: `slot change vault --passphrase-file ben.pass ${newPassphrase("later")}`,
    opens: { before: "ben", after: "later" },
  },
  {
    name: "rename a slot",
    line: "slot rename vault --name Bo --passphrase-file later.pass",
  },
  {
    name: "remove a slot",
    line: "slot remove vault Bo",
    opens: { before: "later" },
  },
  {
    name: "recover with the kit",
    line: `vault recover vault --name Ben --kit-file kit2.txt ${newPassphrase("ben")}`,
    opens: { after: "ben" },
  },
  {
    name: "adopt an older vault",
    prepare: (dir) => {
      rmSync(join(dir, "vault"), { recursive: true });
      cpSync(join(dir, "restored"), join(dir, "vault"), { recursive: true });
    },
    line: "vault adopt vault --reason the-newer-one-is-lost",
    rolledBack: true,
  },
];

/** In the order of a working day. Another operation is another entry. */
export const operations: readonly Operation[] = [
  ...vaultAlone,
  ...charter,
  ...release,
  ...owners,
];
