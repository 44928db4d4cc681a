import "server-only";
import { createHash } from "node:crypto";
import type { World } from "@/server/context";
import { fileStore } from "@/server/files/store";
import { drawDocument } from "./draw-document";
import { findIssuedById, type Issued, markStored } from "./repository";

/** Where the file of an issued invoice lies in the store. */
export const storeKeyOf = ({ organization_id, id }: Pick<Issued, "organization_id" | "id">): string =>
  `${organization_id}/invoices/${id}`;

/** What this process draws right now: who asks for the same meanwhile waits for it. */
const drawing = new Map<string, Promise<Issued>>();

/**
 * Draws and stores the file of what was issued, unless that was done. Two at once, or one again after a crash, write the same bytes:
 * all that the file says is kept with the invoice.
 */
export async function storeIssued({ read }: Pick<World, "read">, issued: Issued): Promise<Issued> {
  if (issued.sha256) return issued;
  const running = drawing.get(issued.id);
  if (running) return running;
  const work = drawAndStore(read, issued).finally(() => drawing.delete(issued.id));
  drawing.set(issued.id, work);
  return work;
}

async function drawAndStore(read: World["read"], issued: Issued): Promise<Issued> {
  const bytes = await drawDocument(issued.document);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await (await fileStore()).put(storeKeyOf(issued), bytes, "application/pdf");
  await markStored(read, issued.id, { sha256, size: bytes.byteLength });
  return (await findIssuedById(read, issued.id)) ?? issued;
}
