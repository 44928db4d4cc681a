"use client";

import { FormField } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { ConnectedPlace } from "../schema";

type Props = {
  servers: readonly ConnectedPlace[];
  properties?: { guild_id: string; role_id: string; kick_member: boolean };
};

/** Which role of which server buyers are given. */
export const DiscordFields = ({ servers, properties }: Props) => (
  <>
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        name="properties.guild_id"
        label="Server"
        required
        hint={servers.length === 0 ? "Add the bot to one first, under Settings → Connections." : undefined}
      >
        <NativeSelect name="properties.guild_id" defaultValue={properties?.guild_id ?? ""}>
          <option value="">Choose…</option>
          {servers.map(({ id, place, name }) => (
            <option key={id} value={place}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <FormField
        name="properties.role_id"
        label="Role ID"
        required
        hint="In Discord's developer mode: Server settings → Roles → Copy role ID. It must stand below the bot's own."
      >
        <Input
          name="properties.role_id"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={properties?.role_id ?? ""}
        />
      </FormField>
    </div>
    <CheckField label="Put out of the server afterwards" hint="Otherwise they only lose the role.">
      <Checkbox
        name="properties.kick_member"
        value="true"
        defaultChecked={properties?.kick_member ?? false}
      />
    </CheckField>
  </>
);
