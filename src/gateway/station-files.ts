import type { Hono } from 'hono'
import type { Realm } from '../core/action.ts'
import { isLanguage, LANGUAGES } from '../core/text.ts'
import { ICON, STYLES } from '../ui/assets.ts'
import type { GatewayParts } from './handed-in.ts'
import { texts } from './texts.ts'

/** The station page's script, served with all that it imports. */
export const STATION_SCRIPTS = ['station.js'] as const

const WORKER = 'station-worker.js'

/** Colour of the bar above an installed page, by realm. */
const COLOURS: Readonly<Record<Realm, string>> = { actual: '#0b4a57', exercise: '#7a3b00' }

/** The installable part of the station page: manifest and worker of each language. */
export function addStationFiles(
  app: Hono,
  parts: GatewayParts,
  { realm, prefix }: { realm: Realm; prefix: string },
): void {
  const home = `${prefix}/:lang{[a-z]{2}}/station`
  app.get(`${home}/manifest.webmanifest`, (c) => {
    const manifest = manifestOf(parts, { realm, prefix, lang: c.req.param('lang') })
    if (manifest === null) return c.notFound()
    return c.body(JSON.stringify(manifest), 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'public, max-age=3600',
    })
  })
  app.get(`${home}/worker.js`, (c) => {
    const path = `${prefix}/${c.req.param('lang')}/station`
    return c.body(workerOf(parts, path), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Service-Worker-Allowed': path,
    })
  })
}

/** The web app manifest of one language; null for a language that the node does not speak. */
export function manifestOf(
  parts: Pick<GatewayParts, 'translator' | 'languages' | 'assets'>,
  { realm, prefix, lang }: { realm: Realm; prefix: string; lang: string | undefined },
): object | null {
  if (lang === undefined || !isLanguage(lang) || !parts.languages.includes(lang)) return null
  const home = `${prefix}/${lang}/station`
  const name = parts.translator(lang)(texts.appName)
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
export function workerOf(parts: Pick<GatewayParts, 'assets'>, home: string): string {
  const shell = [...STYLES.station, ...STATION_SCRIPTS, ICON].map((name) => addressOf(parts, name))
  const script = Buffer.from(parts.assets.get(WORKER)?.bytes ?? []).toString('utf8')
  return `self.SHELL=${JSON.stringify(shell)};self.HOME=${JSON.stringify(home)}\n${script}`
}

function addressOf({ assets }: Pick<GatewayParts, 'assets'>, name: string): string {
  return `/static/${assets.get(name)?.etag ?? 'none'}/${name}`
}
