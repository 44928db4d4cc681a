import { createServer, type Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { GET } from "@/app/dev/mailbox.json/route";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { deliverMail, sendMail } from "@/server/mail/send-mail";
import { apiForTest } from "../../setup/api.ts";

/** Just enough of a mail server to hear what it is given. */
const letters: string[] = [];
function converse(socket: Socket): void {
  let letter: string | undefined;
  socket.write("220 test\r\n");
  socket.on("data", (chunk) => {
    const text = chunk.toString();
    if (letter === undefined) {
      const begins = /^DATA/im.test(text);
      if (begins) letter = "";
      socket.write(begins ? "354 go on\r\n" : "250 ok\r\n");
      return;
    }
    letter += text;
    if (!letter.endsWith("\r\n.\r\n")) return;
    letters.push(letter);
    letter = undefined;
    socket.write("250 ok\r\n");
  });
}
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  converse(socket);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const address = server.address();
const port = typeof address === "object" ? address?.port : 0;
apiForTest({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Florin <no-reply@example.com>" });

const mail = { to: "ada@example.com", subject: "Your receipt", html: "<p>Thanks</p>", text: "Thanks" };

test("a mail waits as a job if its transaction commits, and the mailbox is closed", async () => {
  const { db, read } = world();
  await transaction(db, async (tx) => {
    await sendMail(tx, { ...mail, to: "lost@example.com" });
    throw new Error("no");
  }).catch(() => undefined);
  await transaction(db, (tx) => sendMail(tx, mail));
  const jobs = await read(sql`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = ${deliverMail.name}`);
  expect(jobs).toEqual([{ payload: mail }]);
  expect((await GET(new Request("http://127.0.0.1:3000/dev/mailbox.json"))).status).toBe(404);
});

test("a mail arrives as it was written, and a repetition can be told by its id", async () => {
  for (let time = 0; time < 2; time++)
    await deliverMail.perform({ ...world(), jobId: "job:1", attempt: 1 }, mail);
  const ids = letters.map((letter) => /^Message-ID: (<[0-9a-f]{32}@127\.0\.0\.1>)/im.exec(letter)?.[1]);
  expect(ids).toEqual([ids[0], ids[0]]);
  expect(ids[0]).toBeDefined();
  for (const line of [
    "From: Florin <no-reply@example.com>",
    "To: ada@example.com",
    "Subject: Your receipt",
    "Thanks",
  ])
    expect(letters[0]).toContain(line);
});
