export { navigationOf } from "./navigation";
export { groupNamed, groupsOf } from "./operations";
export { readDocument } from "./read-document";
