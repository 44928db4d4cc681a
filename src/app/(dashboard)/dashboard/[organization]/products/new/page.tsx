import { benefitsToChoose } from "@/app/providers/benefits-to-choose";
import { fieldsToChoose } from "@/app/providers/fields-to-choose";
import { PageHeader } from "@/components/layout/page-header";
import { currencyOptions } from "@/lib/currencies";
import { BenefitPicker } from "@/modules/benefits/components/benefit-picker";
import { FieldPicker } from "@/modules/custom-fields/components/field-picker";
import { PicturesField } from "@/modules/files/components/pictures-field";
import { createProductAction } from "@/modules/products/actions";
import { ProductForm } from "@/modules/products/components/product-form";
import { requirePageContext } from "@/server/auth/page";

export const metadata = { title: "New product" };

export default async function NewProduct({ params }: { params: Promise<{ organization: string }> }) {
  const page = await requirePageContext((await params).organization);
  const { organization } = page;
  const backTo = `/dashboard/${organization.slug}/products`;
  return (
    <>
      <PageHeader
        title="New product"
        breadcrumbs={[{ label: "Products", href: backTo }, { label: "New product" }]}
      />
      <ProductForm
        action={createProductAction}
        organization={{ id: organization.id, default_currency: organization.default_currency }}
        product={null}
        currencies={currencyOptions(organization.default_currency)}
        pictures={<PicturesField key="pictures" organizationId={organization.id} name="medias" value={[]} />}
        benefits={
          <BenefitPicker key="benefits" name="benefits" benefits={await benefitsToChoose(page)} chosen={[]} />
        }
        customFields={<FieldPicker key="fields" fields={await fieldsToChoose(page)} chosen={[]} />}
        backTo={backTo}
      />
    </>
  );
}
