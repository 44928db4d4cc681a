"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { KeyActivations } from "@/modules/license-keys/components/key-activations";
import { EditKey, RotateKey, SwitchKey } from "@/modules/license-keys/components/key-dialogs";
import { KeyFacts } from "@/modules/license-keys/components/key-facts";
import { KeyState } from "@/modules/license-keys/components/key-state";
import { activationsText } from "@/modules/license-keys/key-text";
import { oneLicenseKey } from "@/modules/license-keys/queries";

type Props = { organization: { id: string; slug: string }; id: string; mayEdit: boolean };

/** One licence key: what it is activated for, and how far it reaches. */
export function LicenseKeyPage({ organization, id, mayEdit }: Props) {
  const { data: key, error, refetch } = useQuery(oneLicenseKey(organization.id, id));
  if (!key) return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Licence keys", href: `/dashboard/${organization.slug}/license-keys` },
          { label: key.display_key },
        ]}
        title={key.display_key}
        badge={<KeyState licenseKey={key} />}
        description={key.benefit_description}
        actions={
          mayEdit ? (
            <>
              <SwitchKey licenseKey={key} />
              <RotateKey licenseKey={key} />
              <EditKey licenseKey={key} />
            </>
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
          <Section title="Key">
            <div className="flex items-center gap-1 rounded-md border bg-canvas py-1.5 pr-1.5 pl-3">
              <code className="min-w-0 flex-1 wrap-anywhere font-mono text-sm">{key.key}</code>
              <CopyButton value={key.key} label="Copy key" />
            </div>
          </Section>
          <Section title={`Activations: ${activationsText(key)}`}>
            <KeyActivations licenseKey={key} mayEdit={mayEdit} />
          </Section>
        </div>
        <KeyFacts licenseKey={key} slug={organization.slug} />
      </div>
    </>
  );
}
