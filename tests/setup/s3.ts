import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const md5 = (content: Buffer) => createHash("md5").update(content).digest("hex");

type Kept = { objects: Map<string, Buffer>; uploads: Map<string, Map<number, Buffer>> };
type Asked = { path: string; query: URLSearchParams; headers: IncomingMessage["headers"]; body: Buffer };
type Told = { status: number; headers?: Record<string, string>; body?: string | Buffer };

const xml = (body: string, status = 200): Told => ({
  status,
  headers: { "Content-Type": "application/xml" },
  body,
});
const refusal = (code: string, status: number) =>
  xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, status);

/** As much of S3 as uploads in parts and whole objects need, in memory, without checking signatures: it stands for a service of others. */
export async function startS3(): Promise<{
  url: string;
  objects: Map<string, Buffer>;
  stop(): Promise<void>;
}> {
  const kept: Kept = { objects: new Map(), uploads: new Map() };
  const server = createServer(async (request, response) =>
    tell(request, response, answer(kept, request.method ?? "", await read(request))),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((done) => server.close(() => done()));
  return { url: `http://127.0.0.1:${port}`, objects: kept.objects, stop };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? "/", "http://s3");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

function tell(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, body = "" }: Told,
): void {
  const length = headers["Content-Length"] ?? String(Buffer.byteLength(body));
  response.writeHead(status, { ...headers, "Content-Length": length });
  response.end(request.method === "HEAD" ? undefined : body);
}

function answer(kept: Kept, method: string, asked: Asked): Told {
  if (asked.query.has("uploads")) return begin(kept);
  if (asked.query.has("uploadId")) return ofUpload(kept, method, asked, asked.query.get("uploadId") ?? "");
  if (method === "DELETE") {
    kept.objects.delete(asked.path);
    return { status: 204 };
  }
  if (method === "PUT") {
    kept.objects.set(asked.path, asked.body);
    return { status: 200, headers: { ETag: `"${md5(asked.body)}"` } };
  }
  return get(kept.objects.get(asked.path), asked.headers.range);
}

function begin({ uploads }: Kept): Told {
  const id = `upload-${uploads.size + 1}`;
  uploads.set(id, new Map());
  return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
}

function ofUpload(
  { objects, uploads }: Kept,
  method: string,
  { path, query, headers, body }: Asked,
  id: string,
): Told {
  const parts = uploads.get(id);
  if (!parts) return refusal("NoSuchUpload", 404);
  if (method === "DELETE") {
    uploads.delete(id);
    return { status: 204 };
  }
  if (method === "PUT") {
    const signed = (query.get("X-Amz-SignedHeaders") ?? "").split(";");
    if (!signed.includes("content-length") || !query.has("X-Amz-Signature"))
      return refusal("AccessDenied", 403);
    const sum = headers["x-amz-checksum-sha256"];
    if (sum && createHash("sha256").update(body).digest("base64") !== sum) return refusal("BadDigest", 400);
    parts.set(Number(query.get("partNumber")), body);
    return { status: 200, headers: { ETag: `"${md5(body)}"` } };
  }
  const wanted = [...body.toString().matchAll(/<Part>[\s\S]*?<\/Part>/g)].map(([part]) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: /<ETag>(?:&quot;|")?([0-9a-f]+)/.exec(part)?.[1],
  }));
  const chosen = wanted.map(({ number, etag }) => {
    const content = parts.get(number);
    return content && md5(content) === etag ? content : undefined;
  });
  if (chosen.includes(undefined)) return refusal("InvalidPart", 400);
  objects.set(path, Buffer.concat(chosen as Buffer[]));
  uploads.delete(id);
  return xml("<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>");
}

function get(object: Buffer | undefined, range: string | undefined): Told {
  if (!object) return refusal("NoSuchKey", 404);
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  const body = from && to ? object.subarray(Number(from), Number(to) + 1) : object;
  return {
    status: body === object ? 200 : 206,
    headers: { ETag: `"${md5(object)}"`, "Content-Length": String(body.byteLength) },
    body,
  };
}
