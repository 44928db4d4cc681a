"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useMemo, useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { QueryTable } from "@/components/data-table/query-table";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tooltip } from "@/components/ui/tooltip";
import { deleteAccessTokenAction } from "../actions";
import { accessTokenList, TOKENS_LIMIT } from "../queries";
import type { AccessToken } from "../schema";

const muted = (text: string) => <span className="text-muted-foreground">{text}</span>;

function Scopes({ scopes, all }: { scopes: readonly string[]; all: number }) {
  const text = scopes.length === all ? "All" : scopes.length === 1 ? scopes[0] : `${scopes.length} scopes`;
  return (
    <Tooltip content={<span className="block max-w-72">{scopes.join(", ")}</span>}>
      <button type="button" className="rounded-sm text-muted-foreground underline decoration-dotted">
        {text}
      </button>
    </Tooltip>
  );
}

function Revoke({ token: { id, name, organization_id } }: { token: AccessToken }) {
  const client = useQueryClient();
  const [send, pending] = useSend(deleteAccessTokenAction, () =>
    client.invalidateQueries({ queryKey: ["access_tokens", organization_id] }),
  );
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" pending={pending}>
          Revoke<span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Revoke ${name}?`}
      description="Whatever uses this token stops working at once. This cannot be undone."
      confirmLabel="Revoke token"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}

const columnsAt = (now: number, allScopes: number): DataColumn<AccessToken>[] => [
  { id: "name", header: "Name", cell: ({ name }) => <span className="font-medium">{name}</span> },
  {
    id: "scopes",
    header: "Scopes",
    cell: ({ scopes }) => <Scopes scopes={scopes} all={allScopes} />,
    hideBelow: "sm",
  },
  {
    id: "last_used_at",
    header: "Last used",
    cell: ({ last_used_at: at }) =>
      at ? <LocalTime at={at} style="relative" className="text-muted-foreground" /> : muted("Never"),
    hideBelow: "md",
  },
  {
    id: "expires_at",
    header: "Expires",
    cell: ({ expires_at: at }) => {
      if (!at) return muted("Never");
      if (Date.parse(at) <= now) return <Badge tone="warning">Expired</Badge>;
      return <LocalTime at={at} style="date" className="text-muted-foreground" />;
    },
    hideBelow: "sm",
  },
  {
    id: "created_at",
    header: "Created",
    cell: ({ created_at: at }) => <LocalTime at={at} style="date" className="text-muted-foreground" />,
    hideBelow: "lg",
  },
  {
    id: "actions",
    header: "Actions",
    hideHeader: true,
    align: "end",
    cell: (token) => <Revoke token={token} />,
    className: "w-28",
  },
];

/** The keys of programs to this organization. */
export function AccessTokenList({
  organizationId,
  allScopes,
}: {
  organizationId: string;
  /** How many scopes there are. */
  allScopes: number;
}) {
  const [page, setPage] = useState(1);
  const query = useQuery(accessTokenList(organizationId, page));
  const columns = useMemo(() => columnsAt(query.dataUpdatedAt, allScopes), [query.dataUpdatedAt, allScopes]);
  return (
    <QueryTable
      label="Access tokens"
      query={query}
      columns={columns}
      page={page}
      limit={TOKENS_LIMIT}
      isShort
      onPageChange={setPage}
      skeletonRows={3}
      empty={
        <EmptyState
          icon={<KeyRound />}
          title="No access tokens"
          description="A program needs one to call the API: to open checkouts, or to read orders."
        />
      }
    />
  );
}
