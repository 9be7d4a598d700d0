// How long a search among 100,000 references takes, and a page to be kept with what it consists of.
//   npm run bench -- sources
// One nginx serves a page of sixty resources, sheets, scripts, pictures and fonts; it is kept in a thread and written in
// parts as the node does. The gap between two requests to one host is the product's own. Beside it wget keeps the same
// page as a web archive, one resource after the other and without such a gap.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createThreads } from '../../src/platform/apart/index.ts'
import { captureApart } from '../../src/platform/capture/index.ts'
import { openFiles } from '../../src/platform/files.ts'
import { startNginx } from '../../test/support/nginx.ts'
import { referenceFigures } from './search.ts'

const ROUNDS = 5
const PORT = 8085
const KINDS = [
  ['css', 10, 20_000],
  ['js', 15, 60_000],
  ['gif', 30, 40_000],
  ['woff2', 5, 50_000],
] as const

function print(figure: string, value: number, unit: string, vs: object = {}): void {
  console.log(
    JSON.stringify({ bench: 'sources', figure, value: Number(value.toPrecision(6)), unit, vs }),
  )
}

/** Writes the site; its fonts are named by its first sheet. */
function writeSite(folder: string): void {
  const tags: string[] = []
  for (const [ending, count, size] of KINDS) {
    for (let n = 0; n < count; n += 1) {
      const name = `${ending}${n}.${ending}`
      writeFileSync(join(folder, name), Buffer.alloc(size, `/* ${name} */\n`))
      if (ending === 'css') tags.push(`<link rel="stylesheet" href="${name}">`)
      else if (ending === 'js') tags.push(`<script src="${name}"></script>`)
      else if (ending === 'gif') tags.push(`<img src="${name}" alt="">`)
    }
  }
  const fonts = Array.from({ length: 5 }, (_, n) => `@font-face{src:url(woff2${n}.woff2)}`)
  writeFileSync(join(folder, 'css0.css'), fonts.join('\n'))
  const words = '<p>Polls close at eight, the office said on Monday.</p>'.repeat(200)
  writeFileSync(
    join(folder, 'page.html'),
    `<!doctype html><title>Hours</title>${tags.join('')}${words}`,
  )
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

function wgetMs(url: string, folder: string): number | null {
  const started = performance.now()
  const file = join(folder, `w${Math.trunc(started)}`)
  const args = ['-q', '-p', '-nd', '-P', file, `--warc-file=${file}`, url]
  const { error } = spawnSync('wget', args)
  return error === undefined ? performance.now() - started : null
}

await referenceFigures(print)
const nginx = await startNginx(
  ({ address, folder }) =>
    `types { text/html html; text/css css; text/javascript js; image/gif gif; font/woff2 woff2; }
     server { listen ${address}:${PORT}; root ${folder}; access_log off; }`,
)
const folder = mkdtempSync(join(tmpdir(), 'bench-sources-'))
const threads = createThreads()
try {
  writeSite(nginx.folder)
  const url = `http://${nginx.address}:${PORT}/page.html`
  const files = openFiles(folder)('sources')
  const capture = captureApart(threads, { userAgent: 'Scrutineer bench' })
  const wanted = { url, privateNetworks: ['127.0.0.0/8'], openPorts: [] }
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now()
    const page = await capture.take(wanted, files)
    if (page.outcome !== 'taken' || page.resources !== 60)
      throw new Error(`the page was not kept whole: ${JSON.stringify(page)}`)
    if (round === 0) print('snapshot size', page.size / 1e6, 'MB')
    // The first one starts the thread.
    print(
      round === 0 ? 'first snapshot of 60 resources' : 'snapshot of 60 resources',
      performance.now() - started,
      'ms',
    )
    if (round > 0) times.push(performance.now() - started)
  }
  const peers = Array.from({ length: ROUNDS }, () => wgetMs(url, folder)).filter(
    (ms) => ms !== null,
  )
  const vs =
    peers.length === 0 ? {} : { wget: Number((median(times) / median(peers)).toPrecision(3)) }
  if (peers.length === 0) console.log('wget is not installed: nothing to compare with')
  print('snapshot of 60 resources, median', median(times), 'ms', vs)
  print('snapshot of 60 resources, slowest', Math.max(...times), 'ms')
} finally {
  await threads.close()
  await nginx.stop()
  rmSync(folder, { recursive: true, force: true })
}
