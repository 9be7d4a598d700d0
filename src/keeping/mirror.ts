// The static mirror: the node's public pages, alerts, feeds and log as files that any web server carries when the node
// is busy or down. The pages are asked of the node's own door as a visitor would; what has a form or a script stays with
// the node, and links to it lead there.
import { z } from 'zod'
import { type Language, LANGUAGES, type Translator } from '../core/text.ts'
import { MINUTE, msBetween, now, type Time } from '../core/time.ts'
import {
  fileOf,
  isSafePath,
  linksOf,
  type Manifest,
  manifestNote,
  MAX_FILES,
  relativeLink,
  withFileLinks,
  writeManifest,
} from '../lib/mirror/index.ts'
import {
  type Checkpoint,
  type NoteSigner,
  parseCheckpoint,
  TILE_WIDTH,
  tilePath,
} from '../lib/tlog/index.ts'
import { type Listed, type MirrorFolder, mirrorFolder } from '../platform/mirror/folder.ts'
import { STYLES } from '../ui/assets.ts'
import { html } from '../ui/html.ts'
import { mirrorTexts } from './mirror-texts.ts'

/** What a mirror is made from. */
export interface MirrorSource {
  readonly origin: string
  readonly languages: readonly Language[]
  readonly zone: string
  translator(language: Language): Translator
  /** Asks the node's door as a visitor without cookie or account. */
  ask(path: string): Promise<Response>
  /** Signs under the name of the log. */
  readonly signer: NoteSigner
}

/** What one writing of the mirror did. */
export interface MirrorRound {
  readonly files: number
  readonly changed: number
  readonly removed: number
  readonly size: number
}

/** A mirror that is kept fresh. */
interface Mirror {
  /** Writes what is new; one round at a time. */
  write(): Promise<MirrorRound>
}

/** Pages and files besides the log: a node with a few hundred public alerts has as many thousand. */
const MAX_PAGES = 10_000
/** All pages together, in bytes. */
const MAX_PAGE_BYTES = 256 * 1024 * 1024
/** A page whose words did not change is written again after this time, because it says as of when it is. */
const FRESH_MS = 5 * MINUTE

/** Places that are of no use without the node. */
const NODE_ONLY =
  /^\/(?:[a-z]{2}\/)?(?:api|console|station|stream|sign-in|join|report|answer|exercise|healthz|readyz|metrics)(?:\/|$)/

/** One thing that was asked of the node. */
interface Found {
  readonly path: string
  readonly file: string
  readonly body: Buffer
  readonly isPage: boolean
}

/** Opens the folder of a mirror. */
async function openMirror(source: MirrorSource, path: string): Promise<Mirror> {
  const folder = await mirrorFolder(path)
  const drawn = new Map<
    string,
    { readonly words: string; readonly at: Time; readonly page: string }
  >()
  let round: Promise<MirrorRound> | null = null
  return {
    write() {
      round ??= writeRound({ source, folder, drawn }).finally(() => (round = null))
      return round
    },
  }
}

/** What the command line asks of a running node's control socket to have a mirror written once. */
export const MIRROR_ONCE = 'node.mirror'

/** The mirror of a running node. */
export interface NodeMirror {
  /** Writes into any folder once; its path must be whole. */
  once(input: unknown): Promise<MirrorRound>
  stop(): Promise<void>
}

/** Keeps the mirror of the settings fresh, if there is one; says once when it cannot be written, and when it can again. */
export function nodeMirror(
  source: MirrorSource,
  setting: { readonly folder: string; readonly everyMs: number } | null,
  log: (line: string) => void,
): NodeMirror {
  const kept = setting === null ? null : keptFresh(source, setting, log)
  let last: { readonly folder: string; readonly mirror: Promise<Mirror> } | null = null
  return {
    async once(input) {
      const { folder } = z.strictObject({ folder: z.string().startsWith('/') }).parse(input)
      // Whoever writes the same folder again from a timer of his own has only what changed written.
      if (last?.folder !== folder) last = { folder, mirror: openMirror(source, folder) }
      return await (await last.mirror).write()
    },
    stop: async () => await kept?.stop(),
  }
}

