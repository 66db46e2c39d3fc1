// SPDX-License-Identifier: Apache-2.0

/** What the tests use of a validator that comes without types. */
interface CsafTestResult {
  readonly isValid?: boolean;
  readonly errors: readonly unknown[];
}

declare module "@secvisogram/csaf-validator-lib/schemaTests.js" {
  export function csaf_2_0_strict(document: unknown): CsafTestResult;
}

declare module "@secvisogram/csaf-validator-lib/mandatoryTests.js" {
  const tests: Readonly<
    Record<
      string,
      (document: unknown) => CsafTestResult | Promise<CsafTestResult>
    >
  >;
  export = tests;
}
