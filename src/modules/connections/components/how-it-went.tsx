import { Alert } from "@/components/ui/alert";

const texts: { [how: string]: { tone: "success" | "danger"; text: string } } = {
  made: { tone: "success", text: "Connected." },
  refused: { tone: "danger", text: "Nothing was connected: you did not agree." },
  ended: { tone: "danger", text: "That took too long, or was begun in another browser. Connect once more." },
  missing: { tone: "danger", text: "There was nothing to connect, or it is not set up here." },
  failed: { tone: "danger", text: "The service did not answer as it should. Connect once more in a moment." },
};

/** Says how a journey to another service has ended. */
export function HowItWent({ how }: { how: string | string[] | undefined }) {
  const told = typeof how === "string" ? texts[how] : undefined;
  return told ? (
    <div role="status" className="mb-4">
      <Alert tone={told.tone}>{told.text}</Alert>
    </div>
  ) : null;
}
