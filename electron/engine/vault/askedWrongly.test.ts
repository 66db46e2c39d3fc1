// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  changed,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Opening,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import {
  brokenText,
  refusal,
  type Refusal,
  unchosen,
  unsafeText,
} from "../../../test/support/refusedRequests.ts";
import type { GrantId } from "../../../shared/ids.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
beforeAll(async () => {
  const made = await makeScenes();
  const whole = new Map<string, Uint8Array | null>([
    ...made.whole,
    ["model/not-text", Buffer.from([0xff, 0xfe])],
    ["model/large", Buffer.alloc(300 * 1024, "a")],
    ["model/no-key", Buffer.from("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n")],
  ]);
  scenes = { ...made, whole };
});

const present = testPassphrase;

const restoring = (
  unseal: object,
  more: { passphrase?: string; folder?: GrantId } = {},
): Opening => {
  return (desk) =>
    desk.try("vault.restore", {
      ...{ job: randomJob(), passphrase: present },
      backup: desk.grant("/model/backup.age"),
      unseal: unseal as never,
      folder: desk.grant("/model/restored"),
      ...more,
    });
};

function withKit(
  more: Partial<{ kit: string; name: string; passphrase: string }>,
): Opening {
  const { kit = "/model/kit.txt", name = "eve", passphrase = "enough" } = more;
  return (desk) =>
    desk.try("vault.recover", {
      folder: desk.grant(vaultDir),
      kit: { file: kit === "" ? unchosen : desk.grant(kit) },
      ...{ name, passphrase, replaceOthers: false },
    });
}

const closedRefusals: readonly Refusal[] = [
  [
    "an empty key of a backup",
    restoring({ passphrase: "" }),
    "passphrase-empty",
  ],
  [
    "a key that nobody chose",
    restoring({ identity: unchosen }),
    "grant-unknown",
  ],
  [
    "an empty passphrase of what is restored",
    (desk) =>
      restoring(
        { identity: desk.grant("/model/key.txt") },
        { passphrase: "" },
      )(desk),
    "passphrase-empty",
  ],
  [
    "a restoring in a file's place",
    (desk) =>
      restoring(
        { identity: desk.grant("/model/key.txt") },
        { folder: desk.grant("/model/kit.txt") },
      )(desk),
    "destination-exists",
  ],
  [
    "a restoring into a vault",
    (desk) =>
      restoring(
        { identity: desk.grant("/model/key.txt") },
        { folder: desk.grant(`${vaultDir}/restored`) },
      )(desk),
    "destination-in-vault",
  ],
  [
    "a vault in a file's place",
    (desk) =>
      desk.try("vault.create", {
        folder: desk.grant("/model/kit.txt"),
        ...{ passphrase: present, slotName: "ada" },
      }),
    "destination-exists",
  ],
  ["a kit that nobody chose", withKit({ kit: "" }), "grant-unknown"],
  ["a kit that is too long", withKit({ kit: "/model/large" }), "kit-not-a-kit"],
  [
    "a kit that is no text",
    withKit({ kit: "/model/not-text" }),
    "kit-not-a-kit",
  ],
  [
    "an unsafe name with the kit",
    withKit({ name: unsafeText }),
    "text-refused",
  ],
  [
    "an empty passphrase with the kit",
    withKit({ passphrase: "" }),
    "passphrase-empty",
  ],
  [
    "a passphrase with the kit that is no text",
    withKit({ passphrase: brokenText }),
    "text-refused",
  ],
  [
    "a kit for a vault that is gone",
    async (desk) => {
      const text =
        "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth title";
      return desk.try("vault.recover", {
        folder: desk.grant("/model/gone"),
        kit: { text },
        ...{ name: "eve", passphrase: "enough", replaceOthers: false },
      });
    },
    "vault-not-found",
  ],
  [
    "a header out of a backup that nobody chose",
    (desk) =>
      desk.try("vault.openByBackup", {
        ...{ folder: desk.grant(vaultDir), backup: unchosen },
        passphrase: present,
      }),
    "grant-unknown",
  ],
  ...(
    [
      ["", "passphrase-empty"],
      ["not this one", "vault-passphrase-or-slot"],
      [present, "repair-not-needed"],
    ] as const
  ).map(([passphrase, code]): Refusal => [
    `a header out of a backup: ${code}`,
    (desk) =>
      desk.try("vault.openByBackup", {
        folder: desk.grant(vaultDir),
        backup: desk.grant("/model/backup"),
        passphrase,
      }),
    code,
  ]),
];

describe("what is asked wrongly is refused and changes nothing", () => {
  it.each(closedRefusals)("%s", async (_what, act, code) => {
    expect(await refusal(scenes.whole, false, act)).toBe(code);
  });

  it("a key file that is no text, or no key", async () => {
    for (const path of ["/model/not-text", "/model/no-key"])
      expect(
        await refusal(scenes.whole, false, (desk) =>
          restoring({ identity: desk.grant(path) })(desk),
        ),
      ).toMatch(/identity|key/);
  });

  it.each([
    [
      "is far too long",
      () => Buffer.alloc(1024 * 1024 + 1),
      "vault-header-damaged",
    ],
    ["is no text", () => Buffer.from([0xff]), "vault-header-damaged"],
    [
      "names no format that could be one",
      () => Buffer.from('{"format":1}\n'),
      "vault-header-damaged",
    ],
    [
      "is of a later version",
      () => Buffer.from('{"format":"counterseal-vault 9"}\n'),
      "vault-format-unknown",
    ],
  ] as const)("an opening where the header %s", async (_what, header, code) => {
    const before = changed(scenes.whole, /vault\/vault\.json$/, header);
    expect(await refusal(before, false, by([present]))).toBe(code);
    if (code === "vault-format-unknown")
      expect(await refusal(before, false, withKit({}))).toBe(code);
  });

  it("a kit where the vault's recovery file is far too long", async () => {
    const before = changed(scenes.whole, /vault\/recovery\.age$/, () =>
      Buffer.alloc(70_000),
    );
    expect(await refusal(before, false, withKit({}))).toBe("kit-damaged");
  });
});
