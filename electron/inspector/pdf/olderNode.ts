// SPDX-License-Identifier: Apache-2.0

/** What pdf.js takes for granted and Node 20, on which the project develops, does not have. Electron has it. */
interface Deferred {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

function withResolvers(): Deferred {
  let resolve: Deferred["resolve"] = () => undefined;
  let reject: Deferred["reject"] = () => undefined;
  const promise = new Promise<unknown>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function transfer(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
  const moved = new ArrayBuffer(length);
  const kept = Math.min(length, this.byteLength);
  new Uint8Array(moved).set(new Uint8Array(this, 0, kept));
  return moved;
}

function addMissing(to: object, name: string, value: unknown): void {
  if (name in to) return;
  Object.defineProperty(to, name, {
    value,
    writable: true,
    configurable: true,
  });
}

addMissing(Promise, "withResolvers", withResolvers);
addMissing(ArrayBuffer.prototype, "transfer", transfer);
addMissing(ArrayBuffer.prototype, "transferToFixedLength", transfer);
