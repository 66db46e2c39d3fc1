// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { AuditId, GrantId } from "../ids.ts";

/** The charter that a release is judged by: a file from elsewhere, or the one in force in an audit of the open vault. */
export const TrustedCharter = z.union([
  GrantId,
  z.strictObject({ audit: AuditId }),
]);
export type TrustedCharter = z.infer<typeof TrustedCharter>;
