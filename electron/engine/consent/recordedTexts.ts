// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../../../shared/formats/acts.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import { parseRequest } from "../../../shared/formats/statementText.ts";

/** The charter in a text that this program wrote into the ledger. */
export function requireCharter(text: string): Charter {
  const parsed = parseCharter(text);
  if (!parsed.ok) throw new Error("a recorded charter does not parse");
  return parsed.value;
}

/** The approval or consent in a text that this program wrote into the ledger. */
export function requireRequest(text: string): Request {
  const parsed = parseRequest(text);
  if (!parsed.ok) throw new Error("a recorded request does not parse");
  return parsed.value;
}
