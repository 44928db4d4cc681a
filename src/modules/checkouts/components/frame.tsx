import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { NoticeBar } from "@/components/layout/notice-bar";
import { cn } from "@/components/ui/cn";
import type { CheckoutPublic } from "../schema";

import { PoweredBy, Seller } from "./seller";

type Shown = Pick<CheckoutPublic, "organization" | "return_url">;

type FrameProps = { checkout: Shown; isTest: boolean; children: ReactNode };

/** Around every page of a checkout: the organization's colour and, while no money moves, the word that none does. */
export function Frame({ checkout, isTest, children }: FrameProps) {
  return (
    <Brand colour={checkout.organization.brand_color}>
      <div className="flex min-h-dvh flex-col">
        {isTest ? <NoticeBar label="Test mode">Test mode: no money moves.</NoticeBar> : null}
        {children}
      </div>
    </Brand>
  );
}

/** A page of one narrow column: a receipt, a wait, a word that it is over. */
export function NarrowPage({ checkout, isTest, children, className }: FrameProps & { className?: string }) {
  return (
    <Frame checkout={checkout} isTest={isTest}>
      <main className="flex flex-1 flex-col items-center bg-canvas px-4 py-8 sm:py-14 print:bg-transparent print:p-0">
        <div className="grid w-full max-w-md gap-6">
          <div className="justify-self-center print:justify-self-start">
            <Seller {...checkout} />
          </div>
          <div
            className={cn(
              "grid gap-5 rounded-xl border bg-card p-5 shadow-sm sm:p-8 print:border-0 print:p-0 print:shadow-none",
              className,
            )}
          >
            {children}
          </div>
          <div className="justify-self-center print:hidden">
            <PoweredBy />
          </div>
        </div>
      </main>
    </Frame>
  );
}
