// A bed: a module with pages of sites over time. Names may be texts or objects, so that beds of others can be run.

import { pathToFileURL } from 'node:url'

/** An attack or an edit. */
export interface Change {
  readonly id: string
  /** An edit that changes what voters go by may alarm. */
  readonly changesFact: boolean
}

/** What a visitor gets. */
export interface Answer {
  readonly html: string
  /** Of the answer, lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly status: number
  /** Texts of the site's own scripts and style sheets, by their address as the page writes it. */
  readonly files: Readonly<Record<string, string>>
}

export interface Bed {
  readonly kinds: readonly string[]
  readonly attacks: readonly Change[]
  readonly edits: readonly Change[]
  page(kind: string, site: number, t: number, attack: string | null): Promise<Answer>
  passagesOf(kind: string, site: number): Promise<string[]>
  addressOf(kind: string, site: number): string
}

type Loose = Readonly<Record<string, unknown>>

/** Loads a bed; throws where a part is missing. */
export async function loadBed(file: string): Promise<Bed> {
  const module = (await import(pathToFileURL(file).href)) as Loose
  const bed = typeof module['page'] === 'function' ? module : (module['default'] as Loose)
  const { page, passagesOf, addressOf } = bed as Readonly<Record<string, unknown>>
  if (typeof page !== 'function') throw new Error(`${file} exports no page(kind, site, t, attack)`)
  return {
    kinds: namesOf(bed['KINDS']).map(({ id }) => id),
    attacks: namesOf(bed['ATTACKS']),
    edits: namesOf(bed['EDITS']),
    page: async (kind, site, t, attack) => answerOf(await page(kind, site, t, attack)),
    async passagesOf(kind, site) {
      const found: unknown = typeof passagesOf === 'function' ? await passagesOf(kind, site) : []
      return (Array.isArray(found) ? found : found ? [found] : []).map(String)
    },
    addressOf(kind, site) {
      const found: unknown = typeof addressOf === 'function' ? addressOf(kind, site) : null
      return typeof found === 'string' ? found : ''
    },
  }
}

/** What a page is that says nothing else. */
const TYPE = { 'content-type': 'text/html; charset=utf-8' }

function answerOf(found: unknown): Answer {
  const about = typeof found === 'object' && found !== null ? (found as Partial<Answer>) : {}
  const { html = String(found), headers = {}, status = 200, files = {} } = about
  return { html, headers: { ...TYPE, ...headers }, status, files }
}

function namesOf(list: unknown): Change[] {
  const entries = Array.isArray(list)
    ? list.map((one: unknown) => [null, one] as const)
    : Object.entries((list ?? {}) as object)
  return entries.map(([key, one]) => {
    const about = (typeof one === 'object' && one !== null ? one : {}) as Loose
    const name =
      typeof one === 'string' && key === null
        ? one
        : (about['id'] ?? about['name'] ?? about['key'] ?? key)
    const flags = Object.entries(about).filter(([flag]) => /fact|alarm|vote/i.test(flag))
    return { id: String(name), changesFact: flags.some(([, value]) => value === true) }
  })
}