function keptFresh(
  source: MirrorSource,
  { folder, everyMs }: { readonly folder: string; readonly everyMs: number },
  log: (line: string) => void,
): { stop(): Promise<void> } {
  let mirror: Promise<Mirror> | null = null
  let wasWritten: boolean | null = null
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      mirror ??= openMirror(source, folder)
      const { files, size } = await (await mirror).write()
      if (wasWritten !== true) log(`mirror: ${files} files in ${folder}, ${size} records`)
      wasWritten = true
    } catch (error) {
      if (wasWritten !== false) log(`mirror: it is not written: ${String(error)}`)
      wasWritten = false
      mirror = null
    }
    if (!isStopped) timer = setTimeout(next, everyMs).unref()
  }
  let running = round()
  function next(): void {
    running = round()
  }
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}

interface Work {
  readonly source: MirrorSource
  readonly folder: MirrorFolder
  /** Pages as they were last written, by file. */
  readonly drawn: Map<string, { readonly words: string; readonly at: Time; readonly page: string }>
}

async function writeRound(work: Work): Promise<MirrorRound> {
  const { source, folder } = work
  const made = now()
  const note = await textAt(source, '/log/checkpoint')
  const key = (await textAt(source, '/log/key')).trim()
  const checkpoint = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
  const found = await gather(source)
  const files = new Map<string, Listed & { readonly isChanged: boolean }>()
  const put = async (path: string, bytes: Uint8Array) =>
    void files.set(path, await folder.put(path, bytes))
  const hasFile = new Map(found.map(({ path, file }) => [path, file]))
  // What only adds comes first: a reader by the list of before finds all of it until the pages change.
  await putLog(work, checkpoint, files)
  for (const one of found) await put(one.file, finished(one, hasFile, work, made))
  await put('index.html', Buffer.from(chooser(source, found)))
  await put('log/checkpoint', Buffer.from(note))
  await put('log/key', Buffer.from(`${key}\n`))
  if (files.size > MAX_FILES) throw new RangeError(`a mirror has at most ${MAX_FILES} files`)
  const { origin } = source
  const root = Buffer.from(checkpoint.rootHash).toString('base64')
  const log = { key, size: checkpoint.size, root }
  const listed = [...files].map(([path, { sha256, bytes }]) => [path, { sha256, bytes }] as const)
  const manifest: Manifest = { version: 1, origin, made, log, files: Object.fromEntries(listed) }
  const bytes = writeManifest(manifest)
  await folder.publish(bytes, manifestNote(bytes, source.signer))
  const removed = await folder.removeAllBut(new Set(files.keys()))
  for (const file of work.drawn.keys()) if (!files.has(file)) work.drawn.delete(file)
  const changed = [...files.values()].filter(({ isChanged }) => isChanged).length
  return { files: files.size, changed, removed, size: checkpoint.size }
}

async function textAt(source: MirrorSource, path: string): Promise<string> {
  const response = await source.ask(path)
  if (response.status !== 200) throw new Error(`the node says ${response.status} to ${path}`)
  return await response.text()
}

/** Everything public that can be reached from the front pages and the feed of alerts. */
async function gather(source: MirrorSource): Promise<Found[]> {
  const found: Found[] = []
  const asked = new Set<string>()
  const waiting = [...source.languages.map((language) => `/${language}`), '/alerts.atom']
  let bytes = 0
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (asked.has(path) || NODE_ONLY.test(path) || path.startsWith('/log/')) continue
    asked.add(path)
    if (asked.size > MAX_PAGES) throw new RangeError(`a mirror has at most ${MAX_PAGES} pages`)
    const one = await askFor(source, path)
    if (one === null) continue
    bytes += one.body.length
    if (bytes > MAX_PAGE_BYTES) throw new RangeError('the pages are too large for a mirror')
    found.push(one)
    waiting.push(...leadsFrom(one, source))
  }
  return found
}

async function askFor(source: MirrorSource, path: string): Promise<Found | null> {
  const response = await source.ask(path)
  if (response.status !== 200) return null
  const body = Buffer.from(await response.arrayBuffer())
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html')
  // Who presses a button of a copy gets no answer, so such pages stay with the node.
  const isAlive = isPage && /<(?:script|form)\b/.test(body.toString('utf8'))
  const file = fileOf(path, isPage)
  // An address that is no name of a file everywhere stays with the node: one such link must not end the mirror.
  return isAlive || !isSafePath(file) ? null : { path, file, body, isPage }
}

const CAP_MESSAGE = /\/alerts\/([0-9a-f-]{36})\.cap\.xml/g

