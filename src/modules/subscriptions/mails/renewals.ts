import "server-only";
import { defineMail, type Letter, type MailProps } from "@/server/mail/define-mail";
import {
  About,
  Bill,
  dayFor,
  dueText,
  Instant,
  manage,
  Price,
  priceText,
  receiptOf,
  sampleAbout,
  sampleBill,
  samplePrice,
  tableOf,
  why,
} from "./parts";

const Renewal = About.extend({
  bill: Bill,
  /** When the next period begins; null where it ends then. */
  renews_at: Instant.nullable(),
});
type Renewed = MailProps<typeof Renewal>;

const next = ({ data }: Pick<Renewed, "data">) =>
  data.renews_at ? `The next renewal is on ${dayFor(data, data.renews_at)}.` : "It does not renew.";

const paidLetter = ({ data }: Renewed, title: string, thanks: string): Letter => ({
  title,
  paragraphs: [thanks, `${data.bill.invoice_number}. ${next({ data })}`],
  table: tableOf(data.bill),
  action: receiptOf(data.bill) ?? manage(data),
});

const sample = { ...sampleAbout, bill: sampleBill, renews_at: "2027-01-01T09:30:00.000Z" };
const paid = ({ data }: Renewed) => `${dueText(data.bill)} paid. ${next({ data })}`;

/** The receipt of a renewal. */
export const renewed = defineMail({
  name: "subscription.renewed",
  about: "A period is paid.",
  switch: "subscription_cycled",
  input: Renewal,
  subject: ({ data, sender }) =>
    `Your receipt from ${sender.name}: ${data.product} (${data.bill.invoice_number})`,
  preview: paid,
  why,
  letter: (props) =>
    paidLetter(
      props,
      props.data.renews_at ? `${props.data.product} is renewed` : `Your payment for ${props.data.product}`,
      "Thank you: your payment has arrived.",
    ),
  sample,
});

/** The receipt of the first period after a trial. */
export const renewedAfterTrial = defineMail({
  name: "subscription.renewed-after-trial",
  about: "A trial is over, and the first period is paid.",
  switch: "subscription_cycled_after_trial",
  input: Renewal,
  subject: ({ data }) => `Your subscription to ${data.product} has begun (${data.bill.invoice_number})`,
  preview: paid,
  why,
  letter: (props) =>
    paidLetter(
      props,
      `Your subscription to ${props.data.product} has begun`,
      "Your trial is over, and your payment has arrived. Thank you for staying.",
    ),
  sample,
});

const Change = About.extend({
  before: About.shape.product,
  price: Price,
  /** What is charged or credited for the change now; null where that comes with the next renewal. */
  bill: Bill.nullable(),
  /** From when the new plan holds. */
  effective_at: Instant,
});

/** Another product, price or number of seats. */
export const planChanged = defineMail({
  name: "subscription.plan-changed",
  about: "A subscription changes to another plan, now or with the next period.",
  switch: "subscription_updated",
  input: Change,
  subject: ({ data }) => `Your plan is ${data.product} from ${dayFor(data, data.effective_at)}`,
  preview: ({ data }) => `It was ${data.before}. Now ${priceText(data.price)}.`,
  why,
  letter: ({ data }) => ({
    title: `From ${data.before} to ${data.product}`,
    paragraphs: [
      `Your plan is ${data.product} from ${dayFor(data, data.effective_at)}, at ${priceText(data.price)}.`,
      data.bill
        ? `What you had not used of ${data.before} is taken into account (${data.bill.invoice_number}):`
        : "Nothing is charged today: what the change costs or gives back comes with the next renewal.",
    ],
    action: manage(data),
    table: data.bill ? tableOf(data.bill) : null,
  }),
  sample: {
    ...sampleAbout,
    product: "Agency",
    before: "Studio",
    price: { ...samplePrice, amount: 7900 },
    effective_at: "2026-12-11T12:00:00.000Z",
    bill: {
      ...sampleBill,
      lines: [
        { label: "Unused time on Studio", amount: -1935 },
        { label: "Remaining time on Agency", amount: 5270 },
      ],
      discount: null,
      tax: { label: "VAT 19 % (DE)", amount: 634 },
      total_amount: 3969,
      applied_balance_amount: 0,
    },
  },
});
