"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSend } from "@/components/form/use-form-action";
import { NativeSelect } from "@/components/ui/native-select";
import { changeRoleAction } from "../actions";
import { type Actor, decideRoleChange } from "../rules";
import type { Member } from "../schema";
import { type Role, roleLabel, roleOptions } from "./roles";

type Props = { member: Member; actor: Actor; owners: number };

/** A member's role: to be changed where the reader may, to be read where not. */
export function RoleSelect({ member, actor, owners }: Props) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Role | null>(null);
  const [send, pending] = useSend(changeRoleAction, () =>
    client.invalidateQueries({ queryKey: ["members", member.organization_id] }),
  );
  const target = { role: member.role, userId: member.user_id };
  const offered = roleOptions.filter(
    ({ value }) => value === member.role || decideRoleChange(actor, target, value, owners) === "allowed",
  );
  if (offered.length < 2) return roleLabel(member.role);
  const change = (role: Role) => {
    setAsked(role);
    send({ organization_id: member.organization_id, id: member.id, role });
  };
  return (
    <NativeSelect
      aria-label={`Role of ${member.name}`}
      className="h-7 min-w-28"
      value={pending && asked ? asked : member.role}
      disabled={pending}
      onChange={(event) => change(event.target.value as Role)}
    >
      {offered.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </NativeSelect>
  );
}
