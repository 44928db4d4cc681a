import "server-only";
import type { z } from "zod";
import type { Scope } from "@/lib/scopes";
import type { KindName } from "../schema";

/** Something that members are told of, declared once. Methods, so that kinds of different data make one list. */
export type Kind<S extends z.ZodType = z.ZodType> = {
  name: KindName;
  /** In the table of switches. */
  label: string;
  /** When it is told, there and in the gallery of mails. */
  about: string;
  /** What a member must be allowed to see: whoever is not is not told. */
  scope: Scope;
  /** Of the installation and not of an organization: only those who operate it are told. */
  isOfInstallation?: true;
  /** Whether it is told where a member has not chosen. */
  defaults: { dashboard: boolean; mail: boolean };
  /** What its sentences are made of; amounts in minor units, instants as ISO 8601. Nothing that names a customer. */
  data: S;
  title(data: z.output<S>): string;
  /** One line, in which the title is not repeated. */
  text(data: z.output<S>): string;
  /** What a mail says besides: what to do now. */
  advice?(data: z.output<S>): readonly string[];
  /** Below the organization's dashboard. */
  path(objectId: string | null): string;
  sample: z.input<S>;
};

export const defineKind = <S extends z.ZodType>(kind: Kind<S>): Kind<S> => kind;
