import { Download } from "lucide-react";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";

/** Saves as a file what a list shows. */
export const ExportLink = ({ href }: { href: string }) => (
  <a className={cn(buttonVariants())} href={href} download>
    <Download aria-hidden />
    Export
  </a>
);
