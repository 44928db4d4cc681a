import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { askForCode } from "@/modules/customer-sessions/ask-for-code";
import { SignInForm } from "@/modules/customer-sessions/forms";
import { signIn } from "@/modules/customer-sessions/sign-in";
import { CODE_LIFETIME_MS } from "@/modules/customer-sessions/sign-in-code";
import { signOut } from "@/modules/customer-sessions/sign-out";
import { updateCustomer } from "@/modules/customers/update-customer";
import { limits } from "@/server/auth/limits";
import type { World } from "@/server/context";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { apiForTest } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";
import { mailsTo } from "../../setup/mails.ts";

const { api, own, merchant } = apiForTest({ FLORIN_RATE_LIMITS: "on" });

const slugOf = async ({ ctx }: Merchant) =>
  (await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } })).slug;

let addresses = 0;
/** An address of the network that nobody has counted yet. */
const anAddress = () => `10.9.${Math.floor(++addresses / 250)}.${addresses % 250}`;

const ask = async (email: string, of = own(), here: World = world()) =>
  askForCode(here, { slug: await slugOf(of), email, address: anAddress() });

const enter = async (id: string, code: string, of = own(), here: World = world()) =>
  signIn(here, { slug: await slugOf(of), id, code, address: anAddress() });

type SignInRow = { code_hash: string | null; tries: number };
const rowOf = async (id: string) =>
  (await world().read<SignInRow>(sql`SELECT * FROM customer_sign_in WHERE id = ${id}::uuid`))[0];

/** The code of the latest mail to somebody. */
async function codeFor(email: string): Promise<string> {
  await runJobs();
  const [mail] = await mailsTo(email);
  return (
    /^(\d{3}) (\d{3})/
      .exec(mail?.subject ?? "")
      ?.slice(1)
      .join("") ?? "no code"
  );
}

