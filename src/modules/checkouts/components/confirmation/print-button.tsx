"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Prints the receipt. */
export function PrintButton() {
  return (
    <Button
      variant="ghost"
      size="lg"
      className="justify-self-center print:hidden"
      onClick={() => window.print()}
    >
      <Printer aria-hidden />
      Print receipt
    </Button>
  );
}
