/** ISO 3166-1 alpha-2. */
const countries = new Set(
  `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
  BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
  EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
  HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
  LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
  NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
  TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
`
    .trim()
    .split(/\s+/),
);

/** Where a sale needs the state: those of the United States with territories and the mail of its forces, and Canada's. */
const states: Record<string, Set<string>> = {
  US: new Set(
    `AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
     PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR UM VI AA AE AP`.split(/\s+/),
  ),
  CA: new Set("AB BC MB NB NL NS NT NU ON PE QC SK YT".split(" ")),
};

/** The states to choose from, as `CA`; none where they do not matter. */
export const stateCodesOf = (country: string): readonly string[] => [...(states[country] ?? [])];

/** Whether the two letters, upper case, are a country of ISO 3166-1. */
export const isCountry = (code: string): boolean => countries.has(code);

/** Whether `state` (`US-CA`) is one of its country. Of countries whose states do not matter, every text is. */
export function isStateOf(country: string, state: string): boolean {
  const known = states[country];
  return !known || (state.startsWith(`${country}-`) && known.has(state.slice(3)));
}
