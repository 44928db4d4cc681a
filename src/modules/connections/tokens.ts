import "server-only";
import { z } from "zod";
import { open, seal } from "@/server/seal";

const PURPOSE = "connections.tokens";

const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string().nullable() });
export type Tokens = z.output<typeof Tokens>;

/** Tokens as they are kept: nobody who reads the database can use them. */
export const sealTokens = ({ accessToken, refreshToken }: Tokens): string =>
  seal(JSON.stringify({ accessToken, refreshToken }), PURPOSE);

/** @throws where they were sealed under another `FLORIN_SECRET` */
export const openTokens = (sealed: string): Tokens => Tokens.parse(JSON.parse(open(sealed, PURPOSE)));
