"use client";

import type { ProductMediaFile } from "../schema";
import { uploadProductPicture } from "./upload-picture";
import { type Sent, useUploads } from "./use-uploads";

export type Picture = Sent<ProductMediaFile>;

const kept = (media: ProductMediaFile): Picture => ({
  key: media.id,
  name: media.name,
  size: media.size,
  progress: 1,
  stored: media,
  error: null,
});

/** The pictures of a product in their order, and their ways to the store. */
export const usePictures = (organizationId: string, medias: readonly ProductMediaFile[]) =>
  useUploads({
    upload: (file, way) => uploadProductPicture(organizationId, file, way),
    start: medias.map(kept),
  });
