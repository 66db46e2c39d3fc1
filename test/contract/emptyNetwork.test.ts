// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { makeOfflineNode } from "../../scripts/emptyNetwork.mjs";
import { tempFolder } from "../support/tempFolder.ts";

/** What a Node says of the network that it sees, and of a server that nobody runs there. */
const look = `
  const names = Object.keys(require("node:os").networkInterfaces());
  const { connect } = require("node:net");
  const tell = (answer) => console.log(JSON.stringify({ names, answer }));
  connect(9, "192.0.2.1")
    .on("error", ({ code }) => tell(code))
    .on("connect", () => tell("connected"));`;

it("is a network of the tests' own, with nothing in it but the way to itself", ({
  skip,
}) => {
  const offline = makeOfflineNode(process.execPath, tempFolder(), {});
  if (offline === undefined && !process.env["CI"])
    skip("this system gives this user no network of its own");
  expect(offline).toBeDefined();
  const said = execFileSync(offline ?? "", ["-e", look], { encoding: "utf8" });
  expect(JSON.parse(said)).toEqual({ names: ["lo"], answer: "ENETUNREACH" });
});
