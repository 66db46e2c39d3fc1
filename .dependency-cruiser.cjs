// SPDX-License-Identifier: Apache-2.0
// The walls between rooms (ARCHITECTURE.md, "Rooms"), on resolved paths, types included; and no cycles.

const test = "\\.test\\.tsx?$";
const source = "^(?:electron|renderer|shared)/";

const rooms = require("./scripts/lint/rooms.json");

function roomWall([room, { reaches }]) {
  const open = [room, "shared", ...reaches].map((name) => `${name}[/.]`);
  return {
    name: `${room}-wall`,
    comment: `${room} reaches ${["shared", ...reaches].join(", ")} and nothing else of the project.`,
    severity: "error",
    from: { path: `^${room}/`, pathNot: test },
    to: {
      path: "^(?:electron|renderer|shared|scripts|bin)/",
      pathNot: `^(?:${open.join("|")})`,
    },
  };
}

/** A package that only the rooms which name it in rooms.json may import. */
function sealed(packageName, path) {
  const holders = Object.keys(rooms).filter((room) =>
    rooms[room].packages.includes(packageName),
  );
  return {
    name: `${packageName}-sealed`,
    comment: `Only ${holders.join(", ")} imports ${packageName}.`,
    severity: "error",
    from: { path: source, pathNot: [`^(?:${holders.join("|")})/`, test] },
    to: { path },
  };
}

module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "/dist/" },
    },
    ...Object.entries(rooms).map(roomWall),
    {
      name: "nothing-imports-test",
      severity: "error",
      from: { path: source, pathNot: test },
      to: { path: ["^test/", test] },
    },
    {
      name: "shared-imports-zod-alone",
      severity: "error",
      from: { path: "^shared/", pathNot: test },
      to: { pathNot: ["^shared/", "^node_modules/zod/"] },
    },
    sealed("electron", "^(?:electron$|node_modules/electron/)"),
    sealed("libsodium", "^node_modules/(?:libsodium|sodium-)"),
    sealed("fs", "^(?:node:)?fs(?:/|$)"),
    sealed("children", "^(?:node:)?(?:child_process|cluster)$"),
    sealed("threads", "^(?:node:)?worker_threads$"),
    {
      name: "opener-has-no-vault",
      comment:
        "The process with a foreign key reaches nothing that knows of this vault's.",
      severity: "error",
      from: { path: "^electron/engine/inbox/openerProcess" },
      to: {
        path: "^electron/engine/",
        pathNot:
          "^electron/engine/(?:inbox/openerSteps|exchange/tarReader)\\.ts$",
        reachable: true,
      },
    },
    {
      name: "page-has-no-node",
      severity: "error",
      from: { path: "^renderer/", pathNot: test },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-network",
      severity: "error",
      from: { path: source, pathNot: test },
      to: { path: "^(?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:/|$)" },
    },
    {
      name: "no-dev-dependency",
      comment: "What the product needs at run time is a dependency.",
      severity: "error",
      from: { path: source, pathNot: test },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/(?:electron|@types)/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(?:dist|build)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
