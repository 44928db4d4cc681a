export { openLink } from "./open-link";
export { type LinkPreview, previewLink } from "./preview-link";
export { isMachine, type Search } from "./rules";
