"use client";

import { roleText } from "../role-text";
import type { CustomerPortalMember } from "../schema";
import { ChangeMember, type MemberActions, RemoveMember } from "./member-dialogs";

type Props = {
  members: readonly CustomerPortalMember[];
  /** Null: the reader only looks. */
  actions: MemberActions | null;
  /** The reader, who changes nothing of themselves. */
  self?: string;
};

/** Who may enter a customer's portal, with what can be done about each; the owner stays as they are. */
export const MemberRows = ({ members, actions, self }: Props) => (
  <ul className="divide-y">
    {members.map((member) => (
      <li
        key={member.id}
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm"
      >
        <span className="grid min-w-0 flex-1 basis-40">
          <span className="wrap-anywhere font-medium">{member.name ?? member.email}</span>
          <span className="wrap-anywhere text-muted-foreground text-xs">
            {member.name ? `${member.email} · ` : ""}
            {roleText(member.role)}
            {member.id === self ? " · You" : ""}
          </span>
        </span>
        {actions && member.role !== "owner" && member.id !== self ? (
          <span className="flex gap-1">
            <ChangeMember {...actions} member={member} />
            <RemoveMember {...actions} member={member} />
          </span>
        ) : null}
      </li>
    ))}
  </ul>
);
