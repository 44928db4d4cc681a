import type { Mutant } from "./ledger.ts";

const outside = "src/modules/benefit-grants/types/outside";

/** What the random lives of benefits at other services have to notice. */
export const outsideMutants: Mutant[] = [
  {
    file: `${outside}/reach.ts`,
    from: "takeOutside(target, await othersOf(target))",
    to: "takeOutside(target, [])",
    why: "what another order pays for is taken with it",
  },
  {
    file: `${outside}/reach.ts`,
    from: "isSame(to, given) && trying.length === 0",
    to: "isSame(to, given)",
    why: "what was taken back unheard counts as given",
  },
  {
    file: `${outside}/services.ts`,
    from: "target.kick && isLast",
    to: "target.kick",
    why: "who has another role is put out of the server",
  },
  {
    file: `${outside}/services.ts`,
    from: "mostOf([target.permission, ...permissionsOf(others)])",
    to: "mostOf([target.permission])",
    why: "a lesser permission takes the place of a greater one",
  },
  {
    file: `${outside}/reach.ts`,
    from: "trying: to ? [...take, to] : take,",
    to: "trying: [],",
    why: "what was tried is not known after a crash",
  },
];
