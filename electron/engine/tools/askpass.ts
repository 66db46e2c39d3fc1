// SPDX-License-Identifier: Apache-2.0

/** Before what was asked for, in the complaints of a run: the question itself goes to the script alone. */
const asks = "counterseal: asked for a ";

/** What ssh-keygen wanted to be told in the run that complained so. */
export function askedFor(complaint: string): ReadonlySet<"passphrase" | "PIN"> {
  const asked = (["passphrase", "PIN"] as const).filter((what) =>
    complaint.includes(asks + what),
  );
  return new Set(asked);
}

const question = `#!/bin/sh
[ "\${SSH_ASKPASS_PROMPT-}" != none ] || exit 0
case "$1" in "Enter PIN"*) asked=PIN ;; *) asked=passphrase ;; esac
printf '%s%s\\n' '${asks}' "$asked" >&2
`;

/**
 * What ssh-keygen runs when it wants a passphrase or a PIN that nobody gave. Without an askpass ssh-keygen reads
 * the first line of its standard input instead: that would hand the first line of a statement to a security key
 * as its PIN, which closes itself after a few wrong ones. It is asked to tell of a touch, too, and has nothing
 * to say.
 */
export const refusingAskpass = `${question}exit 1
`;

/**
 * The same where one was given: it takes the first line of the standard input that it shares with ssh-keygen. So
 * a passphrase goes through one pipe, and stands in no argument, environment or file. A shell reads it byte by
 * byte and leaves what follows, the message, to ssh-keygen. A second question gets no answer: the next line is
 * the message's.
 */
export const answeringAskpass = `${question}[ ! -e "$0.answered" ] || exit 1
: >"$0.answered"
IFS= read -r line && printf '%s\\n' "$line"
`;
