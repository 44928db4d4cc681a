import { newId } from "@/lib/id";
import { createCustomField } from "@/modules/custom-fields/create-custom-field";
import { type CustomField, CustomFieldCreate } from "@/modules/custom-fields/schema";
import type { Context } from "@/server/context";

let made = 0;

/** A field for a text of any length, unless named otherwise. */
export const aCustomField = (ctx: Context, named: object = {}): Promise<CustomField> =>
  createCustomField(
    ctx,
    newId(),
    CustomFieldCreate.parse({
      type: "text",
      slug: `field-${++made}`,
      name: "Team",
      properties: {},
      ...named,
    }),
  );
