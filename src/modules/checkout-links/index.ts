export { openLink } from "./open-link";
export { previewLink } from "./preview-link";
export { isMachine, type Search } from "./rules";
