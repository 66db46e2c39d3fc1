// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant, PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import {
  faultsOf,
  fieldsLike,
  firstFields,
  isAuthor,
  type PublicFields,
} from "./publicFields.ts";

const now = Date.UTC(2026, 10, 23, 12);

function person(id: string, role: "owner" | "chair"): PersonView {
  const from = Instant.parse("2026-01-01T00:00:00Z");
  const until = Instant.parse("2028-01-01T00:00:00Z");
  return {
    person: PersonId.parse(id),
    name: id,
    roles: [{ role, from, until }],
    signKeys: [],
    sealKeys: [],
    formerKeys: [],
    lostKeys: [],
    enrolled: from,
    charter: "in-force",
  };
}

const sound: PublicFields = {
  ...firstFields([person("ada", "owner")], now),
  purpose: "Publish the report",
  author: "Ada Park <ada@example.org>",
};

describe("the public fields", () => {
  it("begin with an owner and a month", () => {
    const fields = firstFields(
      [person("chi", "chair"), person("ada", "owner")],
      now,
    );
    expect(fields.requester).toBe("ada");
    expect(fields.expires).toBe("2026-12-23T00:00");
  });

  it("are sound when all is said", () => {
    expect(Object.values(faultsOf(sound))).toEqual([null, null, null, null]);
  });

  it.each<[keyof PublicFields, string]>([
    ["purpose", " "],
    ["author", "Ada"],
    ["expires", ""],
    ["notBefore", "2026-13-01T00:00"],
    ["notBefore", "2026-12-23T00:00"],
  ])("name a fault of %s: “%s”", (field, value) => {
    const faults = faultsOf({ ...sound, [field]: value });
    expect(
      Object.entries(faults).flatMap(([name, fault]) =>
        fault === null ? [] : [name],
      ),
    ).toEqual([field]);
  });

  it("take a time before which nothing leaves", () => {
    const fields = { ...sound, notBefore: "2026-12-01T16:00" };
    expect(faultsOf(fields).notBefore).toBeNull();
  });
});

describe("isAuthor", () => {
  it.each(["Ada <ada@example.org>", "Ada B. Park <a+b@example.org>"])(
    "takes %s",
    (text) => {
      expect(isAuthor(text)).toBe(true);
    },
  );

  it.each(["", "Ada", "<ada@example.org>", "Ada <ada>", "Ada <a@b> x"])(
    "refuses “%s”",
    (text) => {
      expect(isAuthor(text)).toBe(false);
    },
  );
});

describe("words of an earlier proposal", () => {
  const people = [person("alma", "owner"), person("chiyo", "chair")];
  const first = firstFields(people, now);
  const earlier = {
    purpose: "Publish the findings",
    author: "Alma <alma@harbour.example>",
  };

  it("are taken over, and its times are not", () => {
    const requester = PersonId.parse("chiyo");
    expect(fieldsLike({ ...earlier, requester }, first, people)).toEqual({
      ...first,
      ...earlier,
      requester,
    });
  });

  it("name nobody who is not there any more", () => {
    const requester = PersonId.parse("bruno");
    const fields = fieldsLike({ ...earlier, requester }, first, people);
    expect(fields.requester).toBe("alma");
  });
});
