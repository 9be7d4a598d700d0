import { badArgument } from './arguments.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Reads `15s`, `500ms`, `2m` or `1h` as ms. Throws Problem `cli.bad_argument` outside the limits. */
export function duration(
  flag: string,
  text: string,
  limits: { readonly least: number; readonly most: number },
): number {
  const [, count = '', unit = ''] = /^(\d{1,9})(ms|s|m|h)$/.exec(text) ?? []
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN)
  if (!(ms >= limits.least && ms <= limits.most))
    throw badArgument(
      `--${flag} is a time like 15s or 2m, from ${limits.least / 1000} s to ${limits.most / 1000} s.`,
    )
  return ms
}
