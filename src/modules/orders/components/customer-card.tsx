import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { Order } from "../schema";

/** Who bought, and the way to them. */
export function CustomerCard({ customer, slug }: Pick<Order, "customer"> & { slug: string }) {
  const name = customer.name ?? customer.email ?? "Deleted customer";
  return (
    <Card>
      <CardHeader title="Customer" />
      <CardContent className="flex items-center gap-3 pt-3">
        <Avatar name={name} />
        <div className="min-w-0 text-sm">
          {customer.deleted_at ? (
            <p className="text-muted-foreground">Deleted customer</p>
          ) : (
            <Link
              href={`/dashboard/${slug}/customers/${customer.id}`}
              className="block truncate py-0.5 font-medium hover:underline"
            >
              {name}
            </Link>
          )}
          {customer.name && customer.email ? (
            <a
              href={`mailto:${customer.email}`}
              className="block truncate py-0.5 text-muted-foreground hover:underline"
            >
              {customer.email}
            </a>
          ) : null}
        </div>
      </CardContent>
    </Card>
  );
}
