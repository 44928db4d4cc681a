/** `benefit_grant.created` → `Benefit grant created`; also of states and other names of the API. */
export function spacedName(name: string): string {
  const words = name.replaceAll(/[._]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
