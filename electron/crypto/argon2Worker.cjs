// SPDX-License-Identifier: Apache-2.0
"use strict";

const { createRequire } = require("node:module");
const { parentPort, workerData } = require("node:worker_threads");

const load = createRequire(workerData.from);

/** Machine code where it loads, WebAssembly otherwise: the same bytes. */
function nativeSodium() {
  if (process.env.COUNTERSEAL_CRYPTOGRAPHY === "portable") return null;
  try {
    return load("sodium-native");
  } catch {
    return null;
  }
}

function deriveNatively(
  sodium,
  { length, passphrase, salt, ops, memoryBytes },
) {
  const key = new Uint8Array(length);
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  sodium.crypto_pwhash(key, passphrase, salt, ops, memoryBytes, algorithm);
  return key;
}

function derivePortably(
  sodium,
  { length, passphrase, salt, ops, memoryBytes },
) {
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return sodium.crypto_pwhash(
    length,
    passphrase,
    salt,
    ops,
    memoryBytes,
    algorithm,
  );
}

/** One Argon2id derivation, in a thread of its own whose memory goes with it. */
async function derive() {
  const native = nativeSodium();
  const portable = native === null ? load("libsodium-wrappers") : null;
  await portable?.ready;
  const began = performance.now();
  const key =
    portable === null
      ? deriveNatively(native, workerData)
      : derivePortably(portable, workerData);
  const milliseconds = performance.now() - began;
  workerData.passphrase.fill(0);
  parentPort.postMessage({ key, milliseconds }, [key.buffer]);
}

void derive();
