// SPDX-License-Identifier: Apache-2.0
import {
  type DeliverableKind,
  deliverableKinds,
  type Variant,
} from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";

export function kindName(kind: DeliverableKind): string {
  return t(`kind.${kind}`);
}

export function variantName(variant: Variant): string {
  return t(`variant.${variant}`);
}

export function kindOptions() {
  return deliverableKinds.map((kind) => ({
    value: kind,
    label: kindName(kind),
  }));
}

export function variantOptions() {
  return variants.map((variant) => ({
    value: variant,
    label: variantName(variant),
  }));
}

const variants = ["private", "public"] as const;
