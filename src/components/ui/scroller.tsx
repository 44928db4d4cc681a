import type { HTMLAttributes } from "react";

type Props = HTMLAttributes<HTMLElement> & { as: "pre" | "section" };

/** What is larger than its place and scrolls there: reached by keyboard, so that the arrow keys scroll it. */
export const Scroller = ({ as: Tag, ...props }: Props) => <Tag tabIndex={0} {...props} />;
