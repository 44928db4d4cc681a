import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

/** What a file is for; it decides the types accepted and who may fetch it. */
export const FileService = z.enum(["product_media", "organization_avatar", "downloadable"]).meta({
  id: "FileService",
  description: "What the file is for. All but `downloadable` are public pictures.",
});
export type FileService = z.output<typeof FileService>;

const common = {
  id: Id,
  organization_id: Id,
  name: z.string().meta({ example: "cover.png" }),
  path: z.string().meta({ description: "Key in the store." }),
  mime_type: z.string().meta({ example: "image/png" }),
  size: z.int().meta({ description: "Bytes." }),
  storage_version: z.string().nullable(),
  checksum_etag: z.string().nullable(),
  checksum_sha256_base64: z.string().nullable(),
  checksum_sha256_hex: z.string().nullable(),
  last_modified_at: Instant.nullable(),
  version: z.string().nullable(),
  is_uploaded: z.boolean(),
  created_at: Instant,
  size_readable: z.string().meta({ example: "12.3 kB" }),
};

/** A picture of a product, readable by anybody at `public_url`. */
export const ProductMediaFile = z
  .object({ ...common, service: z.literal("product_media"), public_url: z.url() })
  .meta({ id: "ProductMediaFile" });
export type ProductMediaFile = z.output<typeof ProductMediaFile>;

/** The picture of an organization, readable by anybody at `public_url`. */
export const OrganizationAvatarFile = z
  .object({ ...common, service: z.literal("organization_avatar"), public_url: z.url() })
  .meta({ id: "OrganizationAvatarFile" });

/** What is delivered to those who bought it, and readable by nobody else. */
export const DownloadableFile = z
  .object({
    ...common,
    service: z.literal("downloadable"),
    replaces_id: Id.nullable().meta({ description: "The file of which this is a new version." }),
  })
  .meta({ id: "DownloadableFile" });
export type DownloadableFile = z.output<typeof DownloadableFile>;

export const File = z
  .discriminatedUnion("service", [ProductMediaFile, OrganizationAvatarFile, DownloadableFile])
  .meta({ id: "File" });
export type File = z.output<typeof File>;

const Sha256 = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, "A SHA-256 in base64.")
  .meta({ description: "SHA-256 in base64.", example: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" });

const PartNumber = z.int().min(1).max(1_000);

const UploadedPart = z.object({
  number: PartNumber,
  chunk_start: z.int().meta({ description: "First byte." }),
  chunk_end: z.int().meta({ description: "The byte after the last." }),
  checksum_sha256_base64: z.string().nullable(),
  url: z
    .string()
    .meta({ description: "PUT the bytes of the part here, with `headers`; its answer has an ETag." }),
  expires_at: Instant,
  headers: z.record(z.string(), z.string()),
});

/** A file whose content is still to be sent. */
export const FileUpload = z
  .object({
    ...common,
    service: FileService,
    upload: z.object({ id: z.string(), path: z.string(), parts: z.array(UploadedPart) }),
  })
  .meta({ id: "FileUpload" });
export type FileUpload = z.output<typeof FileUpload>;

const Name = z.string().trim().min(1).max(255);
const Version = z.string().max(100);

export const CreateFile = z
  .strictObject({
    name: Name,
    mime_type: z
      .string()
      .max(255)
      .regex(/^[\w.+-]+\/[\w.+-]+$/, "A media type, as image/png."),
    size: z.int().min(1),
    checksum_sha256_base64: Sha256.nullish(),
    upload: z.strictObject({
      parts: z
        .array(
          z.strictObject({
            number: PartNumber,
            chunk_start: z.int().min(0),
            chunk_end: z.int().min(1),
            checksum_sha256_base64: Sha256.nullish(),
          }),
        )
        .min(1)
        .max(1_000),
    }),
    service: FileService,
    version: Version.nullish(),
    replaces_id: Id.nullish().meta({
      description:
        "Of a download: the file of which this is a new version. Benefits deliver this one in its place as soon as it is uploaded.",
    }),
    organization_id: Id.nullish(),
  })
  .meta({ id: "CreateFile" });
export type CreateFile = z.output<typeof CreateFile>;

export const CompleteUpload = z
  .strictObject({
    id: z.string().max(1_024).meta({ description: "`upload.id` of the answer that began the upload." }),
    path: z.string().max(1_024),
    parts: z
      .array(
        z.strictObject({
          number: PartNumber,
          checksum_etag: z.string().max(200).meta({ description: "The ETag that the store answered." }),
          checksum_sha256_base64: z.string().max(200).nullish(),
        }),
      )
      .min(1)
      .max(1_000),
  })
  .meta({ id: "CompleteUpload" });
export type CompleteUpload = z.output<typeof CompleteUpload>;

export const UpdateFile = z
  .strictObject({ name: Name.nullish(), version: Version.nullish() })
  .meta({ id: "UpdateFile" });
export type UpdateFile = z.output<typeof UpdateFile>;
