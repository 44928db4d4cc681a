import type { ComponentProps } from "react";

type Props = ComponentProps<"img"> & {
  /** "" where the name stands beside it. */
  alt: string;
};

/** A picture as its host serves it: what merchants upload lies in whichever store they have, and people's pictures anywhere. */
export const PlainImage = ({ alt, ...props }: Props) => (
  // biome-ignore lint/performance/noImgElement: the server would have to fetch what others serve as well
  <img alt={alt} {...props} />
);
