// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

/** Bounds of what a call may carry: a page is not trusted. */
export const none = z.strictObject({});
export const line = z.string().min(1).max(1000);
export const secret = z.string().max(4096);
export const repoPath = z.string().min(1).max(1024);
export const keyLine = z.string().min(1).max(16_384);
/** As many characters of a text from a field as one call carries. */
export const longestText = 65_536;
export const signatureText = z.string().min(1).max(longestText);
