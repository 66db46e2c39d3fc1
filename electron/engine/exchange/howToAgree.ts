// SPDX-License-Identifier: Apache-2.0

/** What lies beside texts that people are asked to agree to. */
export const howToAgree = `HOW TO AGREE TO THESE TEXTS

You are asked to agree to the texts beside this one, before you take part in a security
audit. Below, ID is your short name, the one in the name of your file
attestation-ID.txt, and KEY the private half of the key that the audit's charter names
for you. Nothing here is confidential. You need sha256sum and ssh-keygen.

1. Check that the texts are those that your file names.

     sed '1,/^$/d' attestation-ID.txt | sha256sum -c

   If you can, compare them with the ones that are published, too.

2. Read them, and attestation-ID.txt. By signing you agree to exactly these texts until
   the time after "Expires:". When one of them changes, you are asked again.

3. To agree, sign your file, and send it back with its signature, attestation-ID.txt.sig.

     ssh-keygen -Y sign -f KEY -n attestation@counterseal attestation-ID.txt

   Your signature stays with the holder of the audit's vault; it is not published.
`;
