"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LocalTime } from "@/components/time/local-time";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { titleOf, writeChange, writeCredits } from "../../credit-text";
import { type Step, stepsOf } from "../../explanation-rules";
import { creditHistory, HISTORY_LIMIT, historySearch } from "../../queries";

function StepRow({ line, sum, agrees }: Step) {
  return (
    <TableRow>
      <TableCell className="w-12 text-muted-foreground tabular-nums">{writeCredits(line.seq)}</TableCell>
      <TableCell className="max-w-40 sm:max-w-72">
        <span className="grid">
          <span className="truncate">{titleOf(line)}</span>
          <span className="truncate text-muted-foreground text-xs">
            <LocalTime at={line.created_at} />
            {line.description ? ` · ${line.description}` : null}
          </span>
        </span>
      </TableCell>
      <TableCell align="end">{writeChange(line.amount)}</TableCell>
      <TableCell align="end" className="font-medium">
        = {writeCredits(sum)}
        {agrees ? null : (
          <span className="block text-danger text-xs">noted then: {writeCredits(line.balance)}</span>
        )}
      </TableCell>
    </TableRow>
  );
}

/** The log as a running sum, oldest first: each line is the one above it and what happened. */
export function Steps({ organizationId, customerId }: { organizationId: string; customerId: string }) {
  const [page, setPage] = useState(1);
  const { data, error, refetch, isFetching } = useQuery(
    creditHistory(organizationId, historySearch(customerId, page)),
  );
  if (error && !data)
    return <ErrorState description={error.message} onRetry={() => refetch()} pending={isFetching} />;
  if (!data) return <Skeleton className="h-40 rounded-lg" />;
  const { opening, steps } = stepsOf(data.items);
  return (
    <div className="grid gap-3">
      <Table aria-label="Step by step">
        <TableHeader>
          <TableRow>
            <TableHead>#</TableHead>
            <TableHead>Step</TableHead>
            <TableHead align="end">Change</TableHead>
            <TableHead align="end">Balance</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          <TableRow className="bg-muted">
            <TableCell />
            <TableCell className="text-muted-foreground">
              {opening.seq === 0 ? "The beginning" : `After the first ${writeCredits(opening.seq)}`}
            </TableCell>
            <TableCell />
            <TableCell align="end" className="font-medium">
              {writeCredits(opening.balance)}
            </TableCell>
          </TableRow>
          {steps.map((step) => (
            <StepRow key={step.line.id} {...step} />
          ))}
        </TableBody>
      </Table>
      {data.pagination.max_page > 1 ? (
        <Pagination
          page={page}
          limit={HISTORY_LIMIT}
          total={data.pagination.total_count}
          onPageChange={setPage}
        />
      ) : null}
    </div>
  );
}
