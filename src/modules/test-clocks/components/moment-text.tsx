import {
  CircleCheck,
  CircleX,
  Coins,
  CreditCard,
  Gift,
  Mail,
  ReceiptText,
  RefreshCw,
  ShoppingCart,
  Undo2,
  User,
  Webhook,
} from "lucide-react";
import type { ReactNode } from "react";
import { formatMinor } from "@/components/ui/money-text";
import type { TestClockMoment } from "../schema";

export type MomentText = {
  title: string;
  description: string;
  icon: ReactNode;
  tone?: "neutral" | "success" | "warning" | "danger";
};

const icons: { [noun: string]: ReactNode } = {
  subscription: <RefreshCw />,
  order: <ReceiptText />,
  payment: <CreditCard />,
  mail: <Mail />,
  credits: <Coins />,
  checkout: <ShoppingCart />,
  customer: <User />,
  refund: <Undo2 />,
  benefit_grant: <Gift />,
};

const outcomes: { [type: string]: Pick<MomentText, "icon" | "tone"> } = {
  "order.paid": { icon: <CircleCheck />, tone: "success" },
  "payment.succeeded": { icon: <CircleCheck />, tone: "success" },
  "payment.failed": { icon: <CircleX />, tone: "danger" },
  "payment.pending": { icon: <CreditCard />, tone: "warning" },
  "subscription.past_due": { icon: <RefreshCw />, tone: "danger" },
  "subscription.canceled": { icon: <RefreshCw />, tone: "warning" },
  "subscription.revoked": { icon: <RefreshCw />, tone: "danger" },
};

const words = (text: string) => text.replaceAll(/[_-]/g, " ");
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function amountText({ amount, currency }: TestClockMoment): string | null {
  if (amount === null) return null;
  if (currency) return formatMinor(amount, currency);
  return `${amount.toLocaleString("en")} credits`;
}

/** One thing that happened, for people; below it the name by which webhooks know it. */
export function momentText(moment: TestClockMoment): MomentText {
  const { type, label } = moment;
  // A mail's own name has a noun too: `mail.subscription.trial-ending`.
  const [noun = "", fact = "", told = ""] = type.split(".");
  const what =
    noun === "mail" ? `Mail: ${words(`${fact} ${told}`)}` : `${capital(words(noun))} ${words(fact)}`;
  const details = [label, amountText(moment)].filter((text) => text !== null);
  return {
    title: what,
    description: [...details, noun === "mail" || noun === "payment" ? null : type]
      .filter(Boolean)
      .join(" · "),
    ...(outcomes[type] ?? { icon: icons[noun] ?? <Webhook /> }),
  };
}

const pages = {
  order: "orders",
  subscription: "subscriptions",
  checkout: "checkouts",
  customer: "customers",
  credits: "credits",
};

/** The page that tells more of it. */
export function momentLink({ object }: TestClockMoment, slug: string): string | null {
  if (!object) return null;
  return object.type === "mail" ? "/dev/mailbox" : `/dashboard/${slug}/${pages[object.type]}/${object.id}`;
}
