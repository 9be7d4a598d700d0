// Local time of a site's zone and the days of the model.

export const HOUR = 3600000,
  DAY = 24 * HOUR
export interface Local {
  y: number
  mo: number
  d: number
  h: number
  mi: number
  wd: number
  n: number
}

const nthSunday = (y: number, month: number, last: boolean): number => {
  const t = last ? Date.UTC(y, month + 1, 0) : Date.UTC(y, month, 1)
  const wd = new Date(t).getUTCDay()
  return last ? t - wd * DAY : t + ((7 - wd) % 7) * DAY
}
/** Offset from UTC in hours: winter time begins in Europe and North America within the model. */
export function offset(zone: string, t: number): number {
  const base = Number(zone.slice(2)),
    y = new Date(t).getUTCFullYear()
  if (zone.startsWith('eu')) {
    return base + (t < nthSunday(y, 9, true) + HOUR && t > nthSunday(y, 2, true) + HOUR ? 1 : 0)
  }
  if (zone.startsWith('us')) {
    const start = nthSunday(y, 2, false) + 7 * DAY,
      end = nthSunday(y, 10, false) + (2 - base) * HOUR - HOUR
    return base + (t < end && t > start ? 1 : 0)
  }
  return base
}
/** Weekday 0 is Monday; `n` counts local days since 1970. */
export function local(zone: string, t: number): Local {
  const x = t + offset(zone, t) * HOUR,
    d = new Date(x)
  return {
    y: d.getUTCFullYear(),
    mo: d.getUTCMonth(),
    d: d.getUTCDate(),
    h: d.getUTCHours(),
    mi: d.getUTCMinutes(),
    wd: (d.getUTCDay() + 6) % 7,
    n: Math.floor(x / DAY),
  }
}
export const dayOf = (y: number, m: number, d: number): number =>
  Math.floor(Date.UTC(y, m - 1, d) / DAY)
export const weekday = (n: number): number => (n + 3) % 7
export function parts(n: number): { y: number; m: number; d: number; wd: number } {
  const x = new Date(n * DAY)
  return { y: x.getUTCFullYear(), m: x.getUTCMonth(), d: x.getUTCDate(), wd: weekday(n) }
}
export const iso = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10)
/** Days on which offices are shut besides week-ends. */
export const holiday = (n: number): boolean =>
  ['11-01', '12-25', '12-26', '01-01', '10-12'].includes(iso(n).slice(5))
