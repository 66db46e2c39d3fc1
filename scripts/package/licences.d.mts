// SPDX-License-Identifier: Apache-2.0
export interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version: string; readonly license?: string | undefined }
    >
  >;
}
export interface Shipped {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}
export function shippedPackages(lock: Lock): readonly Shipped[];
export function licenceFaults(lock: Lock): readonly string[];
