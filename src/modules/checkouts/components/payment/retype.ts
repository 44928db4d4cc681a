const isDigit = (character: string) => /\d/.test(character);

/** Where `count` digits of `text` are over; behind them, also behind the separator that follows. */
function placeAfter(text: string, count: number): number {
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    if (seen === count && isDigit(text.charAt(index))) return index;
    if (isDigit(text.charAt(index))) seen++;
  }
  return text.length;
}

/** Writes the text of a field anew, with the cursor behind the digit that it stood behind. */
export function retype(input: HTMLInputElement, text: string): void {
  if (input.value === text) return;
  const caret = input.selectionStart ?? input.value.length;
  const isAtEnd = caret === input.value.length;
  const before = [...input.value.slice(0, caret)].filter(isDigit).length;
  input.value = text;
  if (isAtEnd || document.activeElement !== input) return;
  const place = placeAfter(text, before);
  input.setSelectionRange(place, place);
}
