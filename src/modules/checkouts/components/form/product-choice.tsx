import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Segments } from "@/components/ui/segments";

/** A product that this checkout offers, with its price as text. */
export type Offer = {
  id: string;
  name: string;
  price: string;
  /** How often it is paid: `Monthly`. Null: once. */
  cycle: string | null;
};

type Props = {
  offers: readonly Offer[];
  chosen: string | null;
  problem: string | undefined;
  onChoose: (productId: string) => void;
};

/** Whether the offers differ in nothing that has to be read first: each is paid at its own pace. */
const isByCycle = (offers: readonly Offer[]) =>
  offers.length <= 3 && new Set(offers.map(({ cycle }) => cycle ?? "")).size === offers.length;

/** Which of the offered products it shall be: a switch between monthly and yearly, else a list. */
export function ProductChoice(props: Props) {
  const { offers, chosen, problem, onChoose } = props;
  if (!isByCycle(offers) || problem) return <ProductList {...props} />;
  return (
    <div className="grid gap-2">
      <CycleSwitch offers={offers} chosen={chosen} onChoose={onChoose} />
      <p data-numeric className="text-muted-foreground text-sm">
        {offers.map(({ name, price }) => `${name}: ${price}`).join(" · ")}
      </p>
    </div>
  );
}

const CycleSwitch = ({ offers, chosen, onChoose }: Omit<Props, "problem">) => (
  <div className="grid [&_fieldset]:h-11 [&_label]:h-full [&_label]:flex-1 [&_label]:justify-center">
    <Segments
      label="How often you pay"
      name="product_id"
      options={offers.map(({ id, cycle }) => ({ value: id, label: cycle ?? "Once" }))}
      value={chosen ?? ""}
      onValueChange={onChoose}
    />
  </div>
);

function ProductList({ offers, chosen, problem, onChoose }: Props) {
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
