// SPDX-License-Identifier: Apache-2.0
import { createServer } from "node:net";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { concatBytes } from "../../electron/crypto/encoding.ts";
import { wireString, wireUint32 } from "../../electron/crypto/ssh/wire.ts";

/** What an agent does when it is asked to sign with the key that it shows. */
export type AgentConduct =
  "signs" | "refuses" | "other-key" | "silent" | "ends";

export interface FalseAgent {
  readonly socket: string;
  /** `type SP base64` of the only key that it shows. */
  readonly line: string;
}

const type = "ssh-ed25519";
const [failureAnswer, keysAnswer, signAnswer] = [5, 12, 14] as const;
const [keysAsked, signAsked] = [11, 13] as const;

function blobOf(key: KeyObject): Uint8Array {
  const { x } = key.export({ format: "jwk" });
  const point = Buffer.from(x ?? "", "base64url");
  return concatBytes(wireString(type), wireString(point));
}

/** An agent of the protocol of OpenSSH (draft-miller-ssh-agent) that does what it is told to, until the test is over. */
export async function startFalseAgent(
  folder: string,
  conduct: AgentConduct,
): Promise<FalseAgent> {
  const shown = generateKeyPairSync("ed25519");
  const signing =
    conduct === "other-key" ? generateKeyPairSync("ed25519") : shown;
  const blob = blobOf(shown.publicKey);
  const signed = (request: Buffer): Uint8Array => {
    const start = 1 + 4 + request.readUInt32BE(1);
    const data = request.subarray(
      start + 4,
      start + 4 + request.readUInt32BE(start),
    );
    const made = sign(null, data, signing.privateKey);
    const inner = concatBytes(wireString(type), wireString(made));
    return concatBytes(Uint8Array.of(signAnswer), wireString(inner));
  };
  const answerTo = (request: Buffer): Uint8Array => {
    if (request[0] === keysAsked)
      return concatBytes(
        ...[Uint8Array.of(keysAnswer), wireUint32(1)],
        ...[wireString(blob), wireString("ada")],
      );
    return request[0] === signAsked && conduct !== "refuses"
      ? signed(request)
      : Uint8Array.of(failureAnswer);
  };
  const server = createServer((socket) => {
    let input = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (piece) => {
      input = Buffer.concat([input, piece]);
      while (input.length >= 4 && input.length >= 4 + input.readUInt32BE(0)) {
        const length = input.readUInt32BE(0);
        const request = input.subarray(4, 4 + length);
        input = input.subarray(4 + length);
        if (request[0] === signAsked && conduct === "silent") return;
        if (request[0] === signAsked && conduct === "ends") {
          socket.destroy();
          return;
        }
        socket.write(wireString(answerTo(request)));
      }
    });
  });
  const socket = join(folder, "false-agent");
  await new Promise<void>((resolve) => {
    server.listen(socket, resolve);
  });
  onTestFinished(() => void server.close());
  return { socket, line: `${type} ${Buffer.from(blob).toString("base64")}` };
}
