"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { FormField } from "@/components/form/form";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import { useTypedEarly } from "@/components/ui/use-typed-early";

const Markdown = dynamic(() => import("@/components/ui/markdown").then((module) => module.Markdown), {
  loading: () => <Skeleton className="h-4 w-2/3" />,
});

/** The description in Markdown, and how it will look. */
export function DescriptionField({ defaultValue }: { defaultValue: string }) {
  const [text, setText] = useState(defaultValue);
  const [shown, show] = useState("write");
  const ref = useTypedEarly<HTMLTextAreaElement>(text, setText);
  return (
    <Tabs value={shown} onValueChange={show} className="relative">
      <TabsList aria-label="Write or preview the description" className="absolute top-0 right-0 border-0">
        <TabsTrigger value="write" className="h-6">
          Write
        </TabsTrigger>
        <TabsTrigger value="preview" className="h-6">
          Preview
        </TabsTrigger>
      </TabsList>
      {/* Hidden rather than left out, so that its text is posted from either tab. */}
      <TabsContent
        value="write"
        forceMount
        tabIndex={-1}
        className={cn("pt-0", shown !== "write" && "hidden")}
      >
        <FormField
          name="description"
          label="Description"
          optional
          hint="Markdown. Stands beside the price in the checkout."
        >
          <Textarea
            ref={ref}
            name="description"
            rows={6}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </FormField>
      </TabsContent>
      <TabsContent value="preview" className="grid gap-1.5 pt-0">
        <p className="font-medium text-sm">Description</p>
        <div className="min-h-32 rounded-md border bg-card px-3 py-2">
          {text.trim() ? (
            <Markdown>{text}</Markdown>
          ) : (
            <p className="text-muted-foreground">Nothing written yet.</p>
          )}
        </div>
      </TabsContent>
    </Tabs>
  );
}