/** Another code than this one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

const refused = { kind: "SignInCodeRefused" };
const later = (ms: number): World => ({ ...world(), realNow: new Date(Date.now() + ms) });

test("a customer signs in by the code that was mailed to them, once, and their address is known to be theirs", async () => {
  const customer = await aCustomer(own().ctx);
  const { id } = await ask(customer.email.toUpperCase());
  const code = await codeFor(customer.email);
  const { session } = await enter(id, code);
  const token = session?.token ?? null;
  const me = await api("GET", "/customer-portal/customer-session/user", undefined, { token });
  expect(me.body).toEqual({
    type: "customer",
    name: customer.name,
    email: customer.email,
    customer_id: customer.id,
    member_id: expect.any(String),
    role: "owner",
  });
  expect((await api("GET", `/customers/${customer.id}`)).body.email_verified).toBe(true);
  await expect(enter(id, code)).rejects.toMatchObject(refused);
});

test("whether an address is a customer's shows neither in what is answered and written nor in what is refused", async () => {
  const { email } = await aCustomer(own().ctx);
  const stranger = `nobody-${newId()}@example.com`;
  const jobsOf = () =>
    world().read<{ n: number }>(sql`SELECT count(*)::int AS n FROM graphile_worker._private_jobs`);
  const seen: unknown[] = [];
  for (const address of [email, stranger]) {
    const before = await jobsOf();
    const { id } = await ask(address);
    const row = await rowOf(id);
    const added = Number((await jobsOf())[0]?.n) - Number(before[0]?.n);
    seen.push([added, row?.code_hash, row?.tries]);
    await runJobs();
    const said = await enter(id, "000000").catch((error: Error) => [error.name, error.message]);
    seen.push(said);
  }
  expect(seen.slice(0, 2)).toEqual(seen.slice(2));
  expect(await mailsTo(stranger)).toEqual([]);
});

test("after five tries the right code is refused too, however many come at once", async () => {
  const { email } = await aCustomer(own().ctx);
  const { id } = await ask(email);
  const code = await codeFor(email);
  const guesses = Array.from({ length: 12 }, () => enter(id, wrong(code)).catch(({ kind }) => kind));
  expect(new Set(await Promise.all(guesses))).toEqual(new Set(["SignInCodeRefused"]));
  await expect(enter(id, code)).rejects.toMatchObject(refused);
  const row = await rowOf(id);
  expect(row?.tries).toBe(5);
});

test("a right code sent twice at the same moment opens one session", async () => {
  const { email, id: customer_id } = await aCustomer(own().ctx);
  const { id } = await ask(email);
  const code = await codeFor(email);
  const answers = await Promise.allSettled([1, 2, 3].map(() => enter(id, code)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await own().ctx.db.customer_session.count({ where: { customer_id } })).toBe(1);
});

test("a code ends after ten minutes", async () => {
  const { email } = await aCustomer(own().ctx);
  const { id } = await ask(email);
  const code = await codeFor(email);
  await expect(enter(id, code, own(), later(CODE_LIFETIME_MS + 1))).rejects.toMatchObject(refused);
  await expect(enter(id, code, own(), later(CODE_LIFETIME_MS - 1_000))).resolves.toBeTruthy();
});

test("a code opens the portal that it was asked for, and under the id that it was asked under", async () => {
  const other = await merchant();
  const { email } = await aCustomer(own().ctx);
  await aCustomer(other.ctx, { email });
  const { id } = await ask(email);
  const code = await codeFor(email);
  const { id: second } = await ask(email);
  const { id: elsewhere } = await ask(email, other);
  await expect(enter(id, code, other)).rejects.toMatchObject(refused);
  await expect(enter(second, code)).rejects.toMatchObject(refused);
  await expect(enter(elsewhere, code, other)).rejects.toMatchObject(refused);
  await expect(enter(id, code)).resolves.toBeTruthy();
});

test("a code that went to an address which is no longer the customer's lets nobody in", async () => {
  const { ctx } = own();
  const { email, id: customerId } = await aCustomer(ctx);
  const { id } = await ask(email);
  const code = await codeFor(email);
  await updateCustomer(ctx, { id: customerId }, { email: `moved-${newId()}@example.com` });
  await expect(enter(id, code)).rejects.toMatchObject(refused);
});

test("neither the code nor a plain hash of it is stored", async () => {
  const { email } = await aCustomer(own().ctx);
  const { id } = await ask(email);
  const code = await codeFor(email);
  const row = await rowOf(id);
  expect(row?.code_hash).toMatch(/^[0-9a-f]{64}$/);
  const { hashOf } = await import("@/server/auth/token");
  expect([hashOf(code), hashOf(`${id}\n${code}`), code]).not.toContain(row?.code_hash);
});

test("so many codes are mailed to one address an hour and not more, a customer's or not", async () => {
  const { email } = await aCustomer(own().ctx);
  for (const address of [email, `nobody-${newId()}@example.com`]) {
    for (let asked = 0; asked < limits.portalMail.max; asked++) await ask(address);
    await expect(ask(address.toUpperCase())).rejects.toMatchObject({ kind: "TooManyRequests" });
  }
});

test("one place on the network asks and guesses so often and not more", async () => {
  const slug = await slugOf(own());
  const [asking, guessing] = [anAddress(), anAddress()];
  const stoppedOf = async (tries: number, once: (count: number) => Promise<unknown>) => {
    const ends = await Promise.allSettled(Array.from({ length: tries }, (_, count) => once(count)));
    return ends.filter((end) => end.status === "rejected" && end.reason.kind === "TooManyRequests").length;
  };
  const toAsk = (count: number) =>
    askForCode(world(), { slug, email: `n${count}-${newId()}@example.com`, address: asking });
  expect(await stoppedOf(limits.portalMailAddress.max + 3, toAsk)).toBe(3);
  const toGuess = () => signIn(world(), { slug, id: newId(), code: "123456", address: guessing });
  expect(await stoppedOf(limits.portalCode.max + 3, toGuess)).toBe(3);
});

test("who signs out is out, in every browser that holds this session and in no other", async () => {
  const { id } = await aCustomer(own().ctx);
  const open = async () =>
    (await api("POST", "/customer-sessions", { customer_id: id })).body.token as string;
  const [left, kept] = [await open(), await open()];
  await signOut(world(), left);
  await signOut(world(), left);
  const path = "/customer-portal/customer-session/introspect";
  const ask = async (token: string) => (await api("GET", path, undefined, { token })).status;
  expect([await ask(left), await ask(kept)]).toEqual([401, 200]);
});

test("a code is taken as it is copied", () => {
  const form = { portal: "acme", sign_in: newId() };
  for (const code of ["402917", "402 917", " 402-917 ", "402\u00a0917"])
    expect(SignInForm.parse({ ...form, code }).code).toBe("402917");
  for (const code of ["40291", "4029171", "abcdef", ""])
    expect(SignInForm.safeParse({ ...form, code }).success).toBe(false);
});
