import fc from "fast-check";
import { expect, test } from "vitest";
import { type GithubTarget, isSame, keyOf, mostOf, type Target } from "./target";

const permission = fc.constantFrom(
  "pull" as const,
  "triage" as const,
  "push" as const,
  "maintain" as const,
  "admin" as const,
);
const account = fc.constantFrom("1", "2", "12");

const github: fc.Arbitrary<GithubTarget> = fc.record({
  platform: fc.constant("github" as const),
  account_id: account,
  username: fc.string(),
  owner: fc.constantFrom("octo", "Octo", "o"),
  name: fc.constantFrom("atlas", "Atlas", "cto"),
  permission,
});
const discord: fc.Arbitrary<Target> = fc.record({
  platform: fc.constant("discord" as const),
  account_id: account,
  username: fc.string(),
  guild_id: fc.constantFrom("1", "12"),
  role_id: fc.constantFrom("2", "21"),
  kick: fc.boolean(),
});
const target = fc.oneof(github, discord);

test("one key stands for one account in one place, however its name is written and the account is called", () => {
  const placeOf = (of: Target) =>
    of.platform === "github"
      ? [of.platform, of.owner.toLowerCase(), of.name.toLowerCase(), of.account_id]
      : [of.platform, of.guild_id, of.role_id, of.account_id];
  fc.assert(
    fc.property(target, target, (one, other) => {
      const isOne = JSON.stringify(placeOf(one)) === JSON.stringify(placeOf(other));
      expect(keyOf(one) === keyOf(other)).toBe(isOne);
    }),
  );
});

test("the same is given by both only where the account may do the same there", () => {
  fc.assert(
    fc.property(github, permission, (one, may) => {
      const other = { ...one, username: "renamed", permission: may };
      expect(isSame(one, other)).toBe(one.permission === may);
      expect([isSame(one, null), isSame(null, null)]).toEqual([false, false]);
    }),
  );
});

test("of several permissions the one that lets do most counts, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(permission), (permissions) => {
      const most = mostOf(permissions);
      expect(most === null).toBe(permissions.length === 0);
      for (const each of permissions) expect(mostOf([each, most ?? each])).toBe(most);
      expect(mostOf([...permissions].reverse())).toBe(most);
    }),
  );
});
