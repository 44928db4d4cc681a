// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown";

/** Texts that try to become more than text. */
const EVIL = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src='javascript:alert(1)'></iframe>",
  "[press](javascript:alert(1))",
  "[press](JAVASCRIPT:alert(1))",
  "[press](java&#10;script:alert(1))",
  "[press](data:text/html;base64,PHNjcmlwdD4=)",
  "[press](vbscript:msgbox(1))",
  "[press]( javascript:alert(1) )",
  "<javascript:alert(1)>",
  "[press][1]\n\n[1]: javascript:alert(1)",
  "![a](javascript:alert(1))",
  "![tracked](https://evil.example/pixel.png)",
  '[a](https://example.com "x\\" onmouseover=\\"alert(1)")',
  "<a href='javascript:alert(1)'>x</a>",
  "`<script>alert(1)</script>`",
  "<style>*{display:none}</style>",
  "<form action=https://evil.example><input name=card></form>",
];

const parse = (html: string) => new DOMParser().parseFromString(html, "text/html").body;

test.each(EVIL)("%j stays text", (text) => {
  const body = parse(renderToStaticMarkup(<Markdown>{text}</Markdown>));
  expect(body.querySelectorAll("script, img, svg, iframe, style, form, input, object, embed")).toHaveLength(
    0,
  );
  for (const element of body.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$/);
      if (name === "href") expect(value).toMatch(/^(https?:|mailto:|$)/);
    }
});

test("what Markdown is for works", () => {
  const html = renderToStaticMarkup(
    <Markdown>{"**bold** and [a link](https://example.com/a?b=1)"}</Markdown>,
  );
  const body = parse(html);
  expect(body.querySelector("strong")?.textContent).toBe("bold");
  expect(body.querySelector("a")?.getAttribute("href")).toBe("https://example.com/a?b=1");
  expect(body.querySelector("a")?.getAttribute("rel")).toContain("noopener");
});
