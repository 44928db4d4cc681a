import { expect, test } from "vitest";
import { scopes } from "@/lib/scopes";
import { demoProducts } from "@/modules/organizations/demo-products";
import { seedDemo } from "@/modules/organizations/seed-demo";
import { currentUser } from "@/server/auth/session";
import { world } from "@/server/context";
import { cookieOf, headersOf, signInCall } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api } = apiForTest();

test("the demo can be signed in to, its token has every scope, and it sells something", async () => {
  const demo = await seedDemo(world(), {});
  const { email, password } = demo;
  const answer = await signInCall("sign-in/email", { email, password });
  expect(await currentUser(headersOf(cookieOf(answer)))).toMatchObject({ email });
  const { body } = await api("GET", "/products/", undefined, { token: demo.access_token });
  expect(body.items).toHaveLength(demoProducts.length);
  const [row] = await world().db.access_token.findMany({ where: { organization_id: demo.organization_id } });
  expect(row?.scopes).toEqual([...scopes]);
});

test("a second start changes nothing and answers the same", async () => {
  const first = await seedDemo(world(), {});
  expect(await seedDemo(world(), first)).toEqual(first);
  const { db } = world();
  const organization_id = first.organization_id;
  expect(await db.product.count({ where: { organization_id } })).toBe(demoProducts.length);
  expect(await db.user.count({ where: { email: first.email } })).toBe(1);
});

test("what was lost or revoked is made anew, and the old password no longer works", async () => {
  const first = await seedDemo(world(), {});
  await world().db.access_token.deleteMany({ where: { organization_id: first.organization_id } });
  const second = await seedDemo(world(), { organization_id: first.organization_id });
  expect(second.organization_id).toBe(first.organization_id);
  expect(second.access_token).not.toBe(first.access_token);
  const attempt = (password: string) => signInCall("sign-in/email", { email: first.email, password });
  expect((await attempt(first.password)).status).toBe(401);
  expect((await attempt(second.password)).status).toBe(200);
});
