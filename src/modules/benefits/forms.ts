import { z } from "zod";
import { Id } from "@/lib/id";
import { BenefitCreate, BenefitUpdate, BenefitVisibility } from "./schema";
import { CreditsForm } from "./types/credits/form";
import { CustomForm } from "./types/custom/form";
import { DiscordForm } from "./types/discord/form";
import { DownloadablesForm } from "./types/downloadables/form";
import { GithubForm } from "./types/github-repository/form";
import { LicenseKeysForm } from "./types/license-keys/form";

const fields = {
  description: z.string().trim().min(1, "Say what it is.").max(120, "At most 120 characters."),
  visibility: BenefitVisibility,
};

/** A type whose form has no fields of its own. */
const None = z.undefined().transform(() => ({}));

export const CreateBenefitForm = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("credits"), ...fields, properties: CreditsForm }),
    z.strictObject({ type: z.literal("custom"), ...fields, properties: CustomForm }),
    z.strictObject({ type: z.literal("downloadables"), ...fields, properties: DownloadablesForm }),
    z.strictObject({ type: z.literal("discord"), ...fields, properties: DiscordForm }),
    z.strictObject({ type: z.literal("github_repository"), ...fields, properties: GithubForm }),
    z.strictObject({ type: z.literal("feature_flag"), ...fields, properties: None }),
    z.strictObject({ type: z.literal("license_keys"), ...fields, properties: LicenseKeysForm }),
  ])
  .transform((input) => BenefitCreate.parse(input));

const known = { id: Id, ...fields };

/** The form of a benefit that exists: it sends every field it shows. */
export const UpdateBenefitForm = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("credits"), ...known, properties: CreditsForm }),
    z.strictObject({ type: z.literal("custom"), ...known, properties: CustomForm }),
    z.strictObject({ type: z.literal("downloadables"), ...known, properties: DownloadablesForm }),
    z.strictObject({ type: z.literal("discord"), ...known, properties: DiscordForm }),
    z.strictObject({ type: z.literal("github_repository"), ...known, properties: GithubForm }),
    z.strictObject({ type: z.literal("feature_flag"), ...known, properties: None }),
    z.strictObject({ type: z.literal("license_keys"), ...known, properties: LicenseKeysForm }),
  ])
  .transform(({ id, ...input }) => ({ id, input: BenefitUpdate.parse(input) }));

export const DeleteBenefitForm = z.strictObject({ id: Id });
