import "server-only";
import { mayOperate } from "@/modules/jobs/index";
import type { Subject } from "@/server/auth/access";
import type { Role } from "@/server/auth/scopes";
import type { Context } from "@/server/context";
import { kindsFor } from "./kinds";
import { readerOf } from "./reader";
import type { NotificationSwitch } from "./schema";
import { findChoices } from "./switch-repository";

/** The kinds that the member who asks can be told of, and whether they are: as they have chosen, else by the kind's default. */
export async function listSwitches(ctx: Context, subject: Subject): Promise<NotificationSwitch[]> {
  const reader = readerOf(ctx, subject);
  const choices = await findChoices(ctx.read, reader);
  return (await kindsToChoose(ctx, reader.role)).map(({ name, label, about, defaults }) => {
    const { dashboard, mail } = choices.find(({ kind }) => kind === name) ?? defaults;
    return { kind: name, label, about, dashboard, mail };
  });
}

/** What a member of this role can be told of here: of the installation, only those who operate it. */
export async function kindsToChoose(ctx: Context, role: Role) {
  const operates = await mayOperate(ctx, role);
  return kindsFor(role).filter(({ isOfInstallation }) => operates || !isOfInstallation);
}
