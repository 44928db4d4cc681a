import fc from "fast-check";
import { expect, test } from "vitest";
import { decideRoleChange } from "./rules";

const role = fc.constantFrom("owner", "admin", "member" as const);
const owner = { role: "owner", userId: "a" } as const;
const admin = { role: "admin", userId: "b" } as const;
const plain = { role: "member", userId: "c" } as const;

test("no change of whomever leaves an organization without an owner", () =>
  fc.assert(
    fc.property(role, role, fc.option(role), fc.boolean(), (actorRole, memberRole, to, self) => {
      const actor = { role: actorRole, userId: "a" };
      const decision = decideRoleChange(actor, { role: memberRole, userId: self ? "a" : "b" }, to, 1);
      if (memberRole === "owner" && to !== "owner") expect(decision).not.toBe("allowed");
    }),
  ));

test.for([
  ["an owner makes another owner", owner, admin, "owner", 1, "allowed"],
  ["one of two owners steps down", owner, owner, "admin", 2, "allowed"],
  ["an admin makes nobody an owner", admin, plain, "owner", 1, "owners_only"],
  ["an admin removes no owner", admin, owner, null, 2, "owners_only"],
  ["an admin removes a member", admin, plain, null, 1, "allowed"],
  ["a member leaves", plain, plain, null, 1, "allowed"],
  ["a member removes nobody else", plain, admin, null, 1, "not_permitted"],
  ["a member promotes nobody, not even themselves", plain, plain, "admin", 1, "not_permitted"],
] as const)("%s", ([, actor, member, to, owners, decision]) =>
  expect(decideRoleChange(actor, member, to, owners)).toBe(decision),
);
