// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { failure } from "../failure.ts";
import { failureCodes } from "../failureCodes.ts";
import { secretWanted } from "./keySecrets.ts";

it("asks for a passphrase or a PIN where a key wants one, and after no other failure", () => {
  const wanted = failureCodes
    .map((code) => [code, secretWanted(failure(code))])
    .filter(([, secret]) => secret !== null);
  expect(Object.fromEntries(wanted)).toEqual({
    "key-passphrase-needed": "passphrase",
    "security-key-pin-needed": "pin",
  });
});
