import type { Benefit, BenefitPublic, BenefitType } from "./schema";
import { creditsText, validityText } from "./types/credits/text";
import { filesText } from "./types/downloadables/rules";
import { licenseTermsText } from "./types/license-keys/text";

type Described = Benefit | BenefitPublic;
type Told<T extends BenefitType> = { [B in Described as B["kind"]]: B }[T]["properties"];

/** A type in words. */
type BenefitText<T extends BenefitType = BenefitType> = {
  /** What the type is called. */
  label: string;
  /** What it is for, for merchants. */
  hint: string;
  /** What one benefit gives: `1,000 credits`. */
  gives(properties: Told<T>): string;
  /** On which terms: `valid for 30 days`. Empty where there is nothing to say. */
  terms(properties: Told<T>): string;
};

const texts: { [T in BenefitType]: BenefitText<T> } = {
  credits: {
    label: "Credits",
    hint: "A balance that your applications spend.",
    gives: creditsText,
    terms: validityText,
  },
  custom: {
    label: "Note",
    hint: "Something you deliver yourself: the note says how to get it.",
    gives: () => "A note",
    terms: () => "",
  },
  downloadables: {
    label: "Files",
    hint: "Anything to download: only those who have the benefit can.",
    gives: filesText,
    terms: () => "",
  },
  discord: {
    label: "Discord role",
    hint: "A role on your server: given once the customer has connected their account, taken back with the benefit.",
    gives: () => "A Discord role",
    terms: () => "",
  },
  github_repository: {
    label: "GitHub repository",
    hint: "An invitation to a private repository: once the customer has connected their account.",
    gives: () => "Access to a GitHub repository",
    terms: () => "",
  },
  feature_flag: {
    label: "Feature flag",
    hint: "Your application asks whether a customer has it.",
    gives: () => "A feature",
    terms: () => "",
  },
  license_keys: {
    label: "Licence keys",
    hint: "A key that opens your software, for so many installations or uses.",
    gives: () => "A licence key",
    terms: licenseTermsText,
  },
};

/** The types there are, in the order in which they are offered. */
export const benefitTypes: readonly BenefitType[] = [
  "credits",
  "custom",
  "downloadables",
  "feature_flag",
  "license_keys",
  "github_repository",
  "discord",
];

export const typeText = (type: BenefitType): Pick<BenefitText, "label" | "hint"> => texts[type];

const textOf = ({ kind }: Described): BenefitText => texts[kind];

/** `1,000 credits`. */
export const givesText = (benefit: Described): string => textOf(benefit).gives(benefit.properties);

/** `valid for 30 days`, or nothing. */
export const termsText = (benefit: Described): string => textOf(benefit).terms(benefit.properties);

/** Both of them. */
export const benefitText = (benefit: Described): string =>
  [givesText(benefit), termsText(benefit)].filter(Boolean).join(", ");
