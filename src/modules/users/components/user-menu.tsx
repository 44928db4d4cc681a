"use client";

import { LogOut } from "lucide-react";
import { useEffect, useState, useTransition } from "react";
import { chooseTheme, chosenTheme, readTheme, type Theme } from "@/components/layout/theme";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { signOutAction } from "../actions";

const themes: { value: Theme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Who is signed in, how the dashboard looks, and the way out. */
export function UserMenu({ user }: { user: { name: string; email: string } }) {
  const [theme, setTheme] = useState<Theme>("system");
  const [leaving, leave] = useTransition();
  useEffect(() => setTheme(chosenTheme()), []);
  const choose = (value: string) => {
    const next = readTheme(value);
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" className="rounded-full" aria-label={`Account of ${user.name}`}>
          <Avatar name={user.name} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-56">
        <div className="grid px-2 py-1.5 text-sm">
          <span className="truncate font-medium">{user.name}</span>
          <span className="truncate text-muted-foreground text-xs">{user.email}</span>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Colours</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={choose}>
          {themes.map(({ value, label }) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={leaving} onSelect={() => leave(() => signOutAction())}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
