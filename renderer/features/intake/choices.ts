// SPDX-License-Identifier: Apache-2.0
import { isBroken } from "../../../shared/domain/wholeness.ts";
import type { DeliverableId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import type {
  DeliverableKind,
  DeliverableView,
  Variant,
} from "../../../shared/ipc/views.ts";
import { kindSuggestedBy } from "../deliverable/custody.ts";

/** What a file becomes: a deliverable of its own, or a further version of one. */
export type Into =
  | { readonly as: "new"; readonly kind: DeliverableKind }
  | { readonly as: "version"; readonly of: DeliverableId };

/** What the person says about each file that is not refused; what was not said is as suggested. */
export interface Choices {
  readonly taken: ReadonlySet<number>;
  readonly into: ReadonlyMap<number, Into>;
  readonly variant: ReadonlyMap<number, Variant>;
}

export type ChoiceAction =
  | { readonly do: "begin"; readonly summary: IntakeSummary | null }
  | { readonly do: "toggle"; readonly index: number }
  | { readonly do: "take"; readonly indexes: readonly number[] }
  | {
      readonly do: "into";
      readonly indexes: readonly number[];
      readonly into: Into;
    }
  | {
      readonly do: "variant";
      readonly indexes: readonly number[];
      readonly variant: Variant;
    };

export function baseName({ path }: Pick<StagedFile, "path">): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** May be taken in at all. */
export function canTake({ refused, known }: StagedFile): boolean {
  return refused === null && known === null;
}

/** Taken in unless somebody says otherwise. */
export function isInOrder(file: StagedFile): boolean {
  return canTake(file) && !file.isEvidence && !isBroken(file);
}

const documents = /\.(?:pdf|docx?|pptx?|odt|md|html?)$/i;

export function suggestedInto(file: StagedFile): Into {
  const name = baseName(file);
  const kind = documents.test(name) ? kindSuggestedBy(name) : "ancillary-data";
  return { as: "new", kind };
}

export const noChoices: Choices = {
  taken: new Set(),
  into: new Map(),
  variant: new Map(),
};

export function choicesAfter(choices: Choices, action: ChoiceAction): Choices {
  switch (action.do) {
    case "begin": {
      const files = action.summary?.files.filter(isInOrder) ?? [];
      return { ...noChoices, taken: new Set(files.map(({ index }) => index)) };
    }
    case "toggle": {
      const taken = new Set(choices.taken);
      if (!taken.delete(action.index)) taken.add(action.index);
      return { ...choices, taken };
    }
    case "take":
      return { ...choices, taken: new Set(action.indexes) };
    case "into": {
      const into = new Map(choices.into);
      for (const index of action.indexes) into.set(index, action.into);
      return { ...choices, into };
    }
    case "variant": {
      const variant = new Map(choices.variant);
      for (const index of action.indexes) variant.set(index, action.variant);
      return { ...choices, variant };
    }
  }
}

export function intoOf(choices: Choices, file: StagedFile): Into {
  return choices.into.get(file.index) ?? suggestedInto(file);
}

export function variantOf(choices: Choices, file: StagedFile): Variant {
  return choices.variant.get(file.index) ?? "private";
}

/** Chosen files, in the order of the package. */
export function chosenFiles(
  { files }: IntakeSummary,
  { taken }: Choices,
): readonly StagedFile[] {
  return files.filter((file) => taken.has(file.index) && canTake(file));
}

/** The chosen files as the engine takes them in. */
export function filesToTake(
  summary: IntakeSummary,
  choices: Choices,
  deliverables: readonly DeliverableView[],
): Request<"intake.take">["files"] {
  return chosenFiles(summary, choices).map((file) => {
    const into = intoOf(choices, file);
    const variant = variantOf(choices, file);
    if (into.as === "new")
      return { index: file.index, kind: into.kind, variant };
    const of = deliverables.find((each) => each.deliverable === into.of);
    const kind = of?.kind ?? "other";
    return { index: file.index, kind, variant, deliverable: into.of };
  });
}

const packed =
  /\.(?:zip|tar|t?gz|tgz|xz|zst|age|gpg|pgp|asc|sig|minisig)$|^(?:sha256sums.*|manifest-sha256\.txt|[^.]+)$/i;

/** By its name it is a package, an envelope, a signature, a list of digests or a folder. */
export function looksHandedOver(name: string): boolean {
  return packed.test(name);
}
