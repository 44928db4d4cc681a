import type { z } from "zod";
import { OrganizationAvatarFile, ProductMediaFile } from "../schema";
import { uploadInParts, type Way } from "./upload-parts";

/** What a browser shows and the store takes. */
export const PICTURE_TYPES = "image/png,image/jpeg,image/webp,image/gif,image/avif";
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

const upload =
  <S extends z.ZodType>(service: "organization_avatar" | "product_media", stored: S) =>
  async (organization: string, picture: File, way: Way): Promise<z.output<S>> =>
    stored.parse(await uploadInParts(organization, picture, { service }, way));

/** Sends the picture of an organization to the store; anybody can see it at its `public_url`. @throws ApiError */
export const uploadAvatar = upload("organization_avatar", OrganizationAvatarFile);

/** Sends a picture of a product to the store. @throws ApiError */
export const uploadProductPicture = upload("product_media", ProductMediaFile);
