import { BACKUP_DAYS } from '../../core/retention.ts'
import { DAY, toMs, type Time } from '../../core/time.ts'

const NAME = /^scrutineer-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.tar\.zst(\.age)?$/

/** Name of a backup by the schedule. */
export function backupName(at: Time, isEncrypted: boolean): string {
  return `scrutineer-${at.replaceAll(/[-:.]/g, '')}.tar.zst${isEncrypted ? '.age' : ''}`
}

/**
 * Which of the files in a folder are no longer kept: backups by the schedule that are neither among the newest `keep`
 * nor the last of their day within {@link BACKUP_DAYS}. Files with other names are never among them.
 */
export function dropped(
  names: readonly string[],
  { keep, now }: { readonly keep: number; readonly now: Time },
): string[] {
  const backups = names
    .flatMap((name) => {
      const found = NAME.exec(name)
      if (found === null) return []
      const [, year, month, day, hour, minute, second, ms] = found
      return [
        {
          name,
          day: `${year}-${month}-${day}`,
          at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`,
        },
      ]
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const days = new Set<string>()
  return backups
    .filter(({ day, at }, n) => {
      const isLastOfDay = !days.has(day)
      days.add(day)
      const isYoung = toMs(now) - toMs(at) < BACKUP_DAYS * DAY
      return n >= keep && !(isLastOfDay && isYoung)
    })
    .map(({ name }) => name)
}
