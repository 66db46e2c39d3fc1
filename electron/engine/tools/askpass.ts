// SPDX-License-Identifier: Apache-2.0

/**
 * What ssh-keygen runs when it wants a passphrase or a PIN: it takes the first line of the standard input that
 * it shares with ssh-keygen. So a passphrase goes through one pipe, and stands in no argument, environment or
 * file. A shell reads it byte by byte and leaves what follows, the message, to ssh-keygen. It is asked to
 * tell of a touch, too, and has nothing to say.
 */
export const askpassScript = `#!/bin/sh
[ "\${SSH_ASKPASS_PROMPT-}" != none ] || exit 0
IFS= read -r line && printf '%s\\n' "$line"
`;
