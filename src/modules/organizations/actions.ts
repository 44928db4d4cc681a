"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { newId } from "@/lib/id";
import { merchant, type Subject, signedIn } from "@/server/auth/access";
import { formAction, openFormAction } from "@/server/http/action";
import { createOrganization } from "./create-organization";
import {
  CreateOrganizationForm,
  InvoiceSettingsForm,
  MailSettingsForm,
  PortalSettingsForm,
  SubscriptionSettingsForm,
  UpdateOrganizationForm,
} from "./forms";
import { UpdateOrganization } from "./schema";
import { updateOrganization } from "./update-organization";

/** Makes an organization and goes on to its first product. */
export const createOrganizationAction = openFormAction(
  signedIn(),
  CreateOrganizationForm.transform((fields) => ({ default_tax_behavior: "exclusive" as const, ...fields })),
  (world, fields, subject) => createOrganization(world, userIdOf(subject), newId(), fields),
  ({ slug }) => redirect(`/dashboard/new?organization=${slug}`),
);

/** Saves the settings of the organization. A new slug leads to its new address: at the old one there is nothing any more. */
export const updateOrganizationAction = formAction(
  merchant("organizations:write"),
  UpdateOrganizationForm,
  (ctx, { slug_before: _, ...fields }) =>
    updateOrganization(ctx, ctx.organizationId, UpdateOrganization.parse(fields)),
  ({ slug }, { slug_before: before }) => {
    revalidatePath(`/dashboard/${slug}`, "layout");
    if (before !== undefined && before !== slug) redirect(`/dashboard/${slug}/settings`);
    return { message: "Saved." };
  },
);

/** Saves what the organization's invoices say of it. */
export const updateInvoiceSettingsAction = formAction(
  merchant("organizations:write"),
  InvoiceSettingsForm,
  (ctx, fields) => updateOrganization(ctx, ctx.organizationId, fields),
  ({ slug }) => {
    revalidatePath(`/dashboard/${slug}/settings/invoices`);
    return { message: "Saved." };
  },
);

/** Saves which mails the organization's customers get. */
export const updateMailSettingsAction = formAction(
  merchant("organizations:write"),
  MailSettingsForm,
  (ctx, fields) => updateOrganization(ctx, ctx.organizationId, fields),
  ({ slug }) => {
    revalidatePath(`/dashboard/${slug}/settings/mails`);
    return { message: "Saved." };
  },
);

/** Saves how subscriptions are changed, tried again and ended. */
export const updateSubscriptionSettingsAction = formAction(
  merchant("organizations:write"),
  SubscriptionSettingsForm,
  (ctx, fields) => updateOrganization(ctx, ctx.organizationId, fields),
  ({ slug }) => {
    revalidatePath(`/dashboard/${slug}/settings/subscriptions`);
    return { message: "Saved." };
  },
);

/** Saves how the customer portal looks, and what customers may do there. */
export const updatePortalSettingsAction = formAction(
  merchant("organizations:write"),
  PortalSettingsForm,
  (ctx, fields) => updateOrganization(ctx, ctx.organizationId, fields),
  ({ slug }) => {
    revalidatePath(`/dashboard/${slug}`, "layout");
    return { message: "Saved." };
  },
);

/** `signedIn()` lets nobody else through. */
const userIdOf = (subject: Subject): string => (subject.type === "user" ? subject.userId : "");
