/** How the cards of one network look: which digits they begin with, how they are grouped, how long they are. */
export type Brand = {
  name: string;
  begins: RegExp;
  lengths: readonly number[];
  /** After how many digits a gap stands. */
  gaps: readonly number[];
  cvcLength: 3 | 4;
};

const inFours = [4, 8, 12];
const common = { lengths: [16], gaps: inFours, cvcLength: 3 } as const;

const brands: readonly Brand[] = [
  { ...common, name: "Visa", begins: /^4/ },
  { ...common, name: "Mastercard", begins: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/ },
  { name: "American Express", begins: /^3[47]/, lengths: [15], gaps: [4, 10], cvcLength: 4 },
  { ...common, name: "Discover", begins: /^(6011|64[4-9]|65)/ },
  { name: "Diners Club", begins: /^3(0[0-5]|[689])/, lengths: [14, 16], gaps: [4, 10], cvcLength: 3 },
  { ...common, name: "JCB", begins: /^35/ },
  { ...common, name: "UnionPay", begins: /^62/, lengths: [16, 17, 18, 19], gaps: [...inFours, 16] },
];

const unknown: Brand = { ...common, name: "", begins: /^/, lengths: [14, 15, 16, 17, 18, 19] };

const MAX_DIGITS = 19;

export const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** The network of a card by its first digits; `name` is empty while it is not known. */
export const brandOf = (number: string): Brand =>
  brands.find(({ begins }) => begins.test(digitsOf(number))) ?? unknown;

/** `4242424242424242` → `4242 4242 4242 4242`, as it is embossed; more digits than the network has are cut. */
export function groupNumber(text: string): string {
  const { gaps, lengths } = brandOf(text);
  const digits = digitsOf(text).slice(0, Math.min(MAX_DIGITS, Math.max(...lengths)));
  return [...digits].map((digit, index) => (gaps.includes(index) ? ` ${digit}` : digit)).join("");
}

/** Whether the check digit of ISO/IEC 7812 fits. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.at(-1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** What is wrong with a card number, for its buyer; undefined when nothing is. */
export function numberProblem(text: string): string | undefined {
  const digits = digitsOf(text);
  if (digits === "") return "Enter the card number.";
  const { lengths } = brandOf(digits);
  if (digits.length < Math.min(...lengths)) return "The card number is incomplete.";
  if (!lengths.includes(digits.length) || !hasCheckDigit(digits)) return "This is no valid card number.";
  return undefined;
}

/** `1227`, `12/27`, `12 / 2027` → month 1 to 12 and year; null while it is neither. */
export function readExpiry(text: string): { month: number; year: number } | null {
  const [, month, year] = /^\s*(\d{1,2})\s*[/.-]?\s*((?:20)?\d{2})\s*$/.exec(text) ?? [];
  if (!month || !year || Number(month) < 1 || Number(month) > 12) return null;
  return { month: Number(month), year: 2000 + Number(year.slice(-2)) };
}

/** Writes an expiry as it is typed: `1` → `1`, `4` → `04 / `, `1227` → `12 / 27`. `isTyping`: false while it is deleted. */
export function writeExpiry(text: string, isTyping: boolean): string {
  const whole = /\d\s*\D\s*20\d\d\s*$/.test(text) ? readExpiry(text) : null;
  if (whole) return `${String(whole.month).padStart(2, "0")} / ${String(whole.year).slice(-2)}`;
  const typed = digitsOf(text);
  const isSingle = /^[2-9]/.test(typed) || /^\s*1\s*[/.-]/.test(text);
  const digits = (isSingle ? `0${typed}` : typed).slice(0, 4);
  if (digits.length > 2) return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
  return digits.length === 2 && isTyping ? `${digits} / ` : digits;
}

/** What is wrong with an expiry at this moment; a card is good until its month is over. */
export function expiryProblem(text: string, now: Date): string | undefined {
  if (text.trim() === "") return "Enter the expiry date.";
  const expiry = readExpiry(text);
  if (!expiry) return "Enter month and year, as 04 / 29.";
  const months = (expiry.year - now.getFullYear()) * 12 + expiry.month - 1 - now.getMonth();
  if (months < 0) return "This card has expired.";
  return months > 50 * 12 ? "This year is too far away." : undefined;
}

export function cvcProblem(text: string, { cvcLength }: Brand): string | undefined {
  if (text === "") return "Enter the security code.";
  return /^\d+$/.test(text) && text.length === cvcLength ? undefined : `The code has ${cvcLength} digits.`;
}
