/** A catalogue, feature or quantity that no price can be made of. `code` says which, `message` what to change. */
export class PricingConfigError extends Error {
  override readonly name = "PricingConfigError";
  readonly status = 422;
  readonly code: "invalid_price" | "unknown_feature" | "invalid_quantity";

  constructor(code: PricingConfigError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
