// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { failure } from "../../../shared/failure.ts";
import { Instant, PersonId } from "../../../shared/ids.ts";
import { addRecording, holdsSignature, newSigner } from "./recordings.ts";

function signature(person: string, fingerprint: string) {
  return {
    person: PersonId.parse(person),
    fingerprint,
    recorded: Instant.parse("2026-11-23T00:00:00Z"),
    presence: null,
  };
}

describe("recordings", () => {
  it("stand newest first, each under a number of its own", () => {
    const one = addRecording([], {
      file: null,
      outcome: { state: "recorded", by: "Ada" },
    });
    const two = addRecording(one, {
      file: "a.sig",
      outcome: { state: "refused", failure: failure("signature-malformed") },
    });
    expect(two.map(({ id, file }) => [id, file])).toEqual([
      [2, "a.sig"],
      [1, null],
    ]);
  });
});

describe("newSigner", () => {
  it("is who was not there before", () => {
    const ada = signature("ada", "SHA256:a");
    const chi = signature("chi", "SHA256:c");
    expect(newSigner([ada], [ada, chi])).toBe("chi");
    expect(newSigner([ada], [ada])).toBeNull();
    expect(newSigner([ada], [ada, signature("ada", "SHA256:b")])).toBe("ada");
  });
});

describe("holdsSignature", () => {
  const whole =
    "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----";

  it("waits for the last line", () => {
    expect(holdsSignature(whole.slice(0, -5))).toBe(false);
    expect(holdsSignature(`${whole}\n`)).toBe(true);
    expect(holdsSignature("")).toBe(false);
  });
});
