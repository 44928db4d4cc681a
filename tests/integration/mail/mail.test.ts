import { expect, test } from "vitest";
import { GET } from "@/app/dev/mailbox.json/route";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { setLetter } from "@/server/mail/letter";
import { clearMailbox, isMailboxOpen, readMailbox } from "@/server/mail/mailbox";
import { sendMail } from "@/server/mail/send-mail";
import { apiForTest } from "../../setup/api.ts";

apiForTest();

const mail = {
  to: "ada@example.com",
  subject: "Hello\r\nBcc: all@example.com",
  html: "<p>Hi</p>",
  text: "Hi",
};

test("without a mail server a mail lies in the mailbox, if its transaction commits", async () => {
  const { db } = world();
  await transaction(db, (tx) => sendMail(tx, mail));
  await transaction(db, async (tx) => {
    await sendMail(tx, { ...mail, to: "lost@example.com" });
    throw new Error("no");
  }).catch(() => undefined);
  const entries = await readMailbox(world());
  expect(entries).toMatchObject([
    { to: "ada@example.com", subject: "Hello Bcc: all@example.com", text: "Hi" },
  ]);
  const answer = await GET(new Request("http://127.0.0.1:3000/dev/mailbox.json?to=ADA@example.com"));
  expect(await answer.json()).toEqual(entries);
});

test("the mailbox is cleared after a week", async () => {
  const { db } = world();
  await transaction(db, (tx) => sendMail(tx, { ...mail, to: "old@example.com" }));
  await db.mail.updateMany({
    where: { recipient: "old@example.com" },
    data: { created_at: new Date(Date.now() - 8 * 86_400_000) },
  });
  await clearMailbox.perform({ ...world(), jobId: "1", attempt: 1 }, {});
  expect((await readMailbox(world())).map(({ to }) => to)).toEqual(["ada@example.com"]);
});

test("a letter says the same as HTML and as text, and nothing in it becomes markup", () => {
  const name = `<script>alert("x")</script>`;
  const { html, text } = setLetter({
    title: name,
    paragraphs: [name],
    action: { label: name, url: 'https://a.example/?a=1&b="' },
  });
  expect(html).not.toContain("<script");
  expect(html).toContain('href="https://a.example/?a=1&amp;b=&quot;"');
  expect(text).toContain(name);
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
