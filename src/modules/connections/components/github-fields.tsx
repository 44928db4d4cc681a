"use client";

import { FormField } from "@/components/form/form";
import { NativeSelect } from "@/components/ui/native-select";
import type { ConnectedPlace } from "../schema";

const permissions = {
  pull: "Read",
  triage: "Triage: read, and manage issues",
  push: "Write",
  maintain: "Maintain",
  admin: "Administrate",
};

type Props = {
  repositories: readonly ConnectedPlace[];
  properties?: { repository_owner: string; repository_name: string; permission: string };
};

/** Which repository buyers are invited to, and what they may do there. */
export const GithubFields = ({ repositories, properties }: Props) => (
  <div className="grid gap-4 sm:grid-cols-2">
    <FormField
      name="properties.repository"
      label="Repository"
      required
      hint={repositories.length === 0 ? "Connect GitHub first, under Settings → Connections." : undefined}
    >
      <NativeSelect
        name="properties.repository"
        defaultValue={properties ? `${properties.repository_owner}/${properties.repository_name}` : ""}
      >
        <option value="">Choose…</option>
        {repositories.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </FormField>
    <FormField name="properties.permission" label="Permission">
      <NativeSelect name="properties.permission" defaultValue={properties?.permission ?? "pull"}>
        {Object.entries(permissions).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </NativeSelect>
    </FormField>
  </div>
);
