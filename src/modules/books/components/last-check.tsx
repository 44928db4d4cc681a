import { LocalTime } from "@/components/time/local-time";
import { Alert } from "@/components/ui/alert";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

type Difference = {
  object: string;
  id: string;
  field: string;
  recorded: number | string | null;
  in_books: number | string | null;
};

export type ShownCheck = {
  /** ISO 8601. */
  created_at: string;
  compared_to: string;
  compared_count: number;
  differences: readonly Difference[];
};

/** So many are listed; where there are more, something is wrong with all of them. */
const MOST = 20;

function Differences({ differences }: Pick<ShownCheck, "differences">) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>What</TableHead>
          <TableHead align="end">Recorded</TableHead>
          <TableHead align="end">In the books</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {differences.slice(0, MOST).map(({ object, id, field, recorded, in_books }) => (
          <TableRow key={`${object} ${id} ${field}`}>
            <TableCell>
              <span className="grid">
                {object.replaceAll("_", " ")}: {field.replaceAll("_", " ")}
                <code className="wrap-anywhere font-mono text-muted-foreground text-xs">{id}</code>
              </span>
            </TableCell>
            <TableCell align="end">{recorded ?? "–"}</TableCell>
            <TableCell align="end">{in_books ?? "–"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What the nightly check found: that all agrees, or what does not. */
export function LastCheck({ check }: { check: ShownCheck | null }) {
  if (!check)
    return (
      <Alert className="mb-4" title="Not checked yet">
        Every night the books are compared with what is recorded, and with Stripe.
      </Alert>
    );
  const { differences, compared_count: count } = check;
  const when = <LocalTime at={check.created_at} />;
  if (differences.length === 0)
    return (
      <Alert className="mb-4" tone="success" title="The books agree">
        Checked on {when}, against {count.toLocaleString("en")} movements at Stripe until{" "}
        <LocalTime at={check.compared_to} />.
      </Alert>
    );
  return (
    <div className="mb-4 grid gap-3">
      <Alert tone="danger" title={`${differences.length.toLocaleString("en")} differences`}>
        Found on {when}. The guide to the books says what each usually means.
      </Alert>
      <Differences differences={differences} />
    </div>
  );
}
