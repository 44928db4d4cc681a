import type { ClientCall } from "./client-calls";
import { clientCallOf } from "./client-calls";
import type { ApiDocument } from "./document";
import { exampleOf } from "./example";
import type { Operation } from "./operations";
import { sampleBodies, sampleQueries } from "./sample-bodies";

/** A request that the samples make. */
export type SampleRequest = {
  method: string;
  /** With its parameters filled in. */
  url: string;
  needsToken: boolean;
  body: object | null;
  contentType: string | null;
  client: ClientCall | null;
};

/** The request that shows this operation at work; null where no program can make it, but only somebody in the dashboard. */
export function sampleRequestOf(document: ApiDocument, operation: Operation): SampleRequest | null {
  if (!operation.callers.some((caller) => caller !== "dashboard")) return null;
  const valued = (parameters: Operation["inPath"]) =>
    Object.fromEntries(parameters.map(({ name, schema }) => [name, exampleOf(document, schema, name)]));
  const params = valued(operation.inPath);
  const shown = ["limit", ...(sampleQueries[operation.id] ?? [])];
  const query = valued(
    operation.inQuery.filter(({ name, isRequired }) => isRequired || shown.includes(name)),
  );
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const body = operation.body ? (sampleBodies[operation.id] ?? {}) : null;
  return {
    method: operation.method,
    url: `${document.servers[0]?.url}${path}${search.size > 0 ? `?${search}` : ""}`,
    needsToken: !operation.callers.includes("anybody"),
    body,
    contentType: operation.success.contentType,
    client: clientCallOf(operation, { params, query, body }),
  };
}

export const curlOf = ({ method, url, needsToken, body, contentType }: SampleRequest): string =>
  [
    `curl ${method === "GET" ? "" : `-X ${method} `}${contentType === "text/event-stream" ? "-N " : ""}'${url}'`,
    ...(needsToken ? ['-H "Authorization: Bearer $FLORIN_TOKEN"'] : []),
    ...(method === "GET" ? [] : ["-H 'Idempotency-Key: a-key-of-your-own'"]),
    ...(body
      ? [
          "-H 'Content-Type: application/json'",
          `-d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
        ]
      : []),
    ...(contentType === "text/csv" ? ["-o export.csv"] : []),
  ].join(" \\\n  ");

/** For any runtime with fetch: Node, Deno, Bun, a browser. */
export function fetchOf({ method, url, needsToken, body, contentType }: SampleRequest): string {
  const headers = [
    ...(needsToken ? [`    Authorization: "Bearer " + process.env.FLORIN_TOKEN,`] : []),
    ...(body ? ['    "Content-Type": "application/json",'] : []),
    ...(method === "GET" ? [] : ['    "Idempotency-Key": crypto.randomUUID(),']),
  ];
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length > 0 ? ["  headers: {", ...headers, "  },"] : []),
    ...(body ? [`  body: JSON.stringify(${literal(body, "  ")}),`] : []),
  ];
  const call = options.length > 0 ? `fetch("${url}", {\n${options.join("\n")}\n})` : `fetch("${url}")`;
  return `const response = await ${call};\nif (!response.ok) throw new Error(await response.text());\n${READ[contentType ?? ""] ?? ""}`;
}

const READ: Record<string, string> = {
  "application/json": "const answer = await response.json();\n",
  "text/csv": "const csv = await response.text();\n",
  "text/event-stream":
    "for await (const text of response.body.pipeThrough(new TextDecoderStream())) console.log(text);\n",
};

/** With Polar's official client for TypeScript. */
export function clientOf({ url, client, needsToken }: SampleRequest): string | null {
  if (!client) return null;
  const { group, method, argument } = client;
  const call = `polar.${group}.${method}(${Object.keys(argument).length > 0 ? literal(argument) : ""})`;
  const settings = {
    ...(needsToken && { accessToken: "process.env.FLORIN_TOKEN" }),
    serverURL: new URL(url).origin,
  };
  const made = literal(settings).replace('"process.env.FLORIN_TOKEN"', "process.env.FLORIN_TOKEN");
  const use =
    method === "list"
      ? `for await (const page of await ${call}) {\n  console.log(page.result.items);\n}\n`
      : `const answer = await ${call};\n`;
  return `import { Polar } from "@polar-sh/sdk";\n\nconst polar = new Polar(${made});\n${use}`;
}

const SHORT = 60;

/** A value as one writes it in TypeScript. */
function literal(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const parts = (inner: string) =>
    isList
      ? value.map((item) => literal(item, inner))
      : Object.entries(value).map(([key, item]) => `${key}: ${literal(item, inner)}`);
  if (parts("").length === 0) return open + close;
  const space = isList ? "" : " ";
  const short = `${open}${space}${parts("").join(", ")}${space}${close}`;
  if (short.length <= SHORT && !short.includes("\n")) return short;
  const lines = parts(`${indent}  `).map((part) => `${indent}  ${part},`);
  return `${open}\n${lines.join("\n")}\n${indent}${close}`;
}
