import { redirect } from "next/navigation";

type Props = { params: Promise<{ secret: string }> };

/** The address that older documents give: `/checkout/{id}/public/{client_secret}`. */
export default async function Page({ params }: Props) {
  redirect(`/checkout/${(await params).secret}`);
}
