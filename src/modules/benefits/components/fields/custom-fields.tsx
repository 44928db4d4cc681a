import { FormField } from "@/components/form/form";
import { Textarea } from "@/components/ui/textarea";
import type { CustomProperties } from "../../types/custom/schema";

/** What one may say of a note. */
export const CustomFields = ({ properties }: { properties: CustomProperties | undefined }) => (
  <FormField
    name="properties.note"
    label="Note"
    optional
    hint="Markdown. Customers read it in the portal once they have bought; a change reaches all who have it."
  >
    <Textarea
      name="properties.note"
      rows={6}
      maxLength={5000}
      defaultValue={properties?.note ?? ""}
      placeholder="Write to **help@example.com** and name your order."
    />
  </FormField>
);
