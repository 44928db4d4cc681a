import { Card } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import type { CustomerBalance } from "../list-customer-balances";

function Balance({ balance: { amount, currency } }: { balance: CustomerBalance }) {
  return (
    <li className="grid gap-0.5">
      <span className="font-semibold text-2xl tabular-nums tracking-tight">
        {formatMinor(amount, currency)}
      </span>
      <span className="text-muted-foreground text-sm">
        {amount > 0 ? "Pays your next invoice, as far as it goes." : "Is added to your next invoice."}
      </span>
    </li>
  );
}

/** What a customer has with the organization in money, by currency; nothing where there is nothing. */
export const OwnBalances = ({ balances }: { balances: readonly CustomerBalance[] }) =>
  balances.length === 0 ? null : (
    <Card className="grid gap-2 p-4">
      <h2 className="text-muted-foreground text-sm">Your balance</h2>
      <ul className="grid gap-3">
        {balances.map((balance) => (
          <Balance key={balance.currency} balance={balance} />
        ))}
      </ul>
    </Card>
  );
