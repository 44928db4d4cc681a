import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { seatsText } from "@/lib/seats";
import type { OwnSeatsChange as Change } from "../../read-own-choices";
import { ConfirmSeats } from "./confirm-change";
import { OwnCost } from "./own-cost";

type Props = { portal: string; change: Change };

/** Another number of seats, and what it costs before it is confirmed: the number is part of the address, so that it needs no script to be read. */
export function OwnSeatsChange({ portal, change: { subscription, seats, wanted, preview, problem } }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-muted-foreground text-sm">
        You have {seatsText(seats)} of {subscription.product.name}. Choose another number to see what it
        costs.
      </p>
      <form className="flex flex-wrap items-end gap-3">
        <Field label="Seats" required className="w-28">
          <Input
            key={wanted}
            name="to"
            type="number"
            inputMode="numeric"
            autoComplete="off"
            min={1}
            step={1}
            defaultValue={wanted ?? seats}
          />
        </Field>
        <Button type="submit">See what it costs</Button>
      </form>
      {problem ? (
        <Alert tone="warning" role="status">
          {problem}
        </Alert>
      ) : null}
      {preview && wanted ? (
        <Card>
          <CardHeader title="What it costs" />
          <CardContent className="grid gap-4">
            <OwnCost what="number of seats" preview={preview} />
            <ConfirmSeats
              portal={portal}
              id={subscription.id}
              seats={wanted}
              label={`Change to ${seatsText(wanted)}`}
            />
          </CardContent>
        </Card>
      ) : null}
    </div>
  );
}
