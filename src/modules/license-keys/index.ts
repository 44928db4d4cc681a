export { grantLicenseKey, revokeLicenseKey } from "./grant-license-key";
