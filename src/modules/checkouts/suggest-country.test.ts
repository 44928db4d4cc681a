import { expect, test } from "vitest";
import { suggestCountry } from "./suggest-country";

test.each([
  [{ "accept-language": "de-DE,de;q=0.9" }, "DE"],
  [{ "accept-language": "zh-Hant-TW,zh;q=0.9" }, "TW"],
  [{ "accept-language": "en-US,en;q=0.9" }, ""],
  [{ "accept-language": "de" }, ""],
  [{ "accept-language": "en-ZZ" }, ""],
  [{ "accept-language": "en-US", "cf-ipcountry": "fr" }, "FR"],
  [{ "cf-ipcountry": "XX", "accept-language": "pt-BR" }, "BR"],
  [{}, ""],
])("%j suggests %j", (headers, country) => expect(suggestCountry(new Headers(headers))).toBe(country));
