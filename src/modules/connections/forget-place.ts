import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { removePlace } from "./repository";

/** Takes a place off the list: no benefit can be made of it any more. Those that are there go on. @throws ResourceNotFound */
export const forgetPlace = ({ db, organizationId }: Context, id: string): Promise<undefined> =>
  transaction(db, async (tx): Promise<undefined> => {
    if (!(await removePlace(tx, organizationId, id))) throw new ResourceNotFound();
  });
