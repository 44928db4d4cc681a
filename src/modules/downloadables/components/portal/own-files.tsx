import { Download, FileDown } from "lucide-react";
import { LocalTime } from "@/components/time/local-time";
import { buttonVariants } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import type { PageOf } from "@/lib/page";
import type { Downloadable } from "../../schema";

function Row({ id, file, slug }: Downloadable & { slug: string }) {
  const { name, version, size_readable, checksum_sha256_hex: sha256, last_modified_at: at } = file;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <span className="wrap-anywhere font-medium">{name}</span>
        <span className="text-muted-foreground text-xs tabular-nums">
          {version ? `Version ${version} · ` : null}
          {size_readable}
          {at ? (
            <>
              {" · "}
              <LocalTime at={at} style="date" />
            </>
          ) : null}
        </span>
        {sha256 ? (
          <span className="flex min-w-0 items-center gap-1 text-muted-foreground text-xs">
            <span className="shrink-0">SHA-256</span>
            <code className="truncate">{sha256}</code>
            <CopyButton value={sha256} label={`Copy the SHA-256 of ${name}`} />
          </span>
        ) : null}
      </div>
      <a
        className={cn(buttonVariants({ size: "sm", variant: "primary" }))}
        href={`/portal/${slug}/downloads/${id}`}
        aria-label={`Download ${name}`}
      >
        <Download aria-hidden />
        Download
      </a>
    </li>
  );
}

/** The files that a customer may fetch; each is asked for anew as it is pressed, so that the page may stay open. */
export function OwnFiles({
  items,
  pagination: { page, max_page },
  slug,
}: PageOf<Downloadable> & { slug: string }) {
  if (items.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<FileDown />}
          title="No downloads here"
          description="Files that come with what you buy stand here."
        />
      </Card>
    );
  return (
    <>
      <Card>
        <ul className="divide-y">
          {items.map((own) => (
            <Row key={own.id} {...own} slug={slug} />
          ))}
        </ul>
      </Card>
      {max_page > 1 ? (
        <nav aria-label="Pages" className="flex items-center justify-between gap-2 pt-3 text-sm">
          {page > 1 ? <ButtonLink href={`?page=${page - 1}`}>Newer</ButtonLink> : <span />}
          <span className="text-muted-foreground">Page {page}</span>
          {page < max_page ? <ButtonLink href={`?page=${page + 1}`}>Older</ButtonLink> : <span />}
        </nav>
      ) : null}
    </>
  );
}
