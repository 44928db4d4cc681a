import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const alertVariants = cva("flex items-start gap-2.5 rounded-md border px-3 py-2.5 text-sm", {
  variants: {
    tone: {
      info: "border-info-border bg-info-subtle text-info",
      success: "border-success-border bg-success-subtle text-success",
      warning: "border-warning-border bg-warning-subtle text-warning",
      danger: "border-danger-border bg-danger-subtle text-danger",
    },
  },
  defaultVariants: { tone: "info" },
});

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

export type AlertProps = Omit<ComponentProps<"div">, "title"> &
  VariantProps<typeof alertVariants> & { title?: ReactNode; actions?: ReactNode };

/** A message in the page. Give `role="alert"` or `role="status"` when it appears by itself. */
export function Alert({ tone, title, actions, className, children, ...props }: AlertProps) {
  const Icon = icons[tone ?? "info"];
  return (
    <div data-slot="alert" className={cn(alertVariants({ tone }), className)} {...props}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn(title && "text-foreground")}>{children}</div> : null}
      </div>
      {actions}
    </div>
  );
}
