// SPDX-License-Identifier: Apache-2.0
export default function notarise(of: {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly appInfo: { readonly productFilename: string };
  };
}): void;
