import type { ReactNode } from "react";
import { Logo } from "./logo";
import { SkipLink } from "./skip-link";

export type AuthLayoutProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Under the card: the other way in. */
  footer?: ReactNode;
  banner?: ReactNode;
  /** In place of Florin's own. */
  logo?: ReactNode;
  children: ReactNode;
};

/** One card in the middle: sign in, sign up, reset, accept an invitation. */
export function AuthLayout({ title, description, footer, banner, logo, children }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <SkipLink />
      {banner}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 px-4 py-10 outline-none"
      >
        <div className="flex justify-center">{logo ?? <Logo />}</div>
        <div className="grid gap-5 rounded-xl border bg-card p-6 shadow-sm">
          <div className="grid gap-1">
            <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
            {description ? <p className="text-muted-foreground text-sm">{description}</p> : null}
          </div>
          {children}
        </div>
        {footer ? <div className="text-center text-muted-foreground text-sm">{footer}</div> : null}
      </main>
    </div>
  );
}
