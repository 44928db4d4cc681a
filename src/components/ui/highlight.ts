export type CodeLanguage = "bash" | "typescript" | "json" | "text";

export type CodeToken = { kind: "text" | "string" | "comment" | "keyword" | "number"; text: string };

const keywords = {
  bash: "curl|export|npm|npx|node|echo|cd",
  typescript:
    "import|from|export|const|let|await|async|new|return|if|else|for|of|function|type|true|false|null|undefined",
  json: "true|false|null",
};

const strings = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|\`(?:[^\`\\\\]|\\\\.)*\``;
const comments = {
  bash: "(?<=^|\\s)#[^\\n]*",
  typescript: "(?<!:)//[^\\n]*|/\\*[\\s\\S]*?\\*/",
  json: "(?!)",
};

const pattern = (language: Exclude<CodeLanguage, "text">) =>
  new RegExp(
    `(?<comment>${comments[language]})|(?<string>${strings})|(?<keyword>\\b(?:${keywords[language]})\\b)|(?<number>\\b\\d+(?:\\.\\d+)?\\b)`,
    "gm",
  );

const kinds = ["comment", "string", "keyword", "number"] as const;

/** Splits code into what is worth a colour; joined again, the texts are the code unchanged. */
export function highlight(code: string, language: CodeLanguage): CodeToken[] {
  if (language === "text") return [{ kind: "text", text: code }];
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern(language))) {
    if (match.index > end) tokens.push({ kind: "text", text: code.slice(end, match.index) });
    const kind = kinds.find((name) => match.groups?.[name] !== undefined) ?? "text";
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: "text", text: code.slice(end) });
  return tokens;
}
