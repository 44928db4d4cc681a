import { expect } from "vitest";
import type { Downloadable } from "@/modules/downloadables/schema";
import { anUploadedFile } from "../../factories/file.ts";
import type { Api } from "../../setup/api.ts";
import type { Shop } from "../../setup/shop.ts";

/** An uploaded download with this content. */
export async function aDownload(
  api: Api,
  content: Uint8Array,
  named: object = {},
): Promise<{ id: string; name: string; checksum_etag: string }> {
  const about = { service: "downloadable", mime_type: "application/zip", name: "atlas.zip", ...named };
  const { status, text, body } = await anUploadedFile(api, content, about);
  expect(status, text).toBe(200);
  return body;
}

/** A benefit of these files. */
export async function aBenefitOfFiles(api: Api, files: readonly { id: string }[], archived: object = {}) {
  const properties = { files: files.map(({ id }) => id), archived };
  const made = await api("POST", "/benefits", { type: "downloadables", description: "Atlas", properties });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string };
}

/** What a customer can do by a session of theirs. */
export async function asCustomer({ api }: Pick<Shop, "api">, customerId: string, token?: string) {
  const made = await api(
    "POST",
    "/customer-sessions",
    { customer_id: customerId },
    token ? { token } : undefined,
  );
  expect(made.status, made.text).toBe(201);
  const as = { token: made.body.token as string };
  return {
    list: async (query = ""): Promise<Downloadable[]> => {
      const { status, text, body } = await api(
        "GET",
        `/customer-portal/downloadables${query}`,
        undefined,
        as,
      );
      expect(status, text).toBe(200);
      return body.items;
    },
  };
}

/** Fetches an address that was signed, as a browser does that has nothing else. */
export async function fetchLink(url: string, headers: Record<string, string> = {}, method = "GET") {
  const { getDownload } = await import("@/modules/downloadables/routes");
  const token = new URL(url).pathname.split("/").at(-1) ?? "";
  const answer = await getDownload(new Request(url, { method, headers }), {
    params: Promise.resolve({ token }),
  });
  const content = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, content };
}
