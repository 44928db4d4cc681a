"use client";

import { useState } from "react";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { type CodeLanguage, highlight } from "./highlight";
import { Scroller } from "./scroller";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "./tabs";

export type CodeSample = { label: string; language: CodeLanguage; code: string };

const colours = {
  text: "",
  comment: "text-muted-foreground",
  string: "text-success",
  keyword: "text-info",
  number: "text-warning",
};

function Code({ sample }: { sample: CodeSample }) {
  let at = 0;
  return (
    <Scroller
      as="pre"
      className="overflow-x-auto p-3 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
    >
      <code>
        {highlight(sample.code, sample.language).map((token) => {
          const key = at;
          at += token.text.length;
          return (
            <span key={key} className={colours[token.kind]}>
              {token.text}
            </span>
          );
        })}
      </code>
    </Scroller>
  );
}

export type CodeBlockProps = {
  /** One sample a tab; one alone needs no tabs. */
  samples: readonly CodeSample[];
  className?: string;
};

/** Code to copy, the same in several languages. */
export function CodeBlock({ samples, className }: CodeBlockProps) {
  const [label, setLabel] = useState(samples[0]?.label ?? "");
  const shown = samples.find((sample) => sample.label === label) ?? samples[0];
  if (!shown) return null;
  return (
    <Tabs
      value={shown.label}
      onValueChange={setLabel}
      className={cn("min-w-0 overflow-hidden rounded-lg border bg-canvas", className)}
    >
      <div className="flex h-9 items-center justify-between gap-3 border-b pr-1 pl-3">
        {samples.length > 1 ? (
          <TabsList aria-label="Language" className="border-0">
            {samples.map((sample) => (
              <TabsTrigger key={sample.label} value={sample.label}>
                {sample.label}
              </TabsTrigger>
            ))}
          </TabsList>
        ) : (
          <span className="font-medium text-muted-foreground text-sm">{shown.label}</span>
        )}
        <CopyButton value={shown.code} label={`Copy ${shown.label}`} />
      </div>
      {samples.length > 1 ? (
        samples.map((sample) => (
          <TabsContent key={sample.label} value={sample.label} tabIndex={-1} className="pt-0">
            <Code sample={sample} />
          </TabsContent>
        ))
      ) : (
        <Code sample={shown} />
      )}
    </Tabs>
  );
}
