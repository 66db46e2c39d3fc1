// SPDX-License-Identifier: Apache-2.0
import type { VaultStatus } from "../../../shared/ipc/views.ts";

export type OpenVault = Extract<VaultStatus, { state: "open" }>;
