"use client";

import { Row, Rows } from "@/components/layout/row";
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
  <Rows>
    {members.map((member) => (
      <Row
        key={member.id}
        title={member.name ?? member.email}
        text={
          <>
            {member.name ? `${member.email} · ` : ""}
            {roleText(member.role)}
            {member.id === self ? " · You" : ""}
          </>
        }
      >
        {actions && member.role !== "owner" && member.id !== self ? (
          <>
            <ChangeMember {...actions} member={member} />
            <RemoveMember {...actions} member={member} />
          </>
        ) : null}
      </Row>
    ))}
  </Rows>
);
