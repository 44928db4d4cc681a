"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, FileDown } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { buttonVariants } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { downloadUrl, fileDefaults, fileFilters, fileList } from "../queries";
import type { DownloadableFile } from "../schema";
import { DeleteFile, EditFile, NewVersion } from "./file-dialogs";

const columns: DataColumn<DownloadableFile>[] = [
  {
    id: "name",
    header: "File",
    cell: ({ name, version }) => (
      <span className="grid">
        <span className="truncate">{name}</span>
        <span className="truncate text-muted-foreground text-xs empty:hidden">
          {version ? `Version ${version}` : null}
        </span>
      </span>
    ),
    sortable: true,
    className: "max-w-40 sm:max-w-80",
  },
  {
    id: "size",
    header: "Size",
    cell: ({ size_readable }) => <span className="tabular-nums">{size_readable}</span>,
    align: "end",
    hideBelow: "sm",
    className: "w-28",
  },
  {
    id: "sha256",
    header: "SHA-256",
    cell: ({ name, checksum_sha256_hex: sha256 }) =>
      sha256 ? (
        <span className="flex items-center gap-1 text-muted-foreground">
          <code className="text-xs">{sha256.slice(0, 12)}…</code>
          <CopyButton value={sha256} label={`Copy the SHA-256 of ${name}`} />
        </span>
      ) : null,
    hideBelow: "lg",
    className: "w-44",
  },
  dayColumn("Uploaded"),
];

const DownloadFile = ({ file: { id, organization_id, name } }: { file: DownloadableFile }) => (
  <a
    className={buttonVariants({ size: "icon-sm", variant: "ghost" })}
    href={downloadUrl(organization_id, id)}
    aria-label={`Download ${name}`}
  >
    <Download aria-hidden />
  </a>
);

const actions = (mayWrite: boolean): DataColumn<DownloadableFile> => ({
  id: "actions",
  header: "Actions",
  hideHeader: true,
  align: "end",
  cell: (file) => (
    <span className="flex justify-end">
      <DownloadFile file={file} />
      {mayWrite ? (
        <>
          <NewVersion file={file} />
          <EditFile file={file} />
          <DeleteFile file={file} />
        </>
      ) : null}
    </span>
  ),
  className: mayWrite ? "w-36" : "w-14",
});

const columnsToRead = [...columns, actions(false)];
const columnsToWrite = [...columns, actions(true)];

/** The files that buyers get: searched, sorted and paged by the address. */
export function FileList({ organizationId, mayWrite }: { organizationId: string; mayWrite: boolean }) {
  const list = useListSearch(fileFilters, fileDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(fileList(organizationId, list.search))}
      label="Files"
      columns={mayWrite ? columnsToWrite : columnsToRead}
      search="Search files"
      icon={<FileDown />}
      none={{
        title: "No files yet",
        description:
          "Upload what buyers get: an installer, a book, a pack of pictures. Then add it to a benefit.",
      }}
      noMatch={{ title: "No file matches", description: "Search by a part of the name." }}
    />
  );
}
