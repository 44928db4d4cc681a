import { cn } from "./cn";
import { PlainImage } from "./plain-image";

const sizes = { sm: "size-5 text-2xs", md: "size-7 text-xs", lg: "size-10 text-base" };

const initials = (name: string) =>
  name
    .split(/[\s@._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");

export type AvatarProps = {
  name: string;
  src?: string | null | undefined;
  size?: keyof typeof sizes;
  /** A rounded square, for what is not a person. */
  square?: boolean;
  className?: string;
};

/** A picture, or the initials of the name. Silent, because the name stands beside it. */
export function Avatar({ name, src, size = "md", square = false, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      data-initials={src ? undefined : initials(name)}
      className={cn(
        "inline-grid shrink-0 select-none place-items-center overflow-hidden border bg-accent-strong font-medium text-foreground",
        "before:content-[attr(data-initials)]",
        square ? "rounded-sm" : "rounded-full",
        sizes[size],
        className,
      )}
    >
      {src ? <PlainImage src={src} alt="" className="size-full object-cover" /> : null}
    </span>
  );
}
