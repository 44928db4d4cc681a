/** Who may import whom. Run by `npm run check`; the reasons are in docs/ARCHITECTURE.md, and tests/contract/layers.test.ts breaks each rule once. */

/** What a rule forbids is always an error: a warning is read by nobody. */
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const tests = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    rule(
      "no-cycles",
      "Two files that import each other are one file.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    rule(
      "every-import-leads-somewhere",
      "An import that this tool cannot resolve is an import that no rule sees.",
      { path: "^src/", pathNot: "^src/generated/" },
      { couldNotResolve: true, pathNot: "^(node:|bun:|cloudflare:)" },
    ),
    rule(
      "src-stands-alone",
      "The application needs neither its scripts nor its tests to run.",
      { path: "^src/", pathNot: tests },
      { path: "^(scripts|tests|prisma)/" },
    ),
    rule(
      "packages-for-development-stay-there",
      "What runs in production is among the dependencies.",
      { path: "^src/", pathNot: tests },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    rule("lib-is-pure", "lib/ runs anywhere and knows nothing of us.", { path: "^src/lib/" }, { path: "^src/(?!lib/)" }),
    rule(
      "server-knows-no-feature",
      "server/ is plumbing: it knows no noun of the product.",
      { path: "^src/server/" },
      { path: "^src/(modules|app|components)/" },
    ),
    rule(
      "components-know-no-feature",
      "components/ draw; they know no noun of the product.",
      { path: "^src/components/" },
      { path: "^src/(modules|server|app|generated)/" },
    ),
    rule(
      "app-binds-only",
      "app/ binds modules to URLs; it neither queries nor decides.",
      { path: "^src/app/" },
      { path: "^src/(generated|server/(db|redis)|modules/[^/]+/([^/]*repository|rules|jobs|[^/]*\\.lua))" },
    ),
    rule("nobody-imports-app", "app/ is the outermost layer.", { path: "^src/(?!app/)" }, { path: "^src/app/" }),
    rule(
      "nobody-imports-the-sandbox",
      "The sandbox stands for outside services: it is reached over HTTP alone.",
      { path: "^src/(?!sandbox/)" },
      { path: "^src/sandbox/" },
    ),
    rule(
      "the-sandbox-imports-nobody",
      "The sandbox is a process of its own, run by plain Node.",
      { path: "^src/sandbox/" },
      { path: "^src/(?!sandbox/)" },
    ),
    rule(
      "the-sdk-stands-alone",
      "What we publish runs in other people's applications: it takes nothing of ours along.",
      { path: "^src/sdk/", pathNot: tests },
      { path: "^src/(?!sdk/)|(^|node_modules/)(server-only|zod|ioredis|next|react)(/|$)" },
    ),
    rule(
      "modules-meet-at-the-front-door",
      "Of another module: its index.ts, schema.ts or errors.ts; nothing else.",
      { path: "^src/modules/([^/]+)/" },
      { path: "^src/modules/[^/]+/", pathNot: "^src/modules/($1/|[^/]+/(index|schema|errors)\\.ts$)" },
    ),
    rule(
      "doors-open-outwards",
      "routes, actions and queries are doors: a use case does not go out through them.",
      {
        path: "^src/modules/([^/]+)/",
        pathNot: ["^src/modules/[^/]+/(components/|(routes|actions|queries|index)\\.ts$)", tests],
      },
      { path: "^src/modules/$1/(routes|actions|queries)\\.ts$" },
    ),
    rule(
      "lists-of-all-are-for-the-start",
      "modules/{routes,jobs,begin}.ts know every module; a module that knew them would know every other.",
      { path: "^src/(modules/[^/]+/|server/|components/|lib/)" },
      { path: "^src/modules/[^/]+\\.ts$" },
    ),
    rule(
      "prisma-only-in-repositories",
      "Use cases get the database as `ctx.db` and `tx`; the client's own types stay here.",
      {
        path: "^src/",
        pathNot:
          "^src/(server/(db|events|jobs)/|server/dependency-failure\\.ts|generated/|modules/[^/]+/[^/]*repository(\\.|/))",
      },
      { path: "^src/generated/prisma|(^|node_modules/)@prisma/" },
    ),
    rule(
      "rules-are-pure",
      "Decisions and schemas are the same in the browser, in a test and on the server.",
      { path: "^src/modules/[^/]+/([^/]*rules|[^/]*schema)\\.ts$" },
      { path: "^src/(server|generated|app|components)/|(^|node_modules/)(next|react|react-dom)(/|$)" },
    ),
    rule(
      "client-imports-no-server",
      "What the browser runs reaches the server by schema, action or HTTP only.",
      { path: "^src/modules/[^/]+/(components/|queries\\.ts$)" },
      { path: "^src/(server|generated)/|^src/modules/[^/]+/([^/]*repository|routes|jobs|index)\\.ts$" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules|src/generated" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