function leadsFrom({ path, body, isPage }: Found, { origin, languages }: MirrorSource): string[] {
  const text = body.toString('utf8')
  if (isPage) return linksOf(text, origin)
  if (path !== '/alerts.atom') return []
  // The feed also names alerts that just ended, to which no page leads any more.
  return [...text.matchAll(CAP_MESSAGE)].flatMap(([message, alert]) => [
    message,
    ...languages.map((language) => `/${language}/alerts/${alert}`),
  ])
}

function finished(one: Found, files: ReadonlyMap<string, string>, work: Work, made: Time): Buffer {
  const { origin } = work.source
  const at = (path: string) => files.get(path) ?? (path.startsWith('/log/') ? path.slice(1) : null)
  if (one.path === '/alerts.atom') {
    const place = { file: one.file, origin }
    return Buffer.from(withFileLinks(one.body.toString('utf8'), place, at))
  }
  return one.isPage ? finishedPage(one, at, work, made) : one.body
}

function finishedPage(
  one: Found,
  fileAt: (path: string) => string | null,
  { source, drawn }: Work,
  made: Time,
): Buffer {
  const { origin, zone } = source
  const linked = withFileLinks(one.body.toString('utf8'), { file: one.file, origin }, fileAt)
  const language = (/^<!doctype html>\s*<html lang="([a-z]{2})"/.exec(linked)?.[1] ??
    'en') as Language
  const t = source.translator(language)
  // "Three minutes ago" would be untrue in a copy: the moment itself is said.
  const timed = linked.replaceAll(
    /(<time datetime="([^"]+)"[^>]*>)[^<]*(?=<\/time>)/g,
    (_, tag: string, at: string) => `${tag}${t.dateTime(at, zone)}`,
  )
  const words = timed.replaceAll(/<p class="as-of">[^]*?<\/p>/g, '')
  const last = drawn.get(one.file)
  if (last?.words === words && msBetween(last.at, made) < FRESH_MS) return Buffer.from(last.page)
  const page = timed.replace(
    '<header class="top">',
    `${banner(t, source, made)}<header class="top">`,
  )
  drawn.set(one.file, { words, at: made, page })
  return Buffer.from(page)
}

function banner(t: Translator, { origin, zone }: MirrorSource, made: Time): string {
  const node = html`<bdi dir="ltr">${origin}</bdi>`
  const words = t.parts(mirrorTexts.banner, { origin: node, time: t.dateTime(made, zone) })
  return String(
    html`<section class="status-line" aria-label="${t(mirrorTexts.status)}"><p class="outage-line">${words}</p></section>
`,
  )
}

/** The page at the top: which language. */
function chooser({ languages, translator }: MirrorSource, found: readonly Found[]): string {
  const [first = 'en'] = languages
  const styles = found.filter(({ file }) => STYLES.public.some((name) => file.endsWith(name)))
  const t = translator(first)
  const links = languages.map((language) => {
    const { name, direction } = LANGUAGES[language]
    const href = relativeLink('index.html', fileOf(`/${language}`, true))
    return html`<li><a href="${href}" lang="${language}" dir="${direction}" hreflang="${language}">${name}</a></li>`
  })
  const title = languages.map((language) => translator(language)(mirrorTexts.choose)).join(' · ')
  return String(html`<!doctype html>
<html lang="${first}" dir="${t.direction}" class="public actual">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map(({ file }) => html`<link rel="stylesheet" href="${file}">`)}
</head>
<body>
<main id="main"><h1>${title}</h1><ul>${links}</ul></main>
</body>
</html>
`)
}

/** Hash tiles of the log at this head. Whole tiles never change, so only those are asked for that are not there. */
async function putLog(
  { source, folder }: Work,
  { size }: Checkpoint,
  files: Map<string, Listed & { readonly isChanged: boolean }>,
): Promise<void> {
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < count; index += 1) {
      const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH)
      const path = `log/${tilePath(level, index, width)}`
      const known = width === TILE_WIDTH ? await folder.known(path) : null
      if (known !== null) {
        files.set(path, { ...known, isChanged: false })
        continue
      }
      const response = await source.ask(`/${path}`)
      if (response.status !== 200) throw new Error(`the node says ${response.status} to /${path}`)
      files.set(path, await folder.put(path, new Uint8Array(await response.arrayBuffer())))
    }
  }
}
