import {
  Activity,
  BookOpen,
  ChartLine,
  Clock,
  Coins,
  FileDown,
  Gift,
  House,
  KeyRound,
  Link2,
  Package,
  ReceiptText,
  RefreshCw,
  Settings,
  ShoppingCart,
  TextCursorInput,
  TicketPercent,
  Users,
  Webhook,
} from "lucide-react";
import type { NavGroup } from "@/components/layout/nav-list";

/** The pages of an organization, as the sidebar and the palette list them. */
export const navigationOf = (slug: string, isTestMode: boolean): NavGroup[] => {
  const at = (path: string) => `/dashboard/${slug}${path}`;
  return [
    {
      items: [
        { label: "Home", href: at(""), icon: <House aria-hidden />, exact: true },
        { label: "Metrics", href: at("/metrics"), icon: <ChartLine aria-hidden /> },
        { label: "Products", href: at("/products"), icon: <Package aria-hidden /> },
        { label: "Benefits", href: at("/benefits"), icon: <Gift aria-hidden /> },
        { label: "Licence keys", href: at("/license-keys"), icon: <KeyRound aria-hidden /> },
        { label: "Files", href: at("/files"), icon: <FileDown aria-hidden /> },
        { label: "Credits", href: at("/credits"), icon: <Coins aria-hidden /> },
        { label: "Discounts", href: at("/discounts"), icon: <TicketPercent aria-hidden /> },
        { label: "Orders", href: at("/orders"), icon: <ReceiptText aria-hidden /> },
        { label: "Subscriptions", href: at("/subscriptions"), icon: <RefreshCw aria-hidden /> },
        { label: "Customers", href: at("/customers"), icon: <Users aria-hidden /> },
        { label: "Checkout links", href: at("/checkout-links"), icon: <Link2 aria-hidden /> },
        { label: "Custom fields", href: at("/custom-fields"), icon: <TextCursorInput aria-hidden /> },
        { label: "Checkouts", href: at("/checkouts"), icon: <ShoppingCart aria-hidden /> },
      ],
    },
    {
      items: [
        ...(isTestMode
          ? [{ label: "Test clock", href: at("/test-clock"), icon: <Clock aria-hidden /> }]
          : []),
        { label: "Webhooks", href: at("/webhooks"), icon: <Webhook aria-hidden /> },
        { label: "Events", href: at("/events"), icon: <Activity aria-hidden /> },
        { label: "Books", href: at("/books"), icon: <BookOpen aria-hidden /> },
        { label: "Settings", href: at("/settings"), icon: <Settings aria-hidden /> },
      ],
    },
  ];
};

/** What the palette offers to do: the pages on which it is done. */
export const actionsOf = (slug: string): { label: string; href: string }[] => [
  { label: "New product", href: `/dashboard/${slug}/products/new` },
];
