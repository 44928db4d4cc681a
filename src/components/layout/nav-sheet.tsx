"use client";

import { Menu } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button";
import { Sheet, SheetContent, SheetTrigger } from "../ui/sheet";
import { type NavGroup, NavList } from "./nav-list";

/** The navigation on a phone: a button, and the same list in a sheet that closes when one goes somewhere. */
export function NavSheet({ groups, header }: { groups: readonly NavGroup[]; header: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open navigation" className="md:hidden">
          <Menu aria-hidden />
        </Button>
      </SheetTrigger>
      <SheetContent
        side="left"
        title="Navigation"
        hideTitle
        className="w-[min(18rem,88vw)] gap-4 bg-canvas p-3"
      >
        <div className="pr-10">{header}</div>
        <NavList groups={groups} onNavigate={() => setOpen(false)} />
      </SheetContent>
    </Sheet>
  );
}
