"use client";

import type { History, Transaction } from "@florin/credits";
import { useCallback, useEffect, useState } from "react";
import { onSpent } from "./spent";

const signed = new Intl.NumberFormat("en", { signDisplay: "exceptZero" });
const plain = new Intl.NumberFormat("en");
const instant = new Intl.DateTimeFormat("en", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

const load = async (before?: string): Promise<History | undefined> => {
  const query = before ? `?before=${encodeURIComponent(before)}` : "";
  const response = await fetch(`/api/transactions${query}`).catch(() => undefined);
  return response?.ok ? ((await response.json()) as History) : undefined;
};

/** What happened to the balance, newest first. */
export function TransactionList({ first }: { first: History }) {
  const [{ transactions, next }, setHistory] = useState(first);
  const renew = useCallback(async () => {
    const page = await load();
    if (page) setHistory(page);
  }, []);
  useEffect(() => onSpent(() => void renew()), [renew]);

  async function more() {
    const page = await load(next ?? undefined);
    if (page) setHistory({ transactions: [...transactions, ...page.transactions], next: page.next });
  }

  return (
    <section>
      <h2 id="history">History</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: what scrolls must be reachable by keyboard */}
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="history">
        <table>
          <thead>
            <tr>
              <th scope="col">When (UTC)</th>
              <th scope="col">What</th>
              <th scope="col" className="number">
                Credits
              </th>
              <th scope="col" className="number">
                Balance
              </th>
            </tr>
          </thead>
          <tbody>
            {transactions.map((transaction) => (
              <Line key={transaction.id} transaction={transaction} />
            ))}
          </tbody>
        </table>
      </div>
      {next && (
        <button type="button" className="plain" onClick={more}>
          Older
        </button>
      )}
    </section>
  );
}

function Line({
  transaction: { type, amount, balance, timestamp, description },
}: {
  transaction: Transaction;
}) {
  return (
    <tr>
      <td>
        <time dateTime={new Date(timestamp).toISOString()}>{instant.format(timestamp)}</time>
      </td>
      <td className="what">
        {description ?? type} {description && <small className="quiet">{type}</small>}
      </td>
      <td className={amount > 0 ? "number gain" : "number"}>{signed.format(amount)}</td>
      <td className="number">{plain.format(balance)}</td>
    </tr>
  );
}
