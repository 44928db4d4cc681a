import { Ban, Check } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { PrintButton } from "@/modules/checkouts/components/confirmation/print-button";
import type { ClientOrder } from "@/modules/orders/client-schema";
import { Summary } from "./summary";

type Props = { token: string; order: ClientOrder };

/** An order with which there is nothing to do any more: paid, given back, or given up. */
export function Closed({ token, order }: Props) {
  const { organization } = order;
  if (order.status === "void")
    return (
      <Told
        isHeading
        icon={<Ban aria-hidden className="size-5" />}
        tone="bg-muted text-muted-foreground"
        title="Nothing is to be paid"
        text={`This order was given up because the subscription has ended. You owe ${organization.name} nothing for it.`}
      />
    );
  return (
    <>
      <Told
        icon={<Check aria-hidden className="size-5" strokeWidth={2.5} />}
        tone="bg-success-subtle text-success"
        title={titles[order.status]}
        text={`Thank you. This is what you bought from ${organization.name}.`}
      />
      <Summary order={order} />
      <div className="flex flex-wrap justify-center gap-x-5 gap-y-2 print:hidden">
        <a href={`/pay/${token}/receipt`} className={buttonVariants({ variant: "link" })}>
          Download receipt
        </a>
        {order.billing_name && order.billing_address ? (
          <a href={`/pay/${token}/invoice`} className={buttonVariants({ variant: "link" })}>
            Download invoice
          </a>
        ) : null}
      </div>
      <PrintButton />
    </>
  );
}

const titles = {
  pending: "",
  void: "",
  paid: "Paid",
  partially_refunded: "Paid, and given back in part",
  refunded: "Given back",
} as const;

type ToldProps = {
  icon: React.ReactNode;
  tone: string;
  title: string;
  text: string;
  /** Where nothing below it is the page's. */
  isHeading?: boolean;
};

const Told = ({ icon, tone, title, text, isHeading = false }: ToldProps) => (
  <div className="grid justify-items-center gap-3 text-center print:justify-items-start print:text-left">
    <span className={`grid size-11 place-items-center rounded-full print:hidden ${tone}`}>{icon}</span>
    <div className="grid gap-1">
      {isHeading ? (
        <h1 className="font-semibold text-2xl">{title}</h1>
      ) : (
        <p className="font-semibold text-2xl">{title}</p>
      )}
      <p className="text-base text-muted-foreground">{text}</p>
    </div>
  </div>
);
