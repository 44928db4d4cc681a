import { Button } from "@/components/ui/button";
import { PlainImage } from "@/components/ui/plain-image";
import type { LinkPreview } from "../preview-link";

/** For whoever only looks: what is sold, and a way on for a person who was taken for a program. Opens no checkout. */
export function Preview({ preview: { name, picture } }: { preview: LinkPreview }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas p-4">
      <div className="grid w-full max-w-md gap-5 rounded-xl border bg-card p-5 text-center shadow-sm sm:p-8">
        {picture ? (
          <PlainImage src={picture} alt="" className="aspect-16/10 w-full rounded-lg border object-cover" />
        ) : null}
        <h1 className="wrap-anywhere font-semibold text-2xl">{name}</h1>
        <form className="grid">
          <input type="hidden" name="continue" value="yes" />
          <Button type="submit" variant="primary" size="xl">
            Continue to checkout
          </Button>
        </form>
      </div>
    </main>
  );
}
