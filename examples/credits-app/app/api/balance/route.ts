import { answer } from "@/lib/answer";
import { credits } from "@/lib/credits";
import { currentUser } from "@/lib/user";

export async function GET(): Promise<Response> {
  return answer(async () => {
    const { balance, held, grants } = await credits.getAccount(await currentUser());
    return { balance, held, grants };
  });
}
