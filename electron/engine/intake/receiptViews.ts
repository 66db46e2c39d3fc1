// SPDX-License-Identifier: Apache-2.0
import type {
  CountersignatureView,
  ReceiptView,
} from "../../../shared/ipc/receiptContract.ts";
import type { ReceiptState } from "../catalog/intakeState.ts";

type Came = ReceiptState["countersigned"][number];

export function countersignatureView({
  signature: _signature,
  ...came
}: Came): CountersignatureView {
  return came;
}

export function receiptView({
  digest,
  signature: { at, person, fingerprint },
  sent,
  countersigned,
}: ReceiptState): ReceiptView {
  return {
    ...{ digest, at, signer: person, fingerprint, sent },
    countersigned: countersigned.map(countersignatureView),
  };
}
