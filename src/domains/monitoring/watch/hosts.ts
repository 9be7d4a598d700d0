import { registeredName } from '../../../lib/dns/index.ts'
import { isSameSite, type Thing } from '../../../lib/html/index.ts'
import { isAlways, type Profile } from './profile.ts'

/** Hosts where anybody can put a file: a new one there is as strange as a new host. */
const ANYBODY = new Set([
  'jsdelivr.net',
  'unpkg.com',
  'cdnjs.cloudflare.com',
  'esm.sh',
  'skypack.dev',
  'statically.io',
  'githack.com',
  'githubusercontent.com',
  'github.io',
  'gitlab.io',
  'pages.dev',
  'workers.dev',
  'netlify.app',
  'vercel.app',
  'web.app',
  'firebaseapp.com',
  'storage.googleapis.com',
  'amazonaws.com',
  'blob.core.windows.net',
  'pastebin.com',
  'bit.ly',
  'tinyurl.com',
  't.me',
  'docs.google.com',
  'forms.gle',
  'jotform.com',
  'typeform.com',
])

/** Firms whose films editors embed. */
const FILM_FIRMS = [
  'youtube.com',
  'youtube-nocookie.com',
  'vimeo.com',
  'dailymotion.com',
  'rutube.ru',
  'youku.com',
  'bilibili.com',
]
/** The same by their links too. */
const FILMS = new Set([...FILM_FIRMS, 'youtu.be'])

/** Firms whose films, maps and posts editors embed. */
const EMBEDS = new Set([
  ...FILM_FIRMS,
  'openstreetmap.org',
  'google.com',
  'facebook.com',
  'twitter.com',
  'x.com',
  'instagram.com',
  'soundcloud.com',
  'spotify.com',
  'arcgis.com',
  'datawrapper.de',
  'dwcdn.net',
  'flourish.studio',
  'issuu.com',
  'livestream.com',
  'vk.com',
])

/** Hosts or paths below one registered name that make it one that moves. */
const MOVING = 3
/** Domains that move, by which a page is one that is paid by advertising. */
const MANY_MOVING = 3

export function isForAnybody(host: string): boolean {
  return isListed(ANYBODY, host)
}

export function isEmbed(host: string): boolean {
  return isListed(EMBEDS, host)
}

export function isFilm(host: string): boolean {
  return isListed(FILMS, host)
}

/** Hosts of maps to which links lead. */
const MAPS =
  /^maps?\.|(?:^|\.)(?:openstreetmap\.org|google\.[a-z.]{2,6}|goo\.gl|bing\.com|yandex\.[a-z.]{2,6}|2gis\.[a-z]{2,3})$/

export function isMap(host: string): boolean {
  return MAPS.test(host)
}

function isListed(list: ReadonlySet<string>, host: string): boolean {
  return (
    list.has(host) ||
    list.has(registeredName(host) ?? '') ||
    [...list].some((one) => host.endsWith(`.${one}`))
  )
}

/** Key of the domain of a thing; null on the site itself. */
export function domainKey(kind: string, host: string): string {
  return `${kind} ${registeredName(host) ?? host}`
}

/** How well a page knows a host for one kind of thing. */
export type HostState = 'own' | 'new' | 'known' | 'moving'

export function hostState(profile: Profile, kind: string, host: string | null): HostState {
  if (host === null) return 'own'
  const domain = profile.domains.get(domainKey(kind, host))
  if (!domain) return 'new'
  const isMoving =
    domain.hosts.length >= MOVING ||
    domain.paths.length >= MOVING ||
    !isAlways(domain.seen, profile.fetches)
  if (isMoving && !isForAnybody(host)) return 'moving'
  return domain.hosts.includes(host) ? 'known' : 'new'
}

/** Name of the firm whose host it is. */
export function slotDomain(host: string): string {
  return registeredName(host) ?? host
}

/** Firms whose scripts or frames come and go at a place, by which it is a slot for advertising. */
const SLOT_FIRMS = 3

/** Whether a place is a slot: one more firm there is no news. */
export function isSlot(profile: Profile, path: string): boolean {
  const { domains: firms = [] } = profile.slots.get(path) ?? {}
  if (firms.length < SLOT_FIRMS) return false
  const comes = (firm: string) =>
    (['script', 'frame'] as const).every((kind) => {
      const domain = profile.domains.get(`${kind} ${firm}`)
      return !domain || !isAlways(domain.seen, profile.fetches)
    })
  return firms.filter(comes).length >= SLOT_FIRMS
}

/** Whether fetches after the first ones went on bringing hosts or paths of its domain. */
export function isMovingByItself({ domains }: Profile, kind: string, host: string | null): boolean {
  return host !== null && (domains.get(domainKey(kind, host))?.novelty ?? 0) >= MOVING
}

/** Whether a host belongs to who has the site at `home`; null is the site itself. */
export function isOfHome(host: string | null, home: string): boolean {
  return host === null || isSameSite(host, home)
}

/** Whether the page takes things from so many hosts that move that one more says little. */
export function hasManyMoving({ domains, fetches }: Profile): boolean {
  let moving = 0
  for (const { hosts, paths, seen } of domains.values())
    if (hosts.length >= MOVING || paths.length >= MOVING || !isAlways(seen, fetches)) moving++
  return moving >= MANY_MOVING
}

/** Programs, archives and documents that run code. */
const PROGRAMS =
  /\.(?:exe|msi|apk|aab|dmg|pkg|deb|rpm|jar|bat|cmd|com|scr|ps1|vbs|hta|lnk|iso|img|cab|appx|msix|ipa|xapk|docm|xlsm|pptm|zip|rar|7z|gz|tgz|tar|xz)$/i

/** Ending of an address that leads to a program or archive, in lower case; null elsewhere. */
export function programEnding({ label }: Thing): string | null {
  const path = label.split(/[?#]/, 1)[0] ?? ''
  const isHostOnly = /^(?:https?:)?\/\/[^/]*$/i.test(path)
  return isHostOnly ? null : (PROGRAMS.exec(path)?.[0].toLowerCase() ?? null)
}
