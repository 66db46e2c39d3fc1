// SPDX-License-Identifier: Apache-2.0
import { type Arguments, required, type Values } from "./argument.ts";
import type { Outcome } from "./outcome.ts";
import { path } from "./readers.ts";
import type { Session } from "./session.ts";

export {
  type Answer,
  misused,
  type Outcome,
  type Refusal,
  refused,
} from "./outcome.ts";

/**
 * `new-vault` asks for a new passphrase and opens nothing; `new-passphrase` opens the vault with the
 * present passphrase and asks for a new one too; `passphrase` asks for one and opens nothing; `recovery` asks
 * for a recovery kit and a new passphrase, and opens nothing.
 */
export type Needs =
  | "vault"
  | "new-vault"
  | "new-passphrase"
  | "passphrase"
  | "recovery"
  | "nothing";

export interface Command {
  readonly words: readonly [string] | readonly [string, string];
  /** One sentence for lists of commands. */
  readonly summary: string;
  /** Paragraphs for the command's own help. */
  readonly details: readonly string[];
  readonly positionals: Arguments;
  readonly options: Arguments;
  readonly needs: Needs;
  readonly run: (session: Session, given: Given) => Promise<Outcome>;
}

/** Values by argument name, as the command's arguments read them. */
export type Given = Readonly<Record<string, unknown>>;

export interface Spec<P extends Arguments, O extends Arguments> {
  readonly words: Command["words"];
  readonly summary: string;
  readonly details?: readonly string[];
  readonly positionals: P;
  readonly options: O;
  readonly run: (
    session: Session,
    given: Values<P> & Values<O>,
  ) => Promise<Outcome>;
}

export function command<P extends Arguments, O extends Arguments>(
  needs: Needs,
  spec: Spec<P, O>,
): Command {
  return {
    ...spec,
    needs,
    details: spec.details ?? [],
    // The parser fills `given` from these very arguments, which is what their types say.
    run: (session, given) => spec.run(session, given as Values<P> & Values<O>),
  };
}

const vault = required("vault", "the vault's folder", path);

/** A command on an existing vault, which is its first positional and is open when the command runs. */
export function vaultCommand<P extends Arguments, O extends Arguments>(
  spec: Spec<P, O>,
  needs: "vault" | "new-passphrase" = "vault",
): Command {
  const { run, positionals, ...rest } = spec;
  return command(needs, {
    ...rest,
    positionals: { vault, ...positionals },
    run: (session, given) =>
      run(session, given as unknown as Values<P> & Values<O>),
  });
}
