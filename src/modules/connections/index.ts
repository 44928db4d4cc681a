export {
  type ConnectedAccount,
  findAccount,
  findAccountIn,
  findAccountNames,
  forgetAccounts,
  hasPlace,
  listPlaces,
  removeAccount,
  writeTokens,
} from "./repository";
export { openTokens, sealTokens } from "./tokens";
