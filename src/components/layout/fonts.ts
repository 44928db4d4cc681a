import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";

/** For `<html className>`: makes the two fonts known to the tokens. */
export const fontVariables = `${GeistSans.variable} ${GeistMono.variable}`;
