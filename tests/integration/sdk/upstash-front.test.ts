import { Redis as Tcp } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshRedis } from "../../setup/redis.ts";
import { type UpstashFront, upstashFront } from "../../setup/upstash-front.ts";

/** The double of somebody else's service keeps to what that service's own client sends and reads. */
let front: UpstashFront;
let tcp: Tcp;
beforeAll(async () => {
  const url = await freshRedis();
  front = await upstashFront(url);
  tcp = new Tcp(url);
});
afterAll(async () => {
  await front.stop();
  tcp.disconnect();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(front.url + path, {
    method: "POST",
    headers: { Authorization: `Bearer ${front.token}`, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  }).then(async (answer) => ({ status: answer.status, body: await answer.json() }));

describe.each([
  ["as base64", { responseEncoding: "base64" as const }],
  ["as text", { responseEncoding: false as const }],
  ["with replies as they are", { automaticDeserialization: false }],
])("Upstash's client, %s", (_, options) => {
  const client = () => front.client(options);

  test("gets back what it wrote, whatever the bytes of the text mean in base64", async () => {
    for (const text of ["OK", "T0s=", "abcd", "naïve ☕ 𝄞", ""]) {
      await client().set("text", text);
      expect(await client().get("text")).toBe(text);
    }
    expect(await client().get("nothing")).toBeNull();
  });

  test("runs scripts whose replies are lists in lists, integers, nulls and texts", async () => {
    const script = "return { 'ok', 7, { KEYS[1], { ARGV[1] } }, false }";
    const reply = await client().eval(script, ["a key"], ["an argument"]);
    expect(reply).toEqual(["ok", 7, ["a key", ["an argument"]], null]);
  });

  test("hears NOSCRIPT for a script that the server does not know", async () => {
    await expect(client().evalsha("0".repeat(40), [], [])).rejects.toThrow(/NOSCRIPT/);
  });

  test("has each result of a pipeline in its place", async () => {
    expect(await client().pipeline().set("n", 1).incr("n").exec()).toEqual(["OK", 2]);
    await expect(client().pipeline().set("n", "x").incr("n").exec()).rejects.toThrow(
      /Command 2 .*not an integer/,
    );
  });

  test("has a transaction happen at once", async () => {
    await client().del("list");
    const each = Array.from({ length: 20 }, (_, index) =>
      client().multi().rpush("list", index).rpush("list", index).exec(),
    );
    await Promise.all(each);
    const list = await tcp.lrange("list", 0, -1);
    expect(list).toHaveLength(40);
    for (let at = 0; at < 40; at += 2) expect(list[at]).toBe(list[at + 1]);
  });
});

describe("as the service's documentation says", () => {
  test("a command that fails answers 400 with the error of Redis", async () => {
    await tcp.set("word", "x");
    const answer = await post("/", ["INCR", "word"]);
    expect(answer).toEqual({ status: 400, body: { error: "ERR value is not an integer or out of range" } });
    expect((await post("/", ["NOT-A-COMMAND"])).status).toBe(400);
    expect((await post("/", "no json")).status).toBe(400);
    expect((await post("/", { command: "GET" })).status).toBe(400);
  });

  test("in a pipeline one error spoils nothing else, and the answer is 200", async () => {
    const { status, body } = await post("/pipeline", [
      ["SET", "word", "x"],
      ["INCR", "word"],
      ["GET", "word"],
    ]);
    expect(status).toBe(200);
    expect(body).toEqual([{ result: "OK" }, { error: expect.stringContaining("integer") }, { result: "x" }]);
  });

  test("a transaction with a command that is none changes nothing", async () => {
    await tcp.set("n", 1);
    expect((await post("/multi-exec", [["INCR", "n"], ["NOT-A-COMMAND"]])).status).toBe(400);
    expect(await tcp.get("n")).toBe("1");
  });

  test("base64 is for texts alone; OK, integers and errors stay as they are", async () => {
    const asked = { "Upstash-Encoding": "base64" };
    expect((await post("/", ["SET", "a", "b"], asked)).body).toEqual({ result: "OK" });
    expect((await post("/", ["GET", "a"], asked)).body).toEqual({ result: "Yg==" });
    expect((await post("/", ["STRLEN", "a"], asked)).body).toEqual({ result: 1 });
    expect((await post("/", ["INCR", "a"], asked)).body.error).toMatch(/^ERR /);
  });

  test.each([{ Authorization: "" }, { Authorization: "Bearer wrong" }])(
    "without the token nothing is done: %o",
    async (headers) => {
      expect((await post("/", ["SET", "secret", "1"], headers)).status).toBe(401);
      expect(await tcp.exists("secret")).toBe(0);
    },
  );

  test("what belongs to one connection is refused, since none is kept", async () => {
    for (const command of [["MULTI"], ["WATCH", "a"], ["SELECT", 1]])
      expect(await post("/", command)).toMatchObject({
        status: 400,
        body: { error: expect.stringContaining("not available") },
      });
  });

  test("a command that waits keeps nobody else waiting", async () => {
    const waiting = post("/", ["XREAD", "BLOCK", 10_000, "STREAMS", "stream", "$"]);
    await new Promise((resume) => setTimeout(resume, 50));
    const added = await post("/", ["XADD", "stream", "*", "field", "value"]);
    expect((await waiting).body).toEqual({ result: [["stream", [[added.body.result, ["field", "value"]]]]] });
  });
});

test("an answer that gets lost is a change that was made: the client's own retry makes it again", async () => {
  const client = front.client({ retry: { retries: 1, backoff: () => 1 } });
  await tcp.set("twice", 0);
  front.loseAnswers(1);
  expect(await client.incr("twice")).toBe(2);
});
