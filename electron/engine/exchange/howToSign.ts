// SPDX-License-Identifier: Apache-2.0

/** What lies beside a request: the exact lines to open, check and sign it with stock tools alone. */
export const requestHowToSign = `HOW TO ANSWER THIS REQUEST

You are asked to agree, or to decline, that files of a confidential security audit are
published or are shared with named people. The request is the file request-<id>.tar.age
beside this text. It is sealed to you and the others who are asked; nobody else can open
it. You need age, tar, sha256sum and ssh-keygen, and no other program. Below, KEY is the
private half of the key that the charter names for you, and ID your short name in the
charter. ACT is the word in the first line of statement.txt: approval, for publishing,
or consent, for sharing.

1. Open it in a new temporary folder of your own, never in a shared one.

     mkdir -m 700 ~/request && cd ~/request
     age -d -i KEY /path/to/request-<id>.tar.age | tar -xf -

   KEY is here the file that opens what is sealed to you: an SSH private key of type
   ed25519 or RSA, or an age identity file.

2. See who asks, against YOUR OWN copy of the charter, not the one in the request.
   REQUESTER is the name in the line "Requester:" of statement.txt.

     cmp charter.txt /path/to/your/copy/of/charter.txt
     sed -n 's/^Sign: REQUESTER [^ ]* [^ ]* /REQUESTER /p' charter.txt > signers
     ssh-keygen -Y verify -f signers -I REQUESTER -n ACT@counterseal \\
         -s requester.sig < statement.txt

   The statement must name that charter, and be issued within the last day: not before,
   and not in the future. Each of the two checks must print what it looks for: the line
   "Charter:", and 1. Of an older one ask for a new request.

     grep -x "Charter: $(sha256sum < charter.txt | cut -c1-64)" statement.txt
     issued=$(sed -n 's/^Issued: //p' statement.txt)
     ago=$(($(date +%s) - 86400))
     since=$(date -u -d "@$ago" +%FT%TZ 2>&- || date -u -r "$ago" +%FT%TZ)
     expr "$since" \\<= "$issued" \\& "$issued" \\<= "$(date -u +%FT%TZ)"

3. Check that the files are the ones that the statement names.

     (cd tree && sed '1,/^$/d' ../statement.txt | sha256sum -c)

   Where statement.txt has lines that begin with "Judged:", check those texts too.

     (cd judged && sed -n 's/^Judged: //p' ../statement.txt | sha256sum -c)

4. Read statement.txt, and the files below tree/. What you sign is exactly this text,
   these bytes, until it expires: an approval, that they are public at its Place; a
   consent, that they are sealed to the people and keys of its Audience.

5. To agree, sign the statement and send ID.sig back. Send nothing else.

     ssh-keygen -Y sign -f KEY -n ACT@counterseal statement.txt
     mv statement.txt.sig ID.sig

   To decline or to ask for changes, tell the requester so on the channel that you have
   agreed on: without your signature nothing counts as yours. To have it in writing, put
   your short name after "Signer:" and your reason after "Reason:" in decline.txt, and
   "changes" after "Answer:" when you ask for changes. Sign it, seal both to the requester,
   to the keys that the charter you have checked lists for them, and send the one file
   decline-ID.txt.age back. Your reason never leaves unsealed.

     ssh-keygen -Y sign -f KEY -n decline@counterseal decline.txt
     sed -n 's/^Seal: REQUESTER //p' charter.txt > seal-to
     cat decline.txt decline.txt.sig | age -a -R seal-to -o decline-ID.txt.age

   If seal-to is empty, the charter lists no key of theirs: decline on your channel alone.

6. When you have sent your answer, delete the folder. What lies in it is confidential until it is published.

     cd && rm -rf ~/request
`;

/** What lies beside a charter that is sent out for signing. */
export const charterHowToSign = `HOW TO SIGN THIS CHARTER

charter.txt says who decides about the deliverables of this audit: how many people must
agree to what, who they are, and by which keys they are known. It is public and holds
nothing confidential. Version 1 is in force when everyone who has a seat in it has
signed it; a later version when enough of those whom the version before it names have,
and everyone for whom it adds a key.

1. Read charter.txt. Find your own lines "Role:", "Sign:" and "Seal:", and compare the
   fingerprints of the others with them by voice or another way that you trust.

     sed -n 's/^Sign: \\([^ ]*\\) [^ ]* [^ ]* \\(.*\\)/\\2 \\1/p' charter.txt | ssh-keygen -lf -

2. Sign it with the private half of your key, here KEY, and send ID.charter.sig back. ID
   is your short name in the charter; who signs with a second key says ID.2.charter.sig.

     ssh-keygen -Y sign -f KEY -n charter@counterseal charter.txt
     mv charter.txt.sig ID.charter.sig

3. Keep your copy of charter.txt. It is what you will judge requests and releases by.
`;

/** Beside a text that is carried to another machine, where the signing key is. */
export function carryOutHowToSign(name: string, namespace: string): string {
  return `HOW TO SIGN ${name} ON ANOTHER MACHINE

You have read the request where you opened it. This is the text that is signed, to the byte;
take it to the machine that holds your key, here KEY, and sign it there with ssh-keygen.

  ssh-keygen -Y sign -f KEY -n ${namespace} ${name}

Bring ${name}.sig back to where you opened the request, and record it there.
`;
}

/** Keys, as `age -r` takes them. */
interface SealKeys {
  readonly signer: readonly string[];
  /** None, when the charter lists none of theirs. */
  readonly requester: readonly string[];
}

/** The same for an answer that says no: it comes sealed to its signer, and leaves sealed, text and signature as one. */
export function carryOutHowToDecline(
  name: string,
  { signer, requester }: SealKeys,
): string {
  const to = [...new Set([...requester, ...signer])].map(
    (key) => `       -r '${key}' \\\n`,
  );
  const opens =
    requester.length === 0
      ? "Only you can open it: the charter lists no key to seal it to the requester.\nBring"
      : "You and the requester can open it. Send it to them as it is, or bring";
  return `HOW TO SIGN ${name} ON ANOTHER MACHINE

This is the answer that you wrote, with its reason, to the byte, and sealed to you. Take it to
the machine that holds your key, here KEY, into a new temporary folder of your own; open it
there, sign it, and seal it again together with its signature.

     age -d -i KEY -o ${name} ${name}.age
     ssh-keygen -Y sign -f KEY -n decline@counterseal ${name}
     cat ${name} ${name}.sig | age -a \\
${to.join("")}       -o signed-${name}.age

${opens} signed-${name}.age
back to where you opened the request, and record it there. Then delete the folder.
`;
}
