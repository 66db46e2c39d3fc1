// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import type { HandOverView, KitView } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { handOverFacts, handOverStep } from "../../../shared/text/handOver.ts";
import { flag, optional } from "../argument.ts";
import {
  type Answer,
  type Command,
  misused,
  type Outcome,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { sentence } from "../layout.ts";
import { words } from "../readers.ts";
import type { Session } from "../session.ts";
import { kitAnswer, kitFormOptions, type KitForms, kitRequest } from "./kit.ts";

interface Standing {
  readonly handOver: HandOverView | null;
  readonly kit: KitView | null;
}

async function standingOf(
  session: Session,
): Promise<Result<Standing, Refusal>> {
  const status = await session.call("vault.status", {});
  if (!status.ok) return refused(status.error);
  const { value } = status;
  return value.state === "open"
    ? ok({ handOver: value.handOver, kit: value.recoveryKit })
    : refused(failure("vault-locked"));
}

interface Wanted extends KitForms {
  readonly to: string | undefined;
  readonly "keep-kit": boolean;
}

/** Begins the hand-over, or goes on with the one that is under way. */
async function beginOrGoOn(
  session: Session,
  running: HandOverView | null,
  { to, "keep-kit": keepKit }: Wanted,
): Promise<Result<HandOverView, Refusal>> {
  if (running !== null && to !== undefined && to !== running.to)
    return refused(failure("hand-over-running", { name: running.to }));
  if (running !== null) return ok(running);
  const begun = await session.call("handOver.begin", {
    present: session.passphrase,
    name: to ?? "",
    passphrase: session.newPassphrase,
    keepKit,
  });
  if (!begun.ok) return refused(begun.error);
  const now = begun.value.state === "open" ? begun.value.handOver : null;
  return now === null ? refused(failure("hand-over-none")) : ok(now);
}

const noText: Answer = { value: null, text: "" };

/** What is done stays done; the sentence says at which step the hand-over stands. */
function standsAt(
  outcome: Outcome,
  running: HandOverView,
  done: Answer,
): Outcome {
  return outcome.ok || outcome.error.kind === "usage"
    ? outcome
    : {
        ok: false,
        error: {
          ...outcome.error,
          done,
          safe: `The hand-over stands as it is, and can be gone on with: ${handOverStep(running)}`,
        },
      };
}

async function makeKit(
  session: Session,
  running: HandOverView,
  forms: KitForms,
  hadKit: boolean,
): Promise<Outcome> {
  if (running.step !== "kit") return ok(noText);
  const made = await session.call(
    "vault.recoveryKit",
    kitRequest(session, forms, true),
  );
  return standsAt(
    made.ok ? ok(kitAnswer(made.value, hadKit)) : refused(made.error),
    running,
    noText,
  );
}

async function finish(
  session: Session,
  running: HandOverView,
  kit: Answer,
): Promise<Outcome> {
  const done = await session.call("handOver.finish", {
    passphrase: session.newPassphrase,
  });
  if (!done.ok) {
    const settled = { ...running, step: "remove" as const };
    return standsAt(refused(done.error), settled, kit);
  }
  const facts = handOverFacts(running);
  return ok({
    value: { ...running, kit: kit.value, facts },
    text: kit.text + facts.map(sentence).join(""),
  });
}

async function handOver(session: Session, wanted: Wanted): Promise<Outcome> {
  const { to, out, sheet, words: shownWords } = wanted;
  const noForm = out === undefined && sheet === undefined && !shownWords;
  const standing = await standingOf(session);
  if (!standing.ok) return standing;
  const { handOver: before, kit: kitBefore } = standing.value;
  if (before === null && to === undefined)
    return misused("Say with --to to whom the vault is handed over.");
  if (before === null && wanted["keep-kit"] !== noForm)
    return misused(
      "Give either --keep-kit, or at least one of --out, --sheet and --words for the new recovery kit.",
    );
  if (before?.step === "remove" && !noForm)
    return misused(
      "The recovery kit of this hand-over is settled already: leave --out, --sheet and --words away.",
    );
  if (before?.step === "kit" && noForm)
    return misused(
      `${handOverStep(before)} Give at least one of --out, --sheet and --words.`,
    );
  const running = await beginOrGoOn(session, before, wanted);
  if (!running.ok) return running;
  const kit = await makeKit(session, running.value, wanted, kitBefore !== null);
  if (!kit.ok) return kit;
  return finish(session, running.value, kit.value);
}

const handOverCommand = vaultCommand(
  {
    words: ["vault", "hand-over"],
    summary: "Hands the vault over to a new owner, step by step.",
    details: [
      "Opened with the passphrase of the old owner. The new owner types a passphrase, a new recovery kit is made or --keep-kit keeps the one that there is, and the old owner's passphrase is removed once the new one has opened the vault. Each step is on the ledger. Interrupted, the vault opens with at least one of the two passphrases; the same command goes on from where it stands, with either of them.",
      "Copies of the vault from before still open with the old passphrase, and the old owner may have kept its keys: vault rekey seals everything anew.",
    ],
    positionals: {},
    options: {
      to: optional("name", "the new owner", words),
      ...kitFormOptions,
      "keep-kit": flag("keep the recovery kit that there is in force"),
    },
    run: handOver,
  },
  "new-passphrase",
);

const stop = vaultCommand({
  words: ["vault", "stop-hand-over"],
  summary: "Stops a hand-over as it stands: both owners keep a passphrase.",
  positionals: {},
  options: {},
  async run(session) {
    const stopped = await session.call("handOver.stop", {});
    if (!stopped.ok) return refused(stopped.error);
    return ok({
      value: stopped.value,
      text: sentence(
        "The hand-over was stopped. Both owners can open the vault; slot remove takes a passphrase away.",
      ),
    });
  },
});

export const handOverCommands: readonly Command[] = [handOverCommand, stop];
