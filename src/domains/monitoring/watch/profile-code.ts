import { z } from 'zod'
import type { Profile } from './profile.ts'

const text = z.string()
const count = z.number()
const list = z.array(text)

/** What a profile knows of code, as it is stored: rows without names of their parts. */
export const storedCode = z.strictObject({
  /** What known codes reach. */
  reaches: z.array(z.tuple([text, count, list, list, list, list, text, list, list])),
  /** The site's own files by their names: how often, in which fetch and when they were seen. */
  names: z.array(z.tuple([text, count, count, count])),
  /** Slots: when something was seen there last, and whose. */
  slots: z.array(z.tuple([text, count, list])),
  /** Frames and scripts that always had a guard. */
  guarded: list,
})
type StoredCode = z.infer<typeof storedCode>

export function toStoredCode({ reaches, names, slots, guarded }: Profile): StoredCode {
  return {
    reaches: Array.from(reaches, ([key, one]) => [
      key,
      one.last,
      one.hosts,
      one.hostSets,
      one.data,
      one.dataSets,
      one.said,
      one.accounts,
      one.accountSets,
    ]),
    names: Array.from(names, ([key, { seen, fetch, last }]) => [key, seen, fetch, last]),
    slots: Array.from(slots, ([key, { last, domains }]) => [key, last, domains]),
    guarded: [...guarded],
  }
}

/** Fills a new profile with what was stored. */
export function fillCode(profile: Profile, { reaches, names, slots, guarded }: StoredCode): void {
  for (const [key, last, hosts, hostSets, data, dataSets, said, accounts, accountSets] of reaches)
    profile.reaches.set(key, { last, hosts, hostSets, data, dataSets, said, accounts, accountSets })
  for (const [key, seen, fetch, last] of names) profile.names.set(key, { seen, fetch, last })
  for (const [key, last, domains] of slots) profile.slots.set(key, { last, domains })
  for (const key of guarded) profile.guarded.add(key)
}

/** Drops what is more than `most` of a kind. */
export function dropCode({ reaches, names, slots }: Profile, most: number): void {
  for (const map of [reaches, names, slots]) if (map.size > most) map.clear()
}

/** Fills a map with its entries as they were stored. */
export function fill<T>(map: Map<string, T>, entries: readonly (readonly [string, T])[]): void {
  for (const [key, one] of entries) map.set(key, one)
}
