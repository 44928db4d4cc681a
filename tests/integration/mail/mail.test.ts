import { expect, test } from "vitest";
import { GET } from "@/app/dev/mailbox.json/route";
import { mails } from "@/modules/mails";
import { invitationMail } from "@/modules/members/invitation-mail";
import { receiptMail } from "@/modules/orders/receipt-mail";
import { passwordResetMail } from "@/server/auth/password-reset-mail";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { clearMailbox, isMailboxOpen, listMailbox } from "@/server/mail/mailbox";
import { queueMails } from "@/server/mail/queue-mails";
import { apiForTest } from "../../setup/api.ts";
import { mailsTo } from "../../setup/mails.ts";

const { own, api } = apiForTest();

const at = new Date("2026-03-16T12:00:00Z");
const invitation = (to: string, organization = "Acme") => ({
  mail: invitationMail,
  to,
  organizationId: null,
  data: { ...invitationMail.sample, organization },
});
const receipt = (to: string) => ({
  mail: receiptMail,
  to,
  organizationId: own().id,
  data: receiptMail.sample,
});

test("without a mail server a mail lies in the mailbox, if its transaction commits", async () => {
  const { db } = world();
  const mail = invitation("ada@example.com", "Acme\r\nBcc: all@example.com");
  await transaction(db, (tx) => queueMails(tx, [mail], at));
  await transaction(db, async (tx) => {
    await queueMails(tx, [invitation("lost@example.com")], at);
    throw new Error("no");
  }).catch(() => undefined);
  const entries = await mailsTo("Ada@example.com");
  expect(entries).toMatchObject([
    {
      to: "ada@example.com",
      subject: "Join Acme Bcc: all@example.com on Florin",
      created_at: at.toISOString(),
    },
  ]);
  expect(await listMailbox(world(), mails)).toMatchObject([
    { id: entries[0]?.id, subject: entries[0]?.subject },
  ]);
  const answer = await GET(new Request("http://127.0.0.1:3000/dev/mailbox.json?to=ADA@example.com"));
  expect(await answer.json()).toEqual(entries);
});

test("mails of different kinds are queued in one statement, and come in the colours and name of their organization", async () => {
  await api("PATCH", `/organizations/${own().id}`, { name: "Tea & Co", brand_color: "#ffee00" });
  const reset = {
    mail: passwordResetMail,
    to: "two@example.com",
    organizationId: null,
    data: { token: "abc" },
  };
  await transaction(world().db, (tx) => queueMails(tx, [receipt("two@example.com"), reset], at));
  const [second, first] = await mailsTo("two@example.com");
  expect(first?.subject).toBe("Your receipt from Tea & Co (ACME-0042)");
  expect(first?.html).toContain("Tea &amp; Co");
  expect(second?.text).toContain("/reset-password?token=abc");
});

test("a mail that its organization has switched off is not queued, and others are", async () => {
  const change = { customer_email_settings: { order_confirmation: false } };
  expect((await api("PATCH", `/organizations/${own().id}`, change)).status).toBe(200);
  await transaction(world().db, (tx) =>
    queueMails(tx, [receipt("off@example.com"), invitation("off@example.com")], at),
  );
  expect((await mailsTo("off@example.com")).map(({ subject }) => subject)).toEqual(["Join Acme on Florin"]);
});

test("a mail of another version of the application does not close the mailbox", async () => {
  await world().db.mail.create({
    data: {
      id: "0198a000-0000-7000-8000-000000000000",
      name: "gone",
      data: {},
      recipient: "gone@example.com",
    },
  });
  expect(await mailsTo("gone@example.com")).toMatchObject([
    { subject: "A mail of another version", text: "" },
  ]);
});

test("the mailbox is cleared after a week of real time, whatever the organization's clock says", async () => {
  const { db } = world();
  const [old, fresh] = ["old@example.com", "fresh@example.com"];
  await transaction(db, (tx) => queueMails(tx, [invitation(old), invitation(fresh)], at));
  const queued_at = new Date(Date.now() - 8 * 86_400_000);
  await db.mail.updateMany({ where: { recipient: old }, data: { queued_at } });
  await clearMailbox.perform({ ...world(), jobId: "1", attempt: 1 }, {});
  expect(await mailsTo(old)).toEqual([]);
  expect(await mailsTo(fresh)).toHaveLength(1);
});

test.for([
  [true, { FLORIN_URL: "http://127.0.0.1:3000", SMTP_URL: undefined }],
  [true, { FLORIN_URL: "http://localhost:3000", SMTP_URL: undefined }],
  [true, { FLORIN_URL: "http://[::1]:3000", SMTP_URL: undefined }],
  [false, { FLORIN_URL: "https://pay.example.com", SMTP_URL: undefined }],
  [false, { FLORIN_URL: "https://127.0.0.1.example.com", SMTP_URL: undefined }],
  [false, { FLORIN_URL: "http://127.0.0.1:3000", SMTP_URL: "smtp://mail.example.com" }],
] as const)("the mailbox is open: %s with %j", ([open, settings]) =>
  expect(isMailboxOpen(settings)).toBe(open),
);
