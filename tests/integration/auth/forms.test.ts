import {
  getRedirectStatusCodeFromError,
  getURLFromRedirectError,
} from "next/dist/client/components/redirect";
import { isRedirectError, type RedirectError } from "next/dist/client/components/redirect-error";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import { merchant, signedIn } from "@/server/auth/access";
import { TooManyRequests } from "@/server/auth/errors";
import { requirePageContext, requirePageUser } from "@/server/auth/page";
import { formAction, openFormAction } from "@/server/http/action";
import { aMember, aUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { own, merchant: anOrganization } = apiForTest();

const browser = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => browser.headers }));

const untouched = { ok: false };

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

const run = vi.fn(
  async (ctx: { organizationId: string }, { name }: { name: string }) => `${name} in ${ctx.organizationId}`,
);
const schema = z.strictObject({ name: z.string().min(2, "Too short.") });
const rename = formAction(merchant("products:write"), schema, run, (result) => ({
  message: "Saved.",
  result,
}));

test("a form acts for the organization that it names, if the sender is a member of it", async () => {
  const [first, second] = [await anOrganization(), await anOrganization()];
  const member = await aMember(first.id, "member");
  browser.headers = member.headers;
  const state = await rename(untouched, form({ organization_id: first.id, name: "Mug", $ACTION_KEY: "k" }));
  expect(state).toEqual({ ok: true, message: "Saved.", result: `Mug in ${first.id}` });
  run.mockClear();
  const other = await rename(untouched, form({ organization_id: second.id, name: "Mug" }));
  expect(other).toEqual({ ok: false, message: "Not permitted" });
  expect(run).not.toHaveBeenCalled();
});

test("a role without the scope, and nobody at all, get nowhere", async () => {
  const administer = formAction(merchant("members:write"), schema, run);
  run.mockClear();
  browser.headers = (await aMember(own().id, "member")).headers;
  expect(await administer(untouched, form({ organization_id: own().id, name: "Mug" }))).toMatchObject({
    ok: false,
  });
  browser.headers = new Headers({ authorization: `Bearer ${own().token}` });
  expect(await rename(untouched, form({ name: "Mug" }))).toMatchObject({
    ok: false,
    message: "Unauthorized",
  });
  expect(run).not.toHaveBeenCalled();
});

test("what is wrong stands at the field, whether the schema or the use case says so", async () => {
  browser.headers = (await aMember(own().id)).headers;
  expect(await rename(untouched, form({ name: "M" }))).toEqual({
    ok: false,
    fields: { name: ["Too short."] },
  });
  run.mockImplementationOnce(async () => {
    throw invalidField(["prices", 0, "price_amount"], "Too low.");
  });
  expect(await rename(untouched, form({ name: "Mug" }))).toEqual({
    ok: false,
    fields: { "prices.0.price_amount": ["Too low."] },
  });
});

test("a refusal is said in words, a fault of ours without its cause, and a redirect goes through", async () => {
  browser.headers = (await aMember(own().id)).headers;
  const failing = (error: Error) => {
    run.mockImplementationOnce(async () => {
      throw error;
    });
    return rename(untouched, form({ name: "Mug" }));
  };
  expect(await failing(new ResourceNotFound())).toEqual({ ok: false, message: "Not found" });
  const throttled = Object.assign(new TooManyRequests(), { allowance: { resetSeconds: 130 } });
  expect((await failing(throttled)).message).toContain("Wait 3 minutes");
  const fault = await failing(new Error("password=hunter2"));
  expect(fault).toMatchObject({ ok: false });
  expect(JSON.stringify(fault)).not.toContain("hunter2");
  const { redirect } = await import("next/navigation");
  const leave = openFormAction(
    signedIn(),
    schema,
    async () => undefined,
    () => redirect("/dashboard/acme"),
  );
  const thrown = await leave(untouched, form({ name: "Mug" })).catch((error: unknown) => error);
  expect(isRedirectError(thrown)).toBe(true);
});

const destination = async (page: Promise<unknown>) => {
  const thrown = await page.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isRedirectError(thrown)) return thrown instanceof Error && "digest" in thrown ? thrown.digest : thrown;
  expect(getRedirectStatusCodeFromError(thrown)).toBe(307);
  return getURLFromRedirectError(thrown as RedirectError);
};

test("a page of the dashboard is for members: others do not learn whether it exists", async () => {
  const slug = `test-${own().id}`;
  browser.headers = new Headers({ "x-florin-path": "/dashboard/acme/orders?status=paid" });
  expect(await destination(requirePageContext(slug))).toBe(
    "/sign-in?next=%2Fdashboard%2Facme%2Forders%3Fstatus%3Dpaid",
  );
  browser.headers = (await aUser()).headers;
  const unknown = await destination(requirePageContext("no-such-slug"));
  expect(unknown).toBe("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(await destination(requirePageContext(slug))).toBe(unknown);
  const admin = await aMember(own().id, "admin");
  browser.headers = admin.headers;
  expect(await requirePageContext(slug)).toMatchObject({
    role: "admin",
    user: { id: admin.id },
    organization: { id: own().id, slug },
    ctx: { organizationId: own().id },
  });
  expect((await requirePageUser()).user.email).toBe(admin.email);
});
