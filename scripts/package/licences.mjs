// SPDX-License-Identifier: Apache-2.0

const allowed = new Set([
  ...["Apache-2.0", "MIT", "ISC", "0BSD", "BlueOak-1.0.0"],
  ...["BSD-2-Clause", "BSD-3-Clause"],
]);

/** Each with the decision that allows it. */
const exceptions = { openpgp: "LGPL-3.0+" }; // docs/adr/0012-openpgp-js-under-lgpl.md

/** Packages of the lockfile that are no tool of building alone. */
export function shippedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(
      ([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional,
    )
    .map(([path, { name, version, license }]) => ({
      path,
      name: name ?? path.slice(path.lastIndexOf("node_modules/") + 13),
      version,
      licence: license ?? "none given",
    }));
}

/** @returns {string[]} a sentence for each package that may not be shipped */
export function licenceFaults(lock) {
  return shippedPackages(lock)
    .filter(
      ({ name, licence }) =>
        !isAllowed(licence) && exceptions[name] !== licence,
    )
    .map(
      ({ name, version, licence }) => `${name} ${version} is under ${licence}.`,
    );
}

function isAllowed(licence) {
  const choices = licence.replace(/^\(|\)$/g, "").split(" OR ");
  return choices.some((choice) => allowed.has(choice));
}
