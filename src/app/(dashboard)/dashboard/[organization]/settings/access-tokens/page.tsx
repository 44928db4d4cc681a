import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetch } from "@/app/providers/prefetch";
import { Section } from "@/components/layout/section";
import { scopes, scopesOf } from "@/lib/scopes";
import { AccessTokenList } from "@/modules/access-tokens/components/access-token-list";
import { CreateAccessToken } from "@/modules/access-tokens/components/create-access-token";
import { accessTokenList, TOKENS_LIMIT } from "@/modules/access-tokens/queries";
import { listAccessTokens } from "@/modules/access-tokens/routes";
import { requirePageContext } from "@/server/auth/page";
import { env } from "@/server/env";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Access tokens" };

export default async function AccessTokensPage({ params }: { params: Promise<{ organization: string }> }) {
  const page = await requirePageContext((await params).organization);
  const own = scopesOf(page.role);
  if (!own.includes("access_tokens:read")) notFound();
  const { id } = page.organization;
  const query = { limit: String(TOKENS_LIMIT) };
  return (
    <Prefetch
      queries={[
        {
          queryKey: accessTokenList(id, 1).queryKey,
          read: () => answerPage(page, listAccessTokens, { query }),
        },
      ]}
    >
      <Section
        title="Access tokens"
        description="Keys with which programs call the API in the name of this organization."
        actions={<CreateAccessToken organizationId={id} scopes={own} apiUrl={`${env.FLORIN_URL}/api/v1`} />}
      >
        <AccessTokenList organizationId={id} allScopes={scopes.length} />
      </Section>
    </Prefetch>
  );
}
