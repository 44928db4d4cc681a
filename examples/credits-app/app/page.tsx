import { Features } from "@/components/features";
import { TransactionList } from "@/components/transaction-list";
import { credits, pricing } from "@/lib/credits";
import { currentUser } from "@/lib/user";

const WELCOME_CREDITS = 1000;

export default async function Page() {
  const user = await currentUser();
  // Does nothing for an account that exists.
  await credits.initialize(user, WELCOME_CREDITS, { description: "Welcome" });
  const first = await credits.getTransactions(user, { limit: 10 });
  return (
    <>
      <h1>What shall it be?</h1>
      <Features
        prices={{
          chat: pricing.price("chat"),
          canvas: pricing.price("canvas"),
          canvasLarge: pricing.price("canvas_high_resolution"),
          videoSecond: pricing.price("video", 1),
          trainingHour: pricing.price("training", 1),
        }}
      />
      <TransactionList first={first} />
      <p className="quiet">
        Your account is <code>{user}</code>.
      </p>
    </>
  );
}
