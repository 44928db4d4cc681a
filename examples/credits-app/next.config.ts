import type { NextConfig } from "next";

export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // This folder stands by itself, whatever lies around it.
  turbopack: { root: import.meta.dirname },
} satisfies NextConfig;
