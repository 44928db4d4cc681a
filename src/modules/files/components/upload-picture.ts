import type { z } from "zod";
import { putBytes } from "@/lib/put-bytes";
import { request } from "@/lib/request";
import { FileUpload, OrganizationAvatarFile, ProductMediaFile } from "../schema";

/** What a browser shows and the store takes. */
export const PICTURE_TYPES = "image/png,image/jpeg,image/webp,image/gif,image/avif";
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

type Way = { onProgress: (share: number) => void; signal: AbortSignal };

const upload =
  <S extends z.ZodType>(service: "organization_avatar" | "product_media", stored: S) =>
  async (organization: string, picture: File, { onProgress, signal }: Way): Promise<z.output<S>> => {
    const begun = await request(FileUpload, "/files", {
      organization,
      method: "POST",
      signal,
      body: {
        name: picture.name,
        mime_type: picture.type,
        size: picture.size,
        service,
        upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: picture.size }] },
      },
    });
    const { id, path, parts } = begun.upload;
    const sent = await Promise.all(
      parts.map(async ({ number, url, headers }) => ({
        number,
        checksum_etag: await putBytes(url, picture, { headers, onProgress, signal }),
      })),
    );
    const body = { id, path, parts: sent };
    return request(stored, `/files/${begun.id}/uploaded`, { organization, method: "POST", body, signal });
  };

/** Sends the picture of an organization to the store; anybody can see it at its `public_url`. @throws ApiError */
export const uploadAvatar = upload("organization_avatar", OrganizationAvatarFile);

/** Sends a picture of a product to the store. @throws ApiError */
export const uploadProductPicture = upload("product_media", ProductMediaFile);
