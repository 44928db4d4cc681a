import { newId } from "@/lib/id";
import { newsOf, notify } from "@/modules/notifications";
import { refundFailed } from "@/modules/notifications/kinds/money";
import { transaction } from "@/server/db/transaction";
import type { Merchant } from "../../factories/organization.ts";
import { aMember, aUser, type TestUser } from "../../factories/user.ts";
import { mailsTo } from "../../setup/mails.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, plain, type Sample, type Sent } from "./sample.ts";

const cookieOf = ({ headers }: TestUser) => Object.fromEntries(headers);

/** A plain member beside an owner, by the id of the membership. */
async function member({ id, ctx }: Merchant) {
  await aMember(id, "owner");
  const user = await aMember(id, "member");
  return ctx.db.member.findFirstOrThrow({ where: { user_id: user.id } });
}

const address = () => `invited-${newId()}@example.com`;

async function invitation({ token }: Merchant, { api }: Shop, email = address()) {
  return (await api("POST", "/invitations", { email }, { token })).body;
}

async function mailedToken(recipient: string): Promise<string> {
  const [mail] = await mailsTo(recipient);
  return /invitations\/accept\?token=(\w+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

/** Told one thing: a member who is signed in, and what they were told. */
async function told({ id, ctx }: Merchant): Promise<{ id: string; headers: Record<string, string> }> {
  const user = await aMember(id);
  const objectId = newId();
  const about = { organizationId: id, key: objectId, objectId, at: ctx.now };
  const data = { amount: 1999, currency: "usd", reason: null };
  await transaction(ctx.db, (tx) => notify(tx, [newsOf(refundFailed, { ...about, data })]));
  const row = await ctx.db.notification.findFirstOrThrow({ where: { user_id: user.id } });
  return { id: row.id, headers: cookieOf(user) };
}

/** A request by a member who was told something. */
const asTold = (more: (told: { id: string }) => Sent = () => ({})): Sample => ({
  make: async (merchant) => {
    const { id, headers } = await told(merchant);
    return { ...more({ id }), headers };
  },
});

const tokenInput = { name: "CI", scopes: ["products:read"] };

const days = "start_date=2026-03-01&end_date=2026-03-31";
const dashboardInput = { name: "Growth", metrics: ["orders"] };
const dashboard = async ({ token }: Merchant, { api }: Shop) =>
  (await api("POST", "/metrics/dashboards", dashboardInput, { token })).body;

export const people: Record<string, Sample> = {
  "organizations.list": plain(),
  "organizations.create": {
    make: async () => ({
      body: { name: "Test organization", slug: `org-${newId()}` },
      headers: cookieOf(await aUser()),
    }),
  },
  "organizations.get": ofOne(async ({ id }) => ({ id })),
  "organizations.update": ofOne(async ({ id }) => ({ id }), { name: "Renamed" }),

  "members.list": { make: async (merchant) => member(merchant).then(() => ({})) },
  "members.update": ofOne(member, { role: "admin" }),
  "members.delete": ofOne(member),

  "invitations.list": { make: async (merchant, shop) => invitation(merchant, shop).then(() => ({})) },
  "invitations.create": { make: async () => ({ body: { email: address() } }) },
  "invitations.delete": ofOne((merchant, shop) => invitation(merchant, shop)),
  "invitations.accept": {
    make: async (merchant, shop) => {
      const { email } = await invitation(merchant, shop);
      const token = await mailedToken(email);
      return { body: { token }, headers: cookieOf(await aUser({ email })) };
    },
  },

  "accessTokens.list": plain(),
  "accessTokens.create": plain({ body: tokenInput }),
  "accessTokens.delete": ofOne(
    async ({ token }, { api }) => (await api("POST", "/access-tokens", tokenInput, { token })).body,
  ),

  "auditLog.list": plain(),
  "auditLog.export": plain(),

  "notifications.list": asTold(),
  "notifications.countUnread": asTold(),
  "notifications.readAll": asTold(({ id }) => ({ body: { up_to: id } })),
  "notifications.read": asTold(({ id }) => ({ params: { id } })),
  "notifications.listSwitches": asTold(),
  "notifications.updateSwitches": asTold(() => ({
    body: { switches: [{ kind: "refund_failed", dashboard: true, mail: false }] },
  })),

  "metrics.get": plain({ query: `${days}&interval=day` }),
  "metrics.export": plain({ query: `${days}&interval=day` }),
  "metrics.limits": plain(),
  "metrics.products": plain({ query: days }),
  "metrics.cohorts": plain({ query: "months=3" }),
  "metrics.listDashboards": { make: (merchant, shop) => dashboard(merchant, shop).then(() => ({})) },
  "metrics.createDashboard": plain({ body: dashboardInput }),
  "metrics.getDashboard": ofOne(dashboard),
  "metrics.updateDashboard": ofOne(dashboard, { name: "Loss" }),
  "metrics.deleteDashboard": ofOne(dashboard),
  "metrics.summary": plain({ query: "days=7" }),
  "metrics.subscriptions": plain({ query: "days=7" }),
  "search.find": plain({ query: "query=Test" }),
  "events.stream": plain(),
};
