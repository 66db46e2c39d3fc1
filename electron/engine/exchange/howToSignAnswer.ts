// SPDX-License-Identifier: Apache-2.0
import type { Act } from "../../../shared/formats/acts.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { PersonId } from "../../../shared/ids.ts";

interface AnswerToSign {
  /** The text's file, as it is signed. */
  readonly name: string;
  readonly act: Act;
  /** Whether it comes as `name.age`. */
  readonly sealed: boolean;
  /** Whom it goes back to: people with keys in the charter. None, when it lists none of theirs. */
  readonly keepers: readonly PersonId[];
}

function openingLines({ name, sealed }: AnswerToSign): string {
  return sealed
    ? `     age -d -i KEY -o ${name} /path/to/${name}.age

   KEY is here the file that opens what is sealed to you: an SSH private key of type
   ed25519 or RSA, or an age identity file.`
    : `     cp /path/to/${name} .`;
}

function returningLines({ name, keepers }: AnswerToSign): string {
  if (keepers.length === 0)
    return `   The charter lists no key that it could be sealed to for an owner. Hand ${name}
   and ${name}.sig over on the channel that you have agreed on.`;
  const lines = keepers
    .map((person) => ` -e 's/^Seal: ${person} //p'`)
    .join("");
  return `   Seal both to whoever keeps it, by the keys that the charter lists for them, and send the
   one file signed-${name}.age back.

     sed -n${lines} charter.txt > seal-to
     cat ${name} ${name}.sig | age -a -R seal-to -o signed-${name}.age`;
}

/**
 * Beside the text of an answer that is made for its signer: the exact lines to open, check, sign and return it.
 * It quotes no key, as whoever changed it on its way would put one of theirs there: keys come out of the charter.
 */
export function howToSignAnswer(answer: AnswerToSign): string {
  const { name, act, sealed } = answer;
  const came = sealed ? "It is sealed to you: nobody else can open it." : "";
  return `HOW TO SIGN ${name}

This text says something in your name: it counts once you have signed it, and not before.
${came}${came === "" ? "" : "\n"}Below, KEY is the private half of the key that the charter names for you, and charter.txt
is YOUR OWN copy of the charter.

1. Open it in a new temporary folder of your own, beside your copy of the charter.

     mkdir -m 700 ~/answer && cd ~/answer
     cp /path/to/your/copy/of/charter.txt charter.txt
${openingLines(answer)}

2. It must name that charter. This must print the line "Charter:".

     grep -x "Charter: $(sha256sum < charter.txt | cut -c1-64)" ${name}

3. Read ${name}. Only if it is what you say, sign exactly this text.

     ssh-keygen -Y sign -f KEY -n ${namespaceOf(act)} ${name}

${returningLines(answer)}

4. When you have sent it, delete the folder.

     cd && rm -rf ~/answer
`;
}
