export { grantLicenseKey, revokeLicenseKey } from "./grant-license-key";
export { forgetActivations } from "./grant-repository";
export { listOwnKeys } from "./list-own-keys";
