import { Radio, RadioGroup } from "@/components/ui/radio-group";

/** A product that this checkout offers, with its price as text. */
export type Offer = { id: string; name: string; price: string };

type Props = {
  offers: readonly Offer[];
  chosen: string | null;
  problem: string | undefined;
  onChoose: (productId: string) => void;
};

/** Which of the offered products it shall be. */
export function ProductChoice({ offers, chosen, problem, onChoose }: Props) {
  return (
    <RadioGroup
      label="Choose one"
      name="product_id"
      value={chosen ?? ""}
      onValueChange={onChoose}
      error={problem}
    >
      {offers.map(({ id, name, price }) => (
        <Radio
          key={id}
          value={id}
          card
          label={
            <span className="flex flex-wrap justify-between gap-x-4 gap-y-0.5">
              <span className="wrap-anywhere">{name}</span>
              <span data-numeric className="font-normal text-muted-foreground">
                {price}
              </span>
            </span>
          }
          className="[&>span]:flex-1"
        />
      ))}
    </RadioGroup>
  );
}
