import "server-only";
import type { z } from "zod";
import type { Kind } from "./kinds/kind";

/** Something to tell the members of an organization. */
export type News = {
  kind: Kind;
  organizationId: string;
  /** Names what happened: nobody is told of the same thing twice. */
  key: string;
  /** Where the kind's link leads to. */
  objectId: string | null;
  /** As the kind's schema takes it. */
  data: unknown;
  /** When it happened, by the organization's clock. */
  at: Date;
  /** In the dashboard alone, whatever was chosen: where a mail would cause the next. */
  withoutMail?: boolean;
};

/** News whose data are what their kind asks for. */
export const newsOf = <S extends z.ZodType>(
  kind: Kind<S>,
  about: Omit<News, "kind" | "data"> & { data: z.input<S> },
): News => ({ ...about, kind });
