import type { Metadata } from "next";
import { benefitsToChoose } from "@/app/providers/benefits-to-choose";
import { fieldsToChoose } from "@/app/providers/fields-to-choose";
import { PageHeader } from "@/components/layout/page-header";
import { currencyOptions } from "@/lib/currencies";
import { BenefitPicker } from "@/modules/benefits/components/benefit-picker";
import { FieldPicker } from "@/modules/custom-fields/components/field-picker";
import { PicturesField } from "@/modules/files/components/pictures-field";
import { updateProductAction } from "@/modules/products/actions";
import { ProductForm } from "@/modules/products/components/product-form";
import { type ProductPageProps, readProduct } from "../read-product";

export async function generateMetadata(props: ProductPageProps): Promise<Metadata> {
  return { title: `Edit ${(await readProduct(props)).product.name}` };
}

export default async function EditProduct(props: ProductPageProps) {
  const { page, product } = await readProduct(props);
  const { id, slug, default_currency } = page.organization;
  const list = `/dashboard/${slug}/products`;
  const backTo = `${list}/${product.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${product.name}`}
        breadcrumbs={[
          { label: "Products", href: list },
          { label: product.name, href: backTo },
          { label: "Edit" },
        ]}
      />
      <ProductForm
        action={updateProductAction}
        organization={{ id, default_currency }}
        product={product}
        currencies={currencyOptions(default_currency)}
        pictures={<PicturesField key="pictures" organizationId={id} name="medias" value={product.medias} />}
        benefits={
          <BenefitPicker
            key="benefits"
            name="benefits"
            benefits={await benefitsToChoose(page)}
            chosen={product.benefits}
          />
        }
        customFields={
          <FieldPicker
            key="fields"
            fields={await fieldsToChoose(page)}
            chosen={product.attached_custom_fields}
          />
        }
        backTo={backTo}
      />
    </>
  );
}
