"use client";

import { useState } from "react";
import { newId } from "@/lib/id";

/** Names what a form does, anew each time it is shown: pressed twice, or sent again after a lost answer, it is done once. */
export function OperationId() {
  const [id] = useState(newId);
  return <input type="hidden" name="operation_id" value={id} />;
}
