"use client";

import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePalette } from "../palette";

/** Opens the palette from within a page. */
export function OpenPalette() {
  const show = usePalette((palette) => palette.show);
  return (
    <Button onClick={() => show(true)}>
      <Search aria-hidden />
      Find anything
    </Button>
  );
}
