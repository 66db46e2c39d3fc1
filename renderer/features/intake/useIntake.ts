// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect, useRef, useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { call } from "../../api/bridge.ts";
import { cancelJob } from "../../api/job.ts";
import { useWork, type WorkHere } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { takePassphrase } from "../../ui/PassphraseField.tsx";
import { type LimitTexts, parseLimits, usualTexts } from "./limits.ts";

/** What was chosen, and what opens it. */
export interface Chosen {
  readonly files: readonly GrantView[];
  readonly keyFiles: readonly GrantView[];
  readonly limits: LimitTexts;
}

export interface Intake {
  readonly chosen: Chosen;
  readonly change: (changed: Partial<Chosen>) => void;
  /** The field of a passphrase. What is typed goes with the next look. */
  readonly typed: RefObject<HTMLInputElement | null>;
  readonly passphrases: number;
  readonly addPassphrase: () => void;
  readonly forgetPassphrases: () => void;
  readonly look: WorkHere<"intake.look">;
  readonly take: WorkHere<"intake.take">;
  readonly open: () => Promise<IntakeSummary | null>;
  readonly takeIn: (
    said: Omit<Request<"intake.take">, "job" | "passphrases">,
  ) => Promise<void>;
  /** Forgets the summary; what was chosen stays. */
  readonly drop: () => void;
}

const mostPassphrases = 16;

/**
 * Passphrases of the package at hand. They are needed twice, for the look and for the taking, and are in
 * this page's memory until it is left or done; never in what is drawn.
 */
function usePassphrases() {
  const kept = useRef<string[]>([]);
  const typed = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState(0);
  const forget = () => {
    kept.current = [];
    setCount(0);
  };
  const add = () => {
    const passphrase = takePassphrase(typed);
    if (passphrase === "" || kept.current.includes(passphrase)) return;
    kept.current = [...kept.current, passphrase].slice(-mostPassphrases);
    setCount(kept.current.length);
  };
  return { held: () => kept.current, typed, count, add, forget };
}

/** A summary that nobody accepts is forgotten when the screen goes. */
function useStaged() {
  const staged = useRef<IntakeSummary["intake"] | null>(null);
  const hold = (intake: IntakeSummary["intake"] | null) => {
    staged.current = intake;
  };
  const drop = () => {
    const intake = staged.current;
    staged.current = null;
    if (intake !== null) void call("intake.drop", { intake });
  };
  useEffect(
    () => () => {
      const intake = staged.current;
      if (intake !== null) void call("intake.drop", { intake });
    },
    [],
  );
  return { hold, drop };
}

interface Kept {
  readonly secrets: ReturnType<typeof usePassphrases>;
  readonly staged: ReturnType<typeof useStaged>;
}

function useTaking(audit: AuditId, { secrets, staged }: Kept) {
  const take = useWork("intake.take", audit);
  const takeIn: Intake["takeIn"] = async (said) => {
    // Whatever comes of it, the engine forgets the summary.
    staged.hold(null);
    const passphrases = secrets.held();
    const result = await take.run({ passphrases, ...said });
    if (!result.ok) return;
    secrets.forget();
    const { imported, refused } = result.value;
    announce(
      t("import.said", { taken: imported.length, refused: refused.length }),
    );
  };
  return { take, takeIn };
}

/** A look that nobody waits for is given up: what it found is good for the screen alone. */
function useLooking(audit: AuditId) {
  const look = useWork("intake.look", audit);
  const { job, isHere } = look;
  useEffect(() => {
    if (job === null) return undefined;
    return () => {
      // React may show the screen again in the same breath.
      queueMicrotask(() => {
        if (!isHere()) void cancelJob(job);
      });
    };
  }, [job, isHere]);
  return look;
}

/** An intake from what is chosen to what became of it. */
export function useIntake(audit: AuditId, files: readonly GrantView[]): Intake {
  const look = useLooking(audit);
  const secrets = usePassphrases();
  const staged = useStaged();
  const { take, takeIn } = useTaking(audit, { secrets, staged });
  const [chosen, setChosen] = useState<Chosen>({
    ...{ files, keyFiles: [], limits: usualTexts },
  });
  const open = async () => {
    const limits = parseLimits(chosen.limits);
    if (limits === null || chosen.files.length === 0) return null;
    secrets.add();
    staged.drop();
    take.reset();
    const result = await look.run({
      ...{ audit, limits, passphrases: secrets.held() },
      files: chosen.files.map(({ grant }) => grant),
      keyFiles: chosen.keyFiles.map(({ grant }) => grant),
    });
    if (result.ok) staged.hold(result.value.intake);
    if (look.isHere()) return result.ok ? result.value : null;
    staged.drop();
    look.reset();
    return null;
  };
  return {
    ...{ chosen, look, take, open, takeIn },
    change: (changed) => {
      setChosen({ ...chosen, ...changed });
    },
    typed: secrets.typed,
    passphrases: secrets.count,
    addPassphrase: secrets.add,
    forgetPassphrases: secrets.forget,
    drop: () => {
      staged.drop();
      look.reset();
      take.reset();
    },
  };
}
