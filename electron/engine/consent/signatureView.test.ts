// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  flagsOf,
  hardwareKeyOf,
  withFlags,
} from "../../../test/support/presence.ts";
import {
  createSshSigner,
  type SshSigner,
} from "../../../test/support/sshSigner.ts";
import { Instant, PersonId } from "../../../shared/ids.ts";
import { signatureView } from "./signatureView.ts";

function presenceOf(signer: SshSigner) {
  const namespace = "approval@counterseal";
  return signatureView({
    person: PersonId.parse("faye"),
    fingerprint: "SHA256:faye",
    key: signer.line,
    signature: signer.sign("a text", { namespace }),
    at: Instant.parse("2026-03-01T00:00:00Z"),
  }).presence;
}

it.each([
  ["nothing", []],
  ["touch", ["touch"]],
  ["verified", ["verified"]],
  ["both", ["touch", "verified"]],
] as const)("a hardware key says %s", (flags, presence) => {
  const key = withFlags(hardwareKeyOf("faye"), flagsOf[flags]);
  expect(presenceOf(key)).toEqual(presence);
});

it("another key says nothing of who is there", () => {
  expect(presenceOf(createSshSigner("ssh-ed25519"))).toBeNull();
});
