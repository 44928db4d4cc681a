import type { Metadata } from "next";
import { GrantForm } from "./grant-form";

export const metadata: Metadata = { title: "Grant credits" };

/** Not made once at the build: each form has a key of its own. */
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <>
      <h1>Grant credits</h1>
      <GrantForm firstKey={crypto.randomUUID()} />
    </>
  );
}
