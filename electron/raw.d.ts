// SPDX-License-Identifier: Apache-2.0

/** A text file, taken into the program as it stands when it is built. */
declare module "*?raw" {
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- the bundler gives the text as the default export
  export default text;
}
