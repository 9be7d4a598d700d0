import type { Hono } from 'hono'
import type { Realm } from '../core/action.ts'
import type { Installed } from '../core/installed.ts'
import { isLanguage, LANGUAGES } from '../core/text.ts'
import { ICON, STYLES } from '../ui/assets.ts'
import type { GatewayParts } from './handed-in.ts'
import { PATH, PROBLEM_PATH } from './station-frame.ts'
import { texts } from './texts.ts'

/** The station page's script, served with all that it imports. */
export const STATION_SCRIPTS = ['station.js'] as const

const STATION: Installed = {
  path: PATH,
  name: texts.appName,
  scripts: STATION_SCRIPTS,
  pages: [PATH, PROBLEM_PATH],
}

const WORKER = 'station-worker.js'

/** Colour of the bar above an installed page, by realm. */
const COLOURS: Readonly<Record<Realm, string>> = { actual: '#0b4a57', exercise: '#7a3b00' }

interface Place {
  readonly realm: Realm
  readonly prefix: string
}

/** What makes pages installable: manifest and worker of each language, for stations and whatever slices bring. */
export function addStationFiles(app: Hono, parts: GatewayParts, place: Place): void {
  for (const installed of [STATION, ...(parts.installed ?? [])])
    addFiles(app, parts, place, installed)
}

function addFiles(app: Hono, parts: GatewayParts, place: Place, installed: Installed): void {
  const home = `${place.prefix}/:lang{[a-z]{2}}${installed.path}`
  app.get(`${home}/manifest.webmanifest`, (c) => {
    const manifest = manifestOf(parts, place, c.req.param('lang'), installed)
    if (manifest === null) return c.notFound()
    return c.body(JSON.stringify(manifest), 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'public, max-age=3600',
    })
  })
  app.get(`${home}/worker.js`, (c) => {
    const base = `${place.prefix}/${c.req.param('lang')}`
    return c.body(workerOf(parts, base, installed), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Service-Worker-Allowed': `${base}${installed.path}`,
    })
  })
}

/** The web app manifest of one language; null for a language that the node does not speak. */
function manifestOf(
  parts: Pick<GatewayParts, 'translator' | 'languages' | 'assets'>,
  { realm, prefix }: Place,
  lang: string | undefined,
  installed: Installed,
): object | null {
  if (lang === undefined || !isLanguage(lang) || !parts.languages.includes(lang)) return null
  const home = `${prefix}/${lang}${installed.path}`
  const name = parts.translator(lang)(installed.name)
  return {
    name: realm === 'exercise' ? `${name} (EXERCISE)` : name,
    lang,
    dir: LANGUAGES[lang].direction,
    start_url: home,
    scope: home,
    display: 'standalone',
    background_color: '#f6f5f1',
    theme_color: COLOURS[realm],
    icons: [{ src: addressOf(parts, ICON), type: 'image/svg+xml', sizes: 'any' }],
  }
}

/** The worker with the addresses of what it keeps; a changed file changes it, and so the browser takes the new one. */
function workerOf(
  parts: Pick<GatewayParts, 'assets'>,
  base: string,
  { path, scripts, pages, keepsSeen }: Installed,
): string {
  const shell = [...STYLES.station, ...scripts, ICON].map((name) => addressOf(parts, name))
  const script = Buffer.from(parts.assets.get(WORKER)?.bytes ?? []).toString('utf8')
  const facts = {
    SHELL: shell,
    HOME: `${base}${path}`,
    PAGES: pages.map((one) => `${base}${one}`),
    SEEN: keepsSeen === true,
  }
  const said = Object.entries(facts).map(
    ([name, value]) => `self.${name}=${JSON.stringify(value)};`,
  )
  return `${said.join('')}\n${script}`
}

function addressOf({ assets }: Pick<GatewayParts, 'assets'>, name: string): string {
  return `/static/${assets.get(name)?.etag ?? 'none'}/${name}`
}
