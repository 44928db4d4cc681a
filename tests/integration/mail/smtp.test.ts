import { afterAll, expect, test } from "vitest";
import { GET } from "@/app/dev/mailbox.json/route";
import { mails } from "@/modules/mails";
import { invitationMail } from "@/modules/members/invitation-mail";
import { receiptMail } from "@/modules/orders/receipt-mail";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { deliverMail } from "@/server/mail/deliver-mail";
import { clearMailbox } from "@/server/mail/mailbox";
import { queueMails } from "@/server/mail/queue-mails";
import { apiForTest } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";
import { aMailServer } from "./mail-server.ts";

const asked = new Map<string, number>();
/** Every seventh recipient is refused at first. */
const server = await aMailServer((recipient) => {
  const number = Number(/^many-(\d+)@/.exec(recipient)?.[1] ?? 1);
  asked.set(recipient, (asked.get(recipient) ?? 0) + 1);
  return number % 7 === 0 && asked.get(recipient) === 1;
});
afterAll(server.stop);
const { api, own } = apiForTest({ SMTP_URL: server.url, MAIL_FROM: "Florin <no-reply@example.com>" });

const invitation = (to: string, token = "a-link-that-works-once") => ({
  mail: invitationMail,
  to,
  organizationId: null,
  data: { ...invitationMail.sample, token },
});
const idOf = (letter: string | undefined) => /^Message-ID: (<[^>]+>)/im.exec(letter ?? "")?.[1];
const lettersTo = (to: string) => server.letters.filter((letter) => letter.includes(`To: ${to}\r\n`));

test("a mail waits if its transaction commits, arrives, and what it was drawn from is forgotten; the mailbox is closed", async () => {
  const { db } = world();
  await transaction(db, async (tx) => {
    await queueMails(tx, [invitation("lost@example.com")], new Date());
    throw new Error("no");
  }).catch(() => undefined);
  await transaction(db, (tx) => queueMails(tx, [invitation("ada@example.com")], new Date()));
  expect((await GET(new Request("http://127.0.0.1:3000/dev/mailbox.json"))).status).toBe(404);
  expect(server.letters).toHaveLength(0);
  await runJobs();
  expect(server.letters).toHaveLength(1);
  const [letter = ""] = lettersTo("ada@example.com");
  for (const line of [
    "From: Florin <no-reply@example.com>",
    "Subject: Join Acme on Florin",
    "a-link-that-works-once",
  ])
    expect(letter).toContain(line);
  const kept = await db.mail.findMany();
  expect(kept).toMatchObject([{ recipient: "ada@example.com", data: {}, sent_at: expect.any(Date) }]);
});

test("a repetition of a mail whose sending was not noted can be told by its id, and one that was noted is not sent again", async () => {
  const { db } = world();
  await transaction(db, (tx) => queueMails(tx, [invitation("twice@example.com")], new Date()));
  const row = await db.mail.findFirstOrThrow({ where: { recipient: "twice@example.com" } });
  const job = deliverMail(mails);
  const deliver = () => job.perform({ ...world(), jobId: "job:1", attempt: 1 }, { mail_id: row.id });
  await deliver();
  await deliver();
  expect(lettersTo("twice@example.com")).toHaveLength(1);
  await db.mail.update({ where: { id: row.id }, data: { sent_at: null, data: invitation("").data } });
  await deliver();
  const ids = lettersTo("twice@example.com").map(idOf);
  expect(ids).toEqual([expect.stringMatching(/^<[0-9a-f]{32}@127\.0\.0\.1>$/), ids[0]]);
});

test("an organization's mail bears its name and is answered to it", async () => {
  await api("PATCH", `/organizations/${own().id}`, { name: "Tea Company", email: "help@tea.example" });
  const mail = {
    mail: receiptMail,
    to: "tea@example.com",
    organizationId: own().id,
    data: receiptMail.sample,
  };
  await transaction(world().db, (tx) => queueMails(tx, [mail], new Date()));
  await runJobs();
  const [letter] = lettersTo("tea@example.com");
  expect(letter).toContain("From: Tea Company <no-reply@example.com>");
  expect(letter).toContain("Reply-To: Tea Company <help@tea.example>");
});

test("500 mails queued in one statement arrive once each, although the mail server refuses some at first", {
  timeout: 180_000,
}, async () => {
  const before = server.letters.length;
  const many = Array.from({ length: 500 }, (_, index) => invitation(`many-${index}@example.com`));
  await transaction(world().db, (tx) => queueMails(tx, many, new Date()));
  const runs = [await runJobs()];
  await world().db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
  runs.push(await runJobs());
  expect(runs.flatMap(({ failed }) => failed)).toHaveLength(72);
  const arrived = server.letters.slice(before);
  expect(arrived).toHaveLength(500);
  expect(new Set(arrived.map((letter) => /^To: (.*)$/m.exec(letter)?.[1])).size).toBe(500);
  expect(new Set(arrived.map(idOf)).size).toBe(500);
  expect(await world().db.mail.count({ where: { sent_at: null } })).toBe(0);
});

test("what waits for the mail server is not cleared, what was sent is", async () => {
  const { db } = world();
  await transaction(db, (tx) => queueMails(tx, [invitation("waits@example.com")], new Date()));
  await db.mail.updateMany({ data: { queued_at: new Date(Date.now() - 8 * 86_400_000) } });
  await clearMailbox.perform({ ...world(), jobId: "1", attempt: 1 }, {});
  expect(await db.mail.findMany()).toMatchObject([{ recipient: "waits@example.com" }]);
});
