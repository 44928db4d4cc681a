import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { apiForTest } from "../../setup/api.ts";
import { anApiServer } from "../../setup/api-server.ts";
import { aSink, type Received, type Sink, withStatus } from "../../setup/sink.ts";
import { bodyOf, idOf, tell, textHeaders } from "../webhooks/delivering.ts";

const { merchant } = apiForTest();

let folder: string;
let server: Awaited<ReturnType<typeof anApiServer>>;
const children: ChildProcess[] = [];
const sinks: Sink[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "florin-listen-"));
  server = await anApiServer();
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => ended(child)));
  await Promise.all(sinks.splice(0).map((sink) => sink.stop()));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function ended(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  const [code] = await exited;
  return code;
}

async function sinkFor(answer?: Sink["answer"], port?: number): Promise<Sink> {
  const sink = await aSink(answer, port);
  sinks.push(sink);
  return sink;
}

/** Starts the command; `said` is what it has printed. */
function florin(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [inRoot("src/sdk/florin/main.ts"), ...args], {
    env: { ...process.env, NODE_OPTIONS: "", FLORIN_TOKEN: "", FLORIN_URL: server.url, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const says = (what: string | RegExp) => expect.poll(() => said, { timeout: 20_000 }).toMatch(what);
  return { child, says, said: () => said };
}

const placeOf = () => path.join(folder, `${newId()}.json`);
const received = (sink: Sink, count: number) =>
  expect.poll(() => sink.received.length, { timeout: 20_000 }).toBe(count);
const dataOf = (each: Received) => bodyOf(each).data.id;

test("what happens from now on is handed on in order, signed with the secret that was printed, and told in a line each", async () => {
  const { id: organizationId, token } = await merchant();
  const sink = await sinkFor(withStatus(201));
  await tell(organizationId, newId());
  const place = placeOf();
  const { says, said } = florin(["listen", sink.url, "--place", place], { FLORIN_TOKEN: token });
  await says("Waiting for what happens");
  const objects = [newId(), newId()];
  for (const id of objects) await tell(organizationId, id, ["order.created", "order.paid"]);
  await received(sink, 4);
  expect(sink.received.map(dataOf)).toEqual([objects[0], objects[0], objects[1], objects[1]]);
  const secret = /whsec_\S+/.exec(said())?.[0] ?? "";
  for (const { headers, body } of sink.received) {
    expect(new Webhook(secret).verify(body, textHeaders(headers))).toEqual(JSON.parse(body));
    const likePolar = Buffer.from(secret, "utf8").toString("base64");
    expect(new Webhook(likePolar).verify(body, textHeaders(headers))).toEqual(JSON.parse(body));
  }
  await says(new RegExp(`order\\.paid +${idOf(sink.received[3] as Received)} +201 in \\d+ ms`));
  expect((await stat(place)).mode & 0o077).toBe(0);
});

test("killed and started again it goes on where it ended, under the same secret; with --now it begins anew", async () => {
  const { id: organizationId, token } = await merchant();
  const sink = await sinkFor();
  const args = ["listen", sink.url, "--place", placeOf(), "--token", token];
  const first = florin(args, {});
  await first.says("Waiting for what happens");
  await ended(first.child, "SIGKILL");
  const missed = [newId(), newId()];
  for (const id of missed) await tell(organizationId, id);
  const second = florin(args, {});
  await received(sink, 2);
  expect(sink.received.map(dataOf)).toEqual(missed);
  const secretIn = (text: string) => /whsec_\S+/.exec(text)?.[0];
  expect(secretIn(second.said())).toBe(secretIn(first.said()));
  expect(await ended(second.child, "SIGINT")).toBe(0);
  await tell(organizationId, newId());
  const third = florin([...args, "--now"], {});
  await third.says("Waiting for what happens");
  const later = newId();
  await tell(organizationId, later);
  await received(sink, 3);
  expect(sink.received.map(dataOf).at(-1)).toBe(later);
});

test("it waits for a server that restarts and for a receiver that does, and loses nothing", async () => {
  const { id: organizationId, token } = await merchant();
  const sink = await sinkFor();
  const { says } = florin(["listen", sink.url, "--place", placeOf()], { FLORIN_TOKEN: token });
  await says("Waiting for what happens");
  await server.stop();
  await says("does not answer: waiting");
  const objects = [newId(), newId(), newId()];
  await tell(organizationId, objects[0] as string);
  await sink.stop();
  await server.restart();
  await says("Nobody listens at");
  for (const id of objects.slice(1)) await tell(organizationId, id);
  const again = await sinkFor(withStatus(500), Number(new URL(sink.url).port));
  await received(again, 3);
  expect(again.received.map(dataOf)).toEqual(objects);
  await says("It is there again");
});

test("--events chooses types, and all of a noun", async () => {
  const { id: organizationId, token } = await merchant();
  const sink = await sinkFor();
  const chosen = ["--events", "order.paid,customer.*", "--place", placeOf()];
  const { says } = florin(["listen", sink.url, ...chosen], { FLORIN_TOKEN: token });
  await says("Waiting for what happens");
  await tell(organizationId, newId(), ["order.created", "order.paid", "order.updated"]);
  await received(sink, 1);
  expect(sink.received.map((each) => bodyOf(each).type)).toEqual(["order.paid"]);
});

test("it ends, and says why, where it is called wrongly or the server refuses the token", async () => {
  const place = ["--place", placeOf()];
  const cases: [args: string[], env: Record<string, string>, code: number, said: RegExp][] = [
    [["listen"], { FLORIN_TOKEN: "x" }, 2, /Usage: florin listen URL/],
    [["listen", "http://127.0.0.1:9/", ...place], {}, 2, /access token is needed/],
    [["listen", "not an address"], { FLORIN_TOKEN: "x" }, 2, /is no address/],
    [["listen", "http://127.0.0.1:9/", "--unknown"], { FLORIN_TOKEN: "x" }, 2, /--unknown/],
    [["listen", "http://127.0.0.1:9/", ...place], { FLORIN_TOKEN: "florin_oat_none" }, 1, /does not know/],
    [["--help"], {}, 0, /florin listen URL/],
  ];
  for (const [args, env, code, said] of cases) {
    const { child, says } = florin(args, env);
    await says(said);
    if (child.exitCode === null) await once(child, "exit");
    expect([args, child.exitCode]).toEqual([args, code]);
  }
});
