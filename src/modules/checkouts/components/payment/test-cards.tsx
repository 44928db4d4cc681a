import { Button } from "@/components/ui/button";

const cards = [
  { number: "4242 4242 4242 4242", does: "Pays" },
  { number: "4000 0000 0000 0002", does: "Is declined" },
  { number: "4000 0000 0000 9995", does: "Has insufficient funds" },
  { number: "4000 0025 0000 3155", does: "Asks for 3-D Secure" },
] as const;

/** The cards to try in test mode. With `onUse` a press fills one in; any expiry to come and any security code do. */
export function TestCards({ onUse }: { onUse?: (number: string) => void }) {
  return (
    <details className="group rounded-md border border-warning-border bg-warning-subtle text-sm">
      <summary className="flex min-h-9 items-center justify-between gap-2 px-3 py-1.5 text-warning text-xs">
        <span className="font-medium">Test cards</span>
        <span aria-hidden className="transition-transform group-open:rotate-180">
          ⌄
        </span>
      </summary>
      <ul className="grid gap-px px-3 pb-2">
        {cards.map(({ number, does }) => (
          <li key={number} className="flex min-h-10 items-center gap-3 text-xs">
            <span className="flex min-w-0 flex-1 flex-wrap gap-x-3">
              <span data-numeric className="whitespace-nowrap">
                {number}
              </span>
              <span className="text-muted-foreground">{does}</span>
            </span>
            {onUse ? (
              <Button
                size="sm"
                variant="secondary"
                onClick={() => onUse(number)}
                aria-label={`Use ${number}`}
              >
                Use
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
