// SPDX-License-Identifier: Apache-2.0
import type { FoundPackage } from "../../shared/domain/handedOver.ts";
import { AuditId, IntakeId, Sha256 } from "../../shared/ids.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../shared/ipc/intakeContract.ts";

const sha256 = Sha256.parse("0".repeat(64));

/** A plain file that nothing is known of, but for what is said. */
export function stagedFile(more: Partial<StagedFile> = {}): StagedFile {
  return {
    ...{ index: 0, source: 0, path: "report.pdf", size: 1, sha256 },
    ...{ refused: null, notes: [], signature: "unsigned", listed: null },
    ...{ known: null, isEvidence: false, ...more },
  };
}

interface Made extends Partial<IntakeSummary> {
  readonly layers?: FoundPackage["layers"];
  readonly fault?: FoundPackage["fault"];
}

/** A summary of one package. */
export function madeSummary({
  layers = ["zip"],
  fault = null,
  ...more
}: Made = {}): IntakeSummary {
  return {
    intake: IntakeId.parse("1".repeat(32)),
    audit: AuditId.parse("harbour"),
    packages: [{ name: "package", size: 1, sha256, layers, fault }],
    files: [stagedFile()],
    ...{ signatures: [], manifests: [], leftOut: [], keysRefused: [] },
    ...{ raised: [], resumes: null, ...more },
  };
}
