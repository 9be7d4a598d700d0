// A check digit that finds every single wrong digit and every two neighbours that changed places, by a quasigroup without
// fixed points. Source: H. M. Damm, Total anti-symmetrische Quasigruppen, 2004.

const TABLE = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** The digit to put behind these; `digits` are 0–9 alone. */
export function checkDigit(digits: string): string {
  let interim = 0
  for (const digit of digits) interim = TABLE[interim]?.[Number(digit)] ?? 0
  return String(interim)
}

/** Whether a number ends with its check digit; false for anything but digits. */
export function isChecked(number: string): boolean {
  return /^\d{2,}$/.test(number) && checkDigit(number) === '0'
}
